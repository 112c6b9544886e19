#include "domain/email.hpp"

#include "domain/utf8.hpp"

#include <shop/error.hpp>
#include <shop/text.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace shop::domain {

namespace {

// RFC 5321, 4.5.3.1; the whole path has 256 octets, two of them its brackets.
constexpr std::size_t kLongestAddress = 254;
constexpr std::size_t kLongestLocalPart = 64;
constexpr std::size_t kLongestDomain = 253;
constexpr std::size_t kLongestLabel = 63;

[[noreturn]] void refuse(std::string_view text, std::string_view why) {
    throw Error(ErrorCode::invalid_argument,
                fmt::format("'{}' is no e-mail address: {}", shown(text), why));
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_alphanumeric(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_atom_character(char c) {
    constexpr std::string_view kMarks = "!#$%&'*+-/=?^_`{|}~";
    return is_alphanumeric(c) || kMarks.find(c) != std::string_view::npos;
}

void check_local_part(std::string_view local, std::string_view text) {
    if (local.empty()) refuse(text, "nothing stands before the @");
    if (local.size() > kLongestLocalPart) {
        refuse(text, fmt::format("more than {} characters before the @", kLongestLocalPart));
    }
    if (local.front() == '.' || local.back() == '.' || local.find("..") != std::string_view::npos) {
        refuse(text, "a dot at the wrong place before the @");
    }
    for (const char c : local) {
        if (c != '.' && !is_atom_character(c)) {
            refuse(text, fmt::format("'{}' before the @", shown(std::string_view(&c, 1))));
        }
    }
}

void check_label(std::string_view label, std::string_view text) {
    if (label.empty()) refuse(text, "a dot at the wrong place after the @");
    if (label.size() > kLongestLabel) {
        refuse(text, fmt::format("more than {} characters between two dots", kLongestLabel));
    }
    if (label.front() == '-' || label.back() == '-') refuse(text, "a dash at the wrong place");
    for (const char c : label) {
        if (c != '-' && !is_alphanumeric(c)) {
            refuse(text, fmt::format("'{}' after the @", shown(std::string_view(&c, 1))));
        }
    }
}

void check_domain(std::string_view domain, std::string_view text) {
    if (domain.empty()) refuse(text, "nothing stands after the @");
    if (domain.size() > kLongestDomain) {
        refuse(text, fmt::format("more than {} characters after the @", kLongestDomain));
    }
    if (domain.find('.') == std::string_view::npos) refuse(text, "no dot after the @");
    std::string_view rest = domain;
    while (true) {
        const std::size_t dot = rest.find('.');
        const std::string_view label = rest.substr(0, dot);
        check_label(label, text);
        if (dot == std::string_view::npos) {
            if (std::ranges::all_of(label, is_digit)) refuse(text, "it ends in a number");
            return;
        }
        rest.remove_prefix(dot + 1);
    }
}

}  // namespace

std::string checked_email(std::string_view text) {
    const std::string_view address = trimmed(text);
    if (address.empty()) refuse(text, "it is empty");
    // The first @, so that a second one is found among the characters of the domain.
    const std::size_t at = address.find('@');
    if (at == std::string_view::npos) refuse(address, "it has no @");
    check_local_part(address.substr(0, at), address);
    check_domain(address.substr(at + 1), address);
    if (address.size() > kLongestAddress) {
        refuse(address, fmt::format("more than {} characters", kLongestAddress));
    }
    return std::string(address);
}

}  // namespace shop::domain
