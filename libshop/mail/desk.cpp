#include "mail/desk.hpp"

#include <shop/text.hpp>

#include <cstddef>
#include <string_view>
#include <vector>

#include "domain/utf8.hpp"
#include "mail/layout.hpp"
#include "mail/links.hpp"

namespace shop::mail {

namespace {

/// A number alone says what it is: California's begin with ARD (BPC 9884.6).
std::string registration_text(const std::string& registration) {
    if (registration.find(' ') != std::string::npos) return registration;
    return (registration.starts_with("ARD") ? "BAR registration " : "Registration ") +
           registration;
}

std::vector<Values> signature_of(const ShopProfile& profile) {
    std::string line;
    for (const std::string& part :
         {profile.name, profile.address, to_display_phone(profile.phone)}) {
        if (!part.empty()) line += (line.empty() ? "" : ", ") + part;
    }
    std::vector<std::string> lines{line};
    if (!profile.registration.empty()) lines.push_back(registration_text(profile.registration));
    std::vector<Values> items;
    for (const std::string& text : lines) {
        Values item;
        item.set("line", text);
        items.push_back(item);
    }
    return items;
}

}  // namespace

Mailbox sender_of(const Settings& settings) {
    const std::string_view from = settings.mail.from;
    if (from.empty()) return {settings.profile.name, settings.profile.email};
    const std::size_t open = from.rfind('<');
    if (open == std::string_view::npos || !from.ends_with('>')) {
        return {settings.profile.name, std::string{from}};
    }
    std::string_view name = domain::trimmed(from.substr(0, open));
    if (name.size() >= 2 && name.starts_with('"') && name.ends_with('"')) {
        name = name.substr(1, name.size() - 2);
    }
    return {name.empty() ? settings.profile.name : std::string{name},
            std::string{from.substr(open + 1, from.size() - open - 2)}};
}

Values shop_values(const Desk& desk) {
    const ShopProfile& profile = desk.settings.profile;
    Values values;
    values.set("shop", profile.name);
    values.set("reply_or_call", reply_or_call(desk.settings));
    values.set("call_or_text", profile.phone.empty()
                                   ? "reply to this mail"
                                   : "call or text " + to_display_phone(profile.phone));
    values.set_one("call", !profile.phone.empty(),
            {{"number", to_display_phone(profile.phone)},
             {"link", call_link(profile.phone)},
             {"text_link", text_link(profile.phone)}});
    std::vector<Values> signature = signature_of(profile);
    const Values shape = signature.front();
    values.set_list("signature", shape, std::move(signature));
    return values;
}

std::string reply_or_call(const Settings& settings) {
    if (settings.profile.phone.empty()) return "reply to this mail";
    return "reply or call " + to_display_phone(settings.profile.phone);
}

}  // namespace shop::mail
