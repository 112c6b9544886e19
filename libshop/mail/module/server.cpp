#include "mail/module/server.hpp"

#include <shop/error.hpp>

#include <arpa/inet.h>

#include <string_view>

#include "driver/printable.hpp"
#include "mail/module/curl.hpp"

namespace shop::mail {

namespace {

[[noreturn]] void refuse(const std::string& why) {
    throw Error(ErrorCode::bad_config, "smtp_url " + why,
                "write smtp_url = \"smtps://HOST:465\" or \"smtp://HOST:587\"");
}

std::string part(CURLU* url, CURLUPart which, unsigned flags = 0) {
    char* text = nullptr;
    if (curl_url_get(url, which, &text, flags) != CURLUE_OK) return {};
    const Text owned{text};
    return text;
}

bool is_loopback(std::string host) {
    if (host == "localhost") return true;
    in_addr four{};
    if (::inet_pton(AF_INET, host.c_str(), &four) == 1) return (ntohl(four.s_addr) >> 24U) == 127;
    if (!host.starts_with('[') || !host.ends_with(']')) return false;
    host = host.substr(1, host.size() - 2);
    in6_addr six{};
    return ::inet_pton(AF_INET6, host.c_str(), &six) == 1 && IN6_IS_ADDR_LOOPBACK(&six);
}

}  // namespace

Server read_server(const std::string& text) {
    const Url url{curl_url()};
    if (curl_url_set(url.get(), CURLUPART_URL, text.c_str(), 0) != CURLUE_OK) {
        refuse("is no URL");
    }
    const std::string scheme = part(url.get(), CURLUPART_SCHEME);
    if (scheme != "smtp" && scheme != "smtps") refuse("must begin with smtp:// or smtps://");
    if (!part(url.get(), CURLUPART_USER).empty() || !part(url.get(), CURLUPART_PASSWORD).empty()) {
        refuse("holds a user or password: they have settings of their own");
    }
    const std::string host = part(url.get(), CURLUPART_HOST);
    return {driver::printable(host + ":" + part(url.get(), CURLUPART_PORT, CURLU_DEFAULT_PORT)),
            is_loopback(host)};
}

}  // namespace shop::mail
