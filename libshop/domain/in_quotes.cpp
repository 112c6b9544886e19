#include "domain/in_quotes.hpp"

#include <cstddef>

namespace shop::domain {

namespace {

constexpr std::size_t kLongest = 60;

bool continues_character(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

}  // namespace

std::string in_quotes(std::string_view value) {
    if (value.size() <= kLongest) return "'" + std::string(value) + "'";
    std::size_t end = kLongest;
    while (end > 0 && continues_character(value[end])) --end;
    return "'" + std::string(value.substr(0, end)) + "...'";
}

}  // namespace shop::domain
