#include "domain/decimal.hpp"

#include "domain/in_quotes.hpp"

#include <shop/error.hpp>

#include <algorithm>
#include <cstddef>

namespace shop::domain {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool all_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

[[noreturn]] void refuse(std::string_view shown, const DecimalFormat& format,
                         const std::string& reason) {
    throw Error(ErrorCode::invalid_argument,
                std::string(format.what) + " " + in_quotes(shown) + " " + reason,
                "write it like " + std::string(format.example));
}

/// `1,145,000`: one to three digits that do not begin with 0, then threes. `0,145` is
/// how half the world writes 0.145: refused, never read as 145.
bool well_grouped(std::string_view whole) {
    const auto first = whole.find(',');
    const auto head = whole.substr(0, first);
    if (!all_digits(head) || head.size() > 3 || head.front() == '0') return false;
    for (auto at = first; at < whole.size(); at += 4) {
        if (whole[at] != ',' || whole.size() - at < 4) return false;
        if (!all_digits(whole.substr(at + 1, 3))) return false;
    }
    return true;
}

bool append_digit(std::int64_t& value, char digit, std::int64_t max) {
    const std::int64_t increment = digit - '0';
    if (value > (max - increment) / 10) return false;
    value = value * 10 + increment;
    return true;
}

}  // namespace

std::int64_t parse_decimal(std::string_view text, std::string_view shown,
                           const DecimalFormat& format) {
    if (shown.empty()) refuse(shown, format, "is empty");
    if (text.size() > 1 && text[0] == '-' && is_digit(text[1])) {
        refuse(shown, format, "is negative");
    }

    const auto point = text.find('.');
    const auto whole = text.substr(0, point);
    const bool has_point = point != std::string_view::npos;
    const auto behind = has_point ? text.substr(point + 1) : std::string_view{};

    const bool grouped = whole.find(',') != std::string_view::npos;
    if (grouped && !format.grouping) refuse(shown, format, "has a comma");
    if (grouped && !well_grouped(whole)) refuse(shown, format, "has a comma in the wrong place");
    if (!grouped && !all_digits(whole)) refuse(shown, format, "is not a number");
    if (has_point && !all_digits(behind)) refuse(shown, format, "is not a number");
    if (behind.size() > static_cast<std::size_t>(format.decimals)) {
        refuse(shown, format,
               format.decimals == 0
                   ? "has decimals, but takes none"
                   : "has more than " + std::to_string(format.decimals) + " decimals");
    }

    std::int64_t value = 0;
    bool fits = true;
    for (const char c : whole) {
        if (c != ',') fits = fits && append_digit(value, c, format.max);
    }
    for (std::size_t i = 0; i < static_cast<std::size_t>(format.scale); ++i) {
        fits = fits && append_digit(value, i < behind.size() ? behind[i] : '0', format.max);
    }
    if (!fits) {
        refuse(shown, format, "is more than " + decimal_to_string(format.max, format.scale, 0));
    }
    return value;
}

std::string decimal_to_string(std::int64_t value, int scale, int decimals) {
    // Through unsigned: the negation of the smallest int64 is no int64.
    const auto bits = static_cast<std::uint64_t>(value);
    auto text = std::to_string(value < 0 ? 0 - bits : bits);
    const auto behind = static_cast<std::size_t>(scale);
    if (text.size() <= behind) text.insert(0, behind + 1 - text.size(), '0');
    const auto whole = text.size() - behind;
    auto shown = behind;
    while (shown > static_cast<std::size_t>(decimals) && text[whole + shown - 1] == '0') --shown;
    text.resize(whole + shown);
    if (shown > 0) text.insert(whole, 1, '.');
    return value < 0 ? "-" + text : text;
}

}  // namespace shop::domain
