#include "domain/phone.hpp"

#include "domain/dial_plan.hpp"
#include "domain/limits.hpp"
#include "domain/utf8.hpp"

#include <shop/error.hpp>
#include <shop/text.hpp>

#include <fmt/format.h>

#include <array>
#include <optional>
#include <utility>

namespace shop::domain {

namespace {

constexpr std::size_t kMaxBytes = 100;   // nobody writes a number longer than this
constexpr std::size_t kMostDigits = 15;  // E.164
constexpr std::size_t kFewestDigits = 7;
constexpr std::string_view kScheme = "tel:";  // RFC 3966, as pasted from a page

[[noreturn]] void refuse(std::string_view text, std::string_view why, std::string hint = {}) {
    throw Error(ErrorCode::invalid_argument,
                fmt::format("'{}' is no telephone number: {}", shown(text), why), std::move(hint));
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// 0 to 9 for decimal digits of the scripts that telephones' keyboards offer.
std::optional<char> digit_of(char32_t c) {
    for (const char32_t zero : {U'0', U'\u0660', U'\u06F0', U'\uFF10'}) {
        if (c >= zero && c <= zero + 9) return static_cast<char>('0' + (c - zero));
    }
    return std::nullopt;
}

bool is_dash(char32_t c) {
    return c == U'-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFF0D;
}

/// The text in plain characters: digits, `+`, `(`, `)`, letters in lower case, `#`; one
/// space for every blank and every kind of separator.
std::string in_plain_characters(std::string_view text) {
    std::string plain;
    for (std::string_view rest = trimmed(text); !rest.empty();) {
        const auto next = first_code_point(rest);
        if (!next) refuse(text, "it is no UTF-8");
        const char32_t c = next->value;
        if (const auto digit = digit_of(c)) {
            plain.push_back(*digit);
        } else if (is_dash(c) || c == U'.' || c == U'/' || c == U',' ||
                   (is_blank(c) && !is_control(c))) {
            plain.push_back(' ');
        } else if (c == U'+' || c == 0xFF0B) {
            plain.push_back('+');
        } else if (c >= U'A' && c <= U'Z') {
            plain.push_back(static_cast<char>(c - U'A' + U'a'));
        } else if ((c >= U'a' && c <= U'z') || c == U'(' || c == U')' || c == U'#' || c == U':') {
            plain.push_back(static_cast<char>(c));
        } else {
            std::string character;
            append_utf8(character, c);
            refuse(text, fmt::format("it holds '{}'", shown(character)));
        }
        rest.remove_prefix(next->length);
    }
    return plain;
}

std::string only_digits(std::string_view text) {
    std::string digits;
    for (const char c : text) {
        if (is_digit(c)) digits.push_back(c);
    }
    return digits;
}

/// Cuts `x23`, `ext 23`, `extension 23` or `#23` off the end. \return the extension
std::string take_extension(std::string& plain, std::string_view text) {
    constexpr std::array<std::string_view, 4> kMarks = {"extension", "ext", "x", "#"};
    for (const std::string_view mark : kMarks) {
        const std::size_t at = plain.find(mark);
        if (at == std::string::npos) continue;
        const std::string_view after = trimmed(std::string_view(plain).substr(at + mark.size()));
        if (after.empty() || after.find_first_not_of("0123456789") != std::string_view::npos) {
            refuse(text, "an extension is digits and stands at the end");
        }
        if (after.size() > limits::kPhoneExtension) refuse(text, "its extension is too long");
        std::string extension(after);
        plain.resize(at);
        return extension;
    }
    return {};
}

/// Brackets in pairs, digits in them, none inside another; `+` only in front.
void check_marks(std::string_view plain, std::string_view text) {
    bool open = false;
    for (std::size_t i = 0; i < plain.size(); ++i) {
        const char c = plain[i];
        if (c >= 'a' && c <= 'z') refuse(text, "it holds letters", "Type its digits only.");
        if (c == ':') refuse(text, "it holds ':'");
        if (c == '+' && i != 0) refuse(text, "'+' stands in front or not at all");
        if (c == '(' && open) refuse(text, "its brackets do not match");
        if (c == '(') open = true;
        if (c == ')' && (!open || !is_digit(plain[i - 1]))) {
            refuse(text, "its brackets do not match");
        }
        if (c == ')') open = false;
    }
    if (open) refuse(text, "its brackets do not match");
}

/// North American Numbering Plan: NXX-NXX-XXXX, N from 2 to 9, no N11; area codes with a
/// 9 in the middle are kept back for longer numbers.
void check_north_american(std::string_view national, std::string_view text) {
    const auto part_fits = [](std::string_view part) {
        return part[0] >= '2' && !(part[1] == '1' && part[2] == '1');
    };
    const std::string_view area = national.substr(0, 3);
    if (!part_fits(area) || area[1] == '9') {
        refuse(text, fmt::format("{} is no area code", area));
    }
    const std::string_view exchange = national.substr(3, 3);
    if (!part_fits(exchange)) refuse(text, fmt::format("no number goes on with {}", exchange));
}

/// \param digits after `+`
std::string international(std::string digits, std::string_view text) {
    const std::string code(country_code_of(digits));
    if (code.empty()) refuse(text, fmt::format("no country has the code +{}", digits.substr(0, 3)));
    const DialPlan* plan = plan_of_country_code(code);
    // `+44 020 ...` is `+44 20 ...`; no North American number begins with its trunk, a 1.
    if (plan != nullptr && plan->trunk == "0" && digits.substr(code.size()).starts_with('0')) {
        digits.erase(code.size(), 1);
    }
    const std::string_view national = std::string_view(digits).substr(code.size());
    if (plan != nullptr && plan->trunk == "0" && national.starts_with('0')) {
        refuse(text, fmt::format("no number goes on with 0 after +{}", code));
    }
    if (plan != nullptr && (national.size() < plan->shortest || national.size() > plan->longest)) {
        refuse(text, fmt::format("it has {} digits after +{}", national.size(), code));
    }
    if (digits.size() < kFewestDigits) refuse(text, "it is too short");
    if (digits.size() > kMostDigits) refuse(text, "it is too long");
    if (digits.starts_with('1')) check_north_american(national, text);
    return "+" + digits;
}

std::string at_home(const std::string& digits, const DialPlan& plan, std::string_view text) {
    if (digits.starts_with(plan.exit_code)) {
        return international(digits.substr(plan.exit_code.size()), text);
    }
    std::string_view national = digits;
    const bool north_american = plan.country_code == "1";
    if (!plan.trunk.empty() && national.starts_with(plan.trunk) &&
        (!north_american || national.size() == plan.longest + 1)) {
        national.remove_prefix(plan.trunk.size());
    }
    if (north_american && national.size() != plan.longest) {
        refuse(text, fmt::format("it has {} digits", national.size()),
               national.size() == 7 ? "Add the area code."
                                    : "A number from abroad begins with + and its country code.");
    }
    return international(std::string(plan.country_code).append(national), text);
}

}  // namespace

Phone parse_phone(std::string_view text, std::string_view region) {
    const DialPlan* plan = plan_of_region(region);
    if (plan == nullptr) {
        throw Error(ErrorCode::invalid_argument,
                    fmt::format("how numbers are dialled in '{}' is not known", shown(region)),
                    "Write numbers with + and the country code.");
    }
    if (text.size() > kMaxBytes) refuse(text, "it is too long");
    std::string plain = in_plain_characters(text);
    if (plain.starts_with(kScheme)) plain.erase(0, kScheme.size());
    Phone phone;
    phone.extension = take_extension(plain, text);
    check_marks(plain, text);
    const bool with_country = plain.starts_with('+');
    // The trunk zero that many print for callers at home, and that must go abroad.
    if (const auto zero = plain.find("(0)"); with_country && zero != std::string::npos) {
        plain.erase(zero, 3);
    }
    const std::string digits = only_digits(plain);
    if (digits.empty()) refuse(text, "it holds no digits");
    phone.e164 = with_country ? international(digits, text) : at_home(digits, *plan, text);
    return phone;
}

std::string digits_of_part(std::string_view text) {
    constexpr std::size_t kFewest = 3;
    std::string digits;
    for (const char c : text) {
        if (c >= '0' && c <= '9') {
            digits += c;
        } else if (std::string_view{" -.()+"}.find(c) == std::string_view::npos) {
            return {};
        }
    }
    return digits.size() < kFewest ? std::string{} : digits;
}

}  // namespace shop::domain

namespace shop {

std::string to_display_phone(std::string_view e164, std::string_view extension) {
    std::string text(e164);
    if (e164.size() == 12 && e164.starts_with("+1")) {
        text = fmt::format("{}-{}-{}", e164.substr(2, 3), e164.substr(5, 3), e164.substr(8));
    }
    if (!extension.empty()) text.append(" x").append(extension);
    return text;
}

}  // namespace shop
