#include "mail/links.hpp"

#include <fmt/format.h>

#include "format/icalendar.hpp"

namespace shop::mail {

namespace {

std::string percent_encoded(std::string_view text) {
    std::string encoded;
    for (const char c : text) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
        encoded +=
            plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return encoded;
}

std::string number_link(std::string_view scheme, std::string_view e164) {
    std::string digits;
    for (const char c : e164) {
        if (c >= '0' && c <= '9') digits += c;
    }
    if (digits.empty()) return {};
    return fmt::format("{}:{}{}", scheme, e164.starts_with('+') ? "+" : "", digits);
}

}  // namespace

std::string call_link(std::string_view e164) {
    return number_link("tel", e164);
}

std::string text_link(std::string_view e164) {
    return number_link("sms", e164);
}

std::string map_link(std::string_view place) {
    if (place.empty()) return {};
    return "https://www.google.com/maps/search/?api=1&query=" + percent_encoded(place);
}

std::string mail_link(const std::string& address, std::string_view subject) {
    if (address.empty()) return {};
    return format::mailto_uri(address) + "?subject=" + percent_encoded(subject);
}

}  // namespace shop::mail
