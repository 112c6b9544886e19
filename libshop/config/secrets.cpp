#include "config/secrets.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace shop::config {

namespace {

constexpr std::string_view kMask = "***";

// user:password@ of `scheme://user:password@host/...`. The last @ before the path
// counts, because a password that was pasted unescaped may hold one itself.
void mask_user_info(std::string& url) {
    const auto scheme = url.find("://");
    if (scheme == std::string::npos) return;
    const std::size_t begin = scheme + 3;
    const std::size_t at = url.find_last_of('@', url.find_first_of("?#", begin));
    if (at == std::string::npos || at < begin) return;
    const std::size_t colon = url.find(':', begin);
    if (colon == std::string::npos || colon > at) return;
    url.replace(colon + 1, at - colon - 1, kMask);
}

// Where the value that begins at `begin` ends: quoted as libpq allows, or up to a blank
// or the next parameter of a URL.
std::size_t end_of_value(const std::string& url, std::size_t begin, bool is_url) {
    if (is_url) return std::min(url.find_first_of("&#", begin), url.size());
    const bool is_quoted = begin < url.size() && url[begin] == '\'';
    for (std::size_t i = is_quoted ? begin + 1 : begin; i < url.size(); ++i) {
        if (url[i] == '\\') {
            ++i;
        } else if (is_quoted ? url[i] == '\'' : (url[i] == ' ' || url[i] == '\t')) {
            return is_quoted ? i + 1 : i;
        }
    }
    return url.size();
}

// password=... of a query or of libpq's key=value form, blanks around the = included.
void mask_parameters(std::string& url) {
    const bool is_url = url.find("://") != std::string::npos;
    std::size_t at = 0;
    while ((at = url.find("password", at)) != std::string::npos) {
        at += std::string_view{"password"}.size();
        std::size_t value = url.find_first_not_of(" \t", at);
        if (value == std::string::npos || url[value] != '=') continue;
        value = is_url ? value + 1 : std::min(url.find_first_not_of(" \t", value + 1), url.size());
        url.replace(value, end_of_value(url, value, is_url) - value, kMask);
        at = value;
    }
}

void mask_command(std::vector<std::string>& command) {
    if (!command.empty()) command = {std::string{kMask}};
}

}  // namespace

std::string mask_url(std::string_view url) {
    std::string masked{url};
    mask_user_info(masked);
    mask_parameters(masked);
    return masked;
}

Settings mask_secrets(Settings settings) {
    settings.store.url = mask_url(settings.store.url);
    settings.mail.smtp_url = mask_url(settings.mail.smtp_url);
    mask_command(settings.store.password_command);
    mask_command(settings.mail.password_command);
    return settings;
}

}  // namespace shop::config
