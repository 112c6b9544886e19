#pragma once

#include <string>
#include <string_view>

namespace shop::store {

/// SHA-256 (FIPS 180-4), 64 hex digits.
[[nodiscard]] std::string sha256_hex(std::string_view text);

/// Bytes that nobody can guess, two hex digits each.
[[nodiscard]] std::string random_hex(std::size_t bytes);

/// The fields one after the other, each behind its length, so that no two lists of
/// fields give the same text.
class LengthPrefixed {
public:
    LengthPrefixed& add(std::string_view field);
    [[nodiscard]] const std::string& text() const { return text_; }

private:
    std::string text_;
};

}  // namespace shop::store
