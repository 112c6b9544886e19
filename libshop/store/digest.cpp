#include "store/digest.hpp"

#include <shop/error.hpp>

#include <sodium.h>

#include <array>
#include <vector>

namespace shop::store {

namespace {

std::string to_hex(const unsigned char* bytes, std::size_t count) {
    std::string hex(count * 2 + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), bytes, count);
    hex.pop_back();
    return hex;
}

}  // namespace

std::string sha256_hex(std::string_view text) {
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(text.data()),
                       text.size());
    return to_hex(hash.data(), hash.size());
}

std::string random_hex(std::size_t bytes) {
    if (sodium_init() < 0) {
        throw Error(ErrorCode::internal, "this machine gives no random numbers");
    }
    std::vector<unsigned char> random(bytes);
    randombytes_buf(random.data(), random.size());
    return to_hex(random.data(), random.size());
}

LengthPrefixed& LengthPrefixed::add(std::string_view field) {
    text_ += std::to_string(field.size());
    text_ += ':';
    text_ += field;
    return *this;
}

}  // namespace shop::store
