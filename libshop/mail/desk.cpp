#include "mail/desk.hpp"

#include <shop/error.hpp>
#include <shop/text.hpp>

#include <cstddef>
#include <string_view>
#include <vector>

#include "domain/phone.hpp"
#include "domain/utf8.hpp"
#include "mail/layout.hpp"
#include "mail/links.hpp"

namespace shop::mail {

namespace {

/// A number alone says what it is: California's begin with ARD (BPC 9884.6).
std::string registration_text(const std::string& registration) {
    if (registration.find(' ') != std::string::npos) return registration;
    return (registration.starts_with("ARD") ? "BAR registration " : "Registration ") + registration;
}

std::vector<Values> signature_of(const Settings& settings) {
    const ShopProfile& profile = settings.profile;
    std::string line;
    for (const std::string& part : {profile.name, profile.address, phone_of(settings).shown}) {
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

ShopPhone phone_of(const Settings& settings) {
    const std::string& written = settings.profile.phone;
    if (domain::trimmed(written).empty()) return {};
    try {
        const domain::Phone phone = domain::parse_phone(written);
        return {to_display_phone(phone.e164, phone.extension), phone.e164};
    } catch (const Error&) {
        return {written, written};  // it is for people first
    }
}

Values shop_values(const Desk& desk) {
    const ShopProfile& profile = desk.settings.profile;
    const ShopPhone phone = phone_of(desk.settings);
    Values values;
    values.set("shop", profile.name);
    values.set("reply_or_call", reply_or_call(desk.settings));
    const std::string call_or_text = "call or text " + phone.shown;
    values.set("call_or_text", phone.shown.empty() ? "reply to this mail" : call_or_text);
    values.set_one("call", !call_link(phone.dialled).empty(),
                   {{"number", phone.shown},
                    {"link", call_link(phone.dialled)},
                    {"text_link", text_link(phone.dialled)}});
    std::vector<Values> signature = signature_of(desk.settings);
    const Values shape = signature.front();
    values.set_list("signature", shape, std::move(signature));
    return values;
}

std::string reply_or_call(const Settings& settings) {
    const std::string number = phone_of(settings).shown;
    return number.empty() ? "reply to this mail" : "reply or call " + number;
}

}  // namespace shop::mail
