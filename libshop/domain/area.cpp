#include "domain/area.hpp"

#include "domain/in_quotes.hpp"

#include <shop/error.hpp>

#include <algorithm>
#include <cstddef>

namespace shop::domain {

namespace {

// Spelled out: the functions of <cctype> follow the process's locale.
bool is_blank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
char capital(char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

/// `95616` of `95616-1234`, anything else as it is.
std::string_view without_plus_four(std::string_view code) {
    constexpr std::size_t kZip = 5;
    constexpr std::size_t kZipPlusFour = 10;
    if (code.size() != kZipPlusFour || code[kZip] != '-') return code;
    const auto zip = code.substr(0, kZip);
    const auto plus_four = code.substr(kZip + 1);
    const bool digits = std::all_of(zip.begin(), zip.end(), is_digit) &&
                        std::all_of(plus_four.begin(), plus_four.end(), is_digit);
    return digits ? zip : code;
}

std::string names(const std::vector<Area>& areas) {
    std::string text;
    for (const auto& area : areas) text += (text.empty() ? "" : ", ") + area.name;
    return text;
}

}  // namespace

std::string normalized_postal_code(std::string_view text) {
    std::string code;
    bool gap = false;
    for (const char c : text) {
        if (is_blank(c)) {
            gap = true;
            continue;
        }
        if (gap && !code.empty()) code += ' ';
        gap = false;
        code += capital(c);
    }
    return code;
}

const Area* find_area(const std::vector<Area>& areas, std::string_view postal_code) {
    if (areas.empty()) return nullptr;
    const auto wanted = normalized_postal_code(postal_code);
    const auto zip = without_plus_four(wanted);
    for (const auto& area : areas) {
        for (const auto& listed : area.postal_codes) {
            const auto code = normalized_postal_code(listed);
            if (code == wanted || code == zip) return &area;
        }
    }
    throw Error(ErrorCode::out_of_area,
                "postal code " + in_quotes(postal_code) + " is in none of the service areas",
                "areas served: " + names(areas));
}

}  // namespace shop::domain
