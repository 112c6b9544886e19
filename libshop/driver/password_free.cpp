#include "driver/password_free.hpp"

#include <fmt/format.h>

#include <cstddef>

namespace shop::driver {

namespace {

/// Where the value of `password=` that starts at `at` ends: quoted in a connection
/// string, else up to the next blank or `&`.
std::size_t end_of_value(std::string_view url, std::size_t at) {
    if (at >= url.size() || url[at] != '\'') return url.find_first_of("& \t\r\n", at);
    for (std::size_t i = at + 1; i < url.size(); ++i) {
        if (url[i] == '\\') {
            ++i;
        } else if (url[i] == '\'') {
            return i + 1;
        }
    }
    return std::string_view::npos;
}

std::string with_named_passwords_hidden(std::string_view url) {
    constexpr std::string_view key = "password";
    std::string shown;
    while (true) {
        const std::size_t found = url.find(key);
        if (found == std::string_view::npos) break;
        std::size_t value = url.find_first_not_of(" \t\r\n", found + key.size());
        if (value == std::string_view::npos || url[value] != '=') {
            shown += url.substr(0, found + key.size());
            url.remove_prefix(found + key.size());
            continue;
        }
        value = url.find_first_not_of(" \t\r\n", value + 1);
        if (value == std::string_view::npos) break;
        shown += fmt::format("{}***", url.substr(0, value));
        const std::size_t end = end_of_value(url, value);
        if (end == std::string_view::npos) return shown;
        url.remove_prefix(end);
    }
    return shown + std::string(url);
}

}  // namespace

std::string without_password(std::string_view url) {
    const std::size_t scheme = url.find("://");
    std::string shown(url);
    if (scheme != std::string_view::npos) {
        // An unescaped '@' or '/' may stand in the password: all up to the last '@' goes.
        const std::size_t colon = url.find(':', scheme + 3);
        const std::size_t at = url.rfind('@');
        if (colon != std::string_view::npos && at != std::string_view::npos && colon < at) {
            shown = fmt::format("{}:***{}", url.substr(0, colon), url.substr(at));
        }
    }
    return with_named_passwords_hidden(shown);
}

}  // namespace shop::driver
