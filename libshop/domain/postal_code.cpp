#include "domain/postal_code.hpp"

#include "domain/text.hpp"

#include <shop/error.hpp>

#include <fmt/format.h>

namespace shop::domain {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

char capital(char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

}  // namespace

std::string checked_postal_code(std::string_view text) {
    const std::string line = checked_line(text, "postal code", limits::kPostalCode);
    std::string code;
    for (const char c : line) {
        const char next = capital(c);
        const bool letter = next >= 'A' && next <= 'Z';
        if (!letter && !is_digit(next) && next != '-' && next != ' ') {
            throw Error(ErrorCode::invalid_argument,
                        fmt::format("'{}' is no postal code", shown(text)),
                        "Postal codes are letters, digits, dashes and blanks.");
        }
        if (next == ' ' && code.ends_with(' ')) continue;
        code.push_back(next);
    }
    return code;
}

}  // namespace shop::domain
