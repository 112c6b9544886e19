#include "domain/vin.hpp"

#include "domain/utf8.hpp"

#include <shop/error.hpp>
#include <shop/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace shop::domain {

namespace {

constexpr std::size_t kLength = 17;
constexpr std::size_t kShortestOld = 5;
constexpr std::size_t kCheckDigit = 8;
constexpr std::size_t kModelYear = 9;
constexpr int kFirstYear = 1981;  // of today's form (49 CFR 565, formerly 571.115)

[[noreturn]] void refuse(std::string_view text, std::string_view why, std::string hint = {}) {
    throw Error(ErrorCode::invalid_argument, fmt::format("'{}' is no VIN: {}", shown(text), why),
                std::move(hint));
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_vin_letter(char c) {
    return c >= 'A' && c <= 'Z' && c != 'I' && c != 'O' && c != 'Q';
}

/// 49 CFR 565.15, Table III.
int value_of(char c) {
    constexpr std::string_view kLetters = "ABCDEFGH JKLMN P R STUVWXYZ";
    constexpr std::string_view kValues = "12345678 12345 7 9 23456789";
    if (is_digit(c)) return c - '0';
    return kValues[kLetters.find(c)] - '0';
}

std::string in_capitals(std::string_view text) {
    std::string vin;
    for (const char c : trimmed(text)) {
        if (c == ' ' || c == '-') continue;
        const bool lower = c >= 'a' && c <= 'z';
        vin.push_back(lower ? static_cast<char>(c - 'a' + 'A') : c);
    }
    return vin;
}

bool is_made_for_north_america(std::string_view vin) {
    return vin[0] >= '1' && vin[0] <= '5';
}

bool is_full_form(std::string_view vin) {
    return vin.size() == kLength &&
           std::ranges::all_of(vin, [](char c) { return is_digit(c) || is_vin_letter(c); });
}

void check_old_form(std::string_view vin, std::string_view text) {
    if (vin.size() < kShortestOld || vin.size() > kLength) {
        refuse(text, fmt::format("it has {} characters, {} to {} are taken for a car before {}",
                                 vin.size(), kShortestOld, kLength, kFirstYear));
    }
    for (const char c : vin) {
        if (!is_digit(c) && (c < 'A' || c > 'Z')) {
            refuse(text, fmt::format("it holds '{}'", shown(std::string_view(&c, 1))));
        }
    }
}

}  // namespace

char check_digit(std::string_view vin) {
    constexpr std::array<int, kLength> kWeights = {8, 7, 6, 5, 4, 3, 2, 10, 0,
                                                   9, 8, 7, 6, 5, 4, 3, 2};
    int sum = 0;
    for (std::size_t i = 0; i < kLength; ++i) sum += kWeights[i] * value_of(vin[i]);
    const int remainder = sum % 11;
    return remainder == 10 ? 'X' : static_cast<char>('0' + remainder);
}

std::string checked_vin(std::string_view text, std::optional<int> year) {
    const std::string vin = in_capitals(text);
    if (year && *year < kFirstYear) {
        check_old_form(vin, text);
        return vin;
    }
    for (const char c : vin) {
        if (c == 'I' || c == 'O' || c == 'Q') {
            refuse(text, fmt::format("the letter {} is never in one", c),
                   "It is likely the digit 1 or 0.");
        }
        if (!is_digit(c) && !is_vin_letter(c)) {
            refuse(text, fmt::format("it holds '{}'", shown(std::string_view(&c, 1))));
        }
    }
    if (vin.size() != kLength) {
        refuse(text, fmt::format("it has {} characters, not {}", vin.size(), kLength),
               fmt::format("Shorter ones are taken for a model year before {}.", kFirstYear));
    }
    if (is_made_for_north_america(vin) && vin[kCheckDigit] != check_digit(vin)) {
        refuse(text,
               fmt::format("the 9th character is '{}', by the others it would be '{}'",
                           vin[kCheckDigit], check_digit(vin)),
               "One character is likely mistyped: read it again.");
    }
    return vin;
}

}  // namespace shop::domain

namespace shop {

std::string vin_doubt(std::string_view vin) {
    if (!domain::is_full_form(vin)) return {};
    // 49 CFR 565.15, Table VII: the letters and digits that stand for a model year.
    constexpr std::string_view kNoYear = "UZ0";
    const char year = vin[domain::kModelYear];
    if (domain::is_made_for_north_america(vin) && kNoYear.find(year) != std::string_view::npos) {
        return fmt::format("{} stands for no model year", year);
    }
    const char expected = domain::check_digit(vin);
    const char found = vin[domain::kCheckDigit];
    if (found == expected) return {};
    return fmt::format("check digit {} expected, found {}", expected, found);
}

}  // namespace shop
