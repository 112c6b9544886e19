#include "config/settings_template.hpp"
#include "config/toml_writer.hpp"

#include <shop/settings.hpp>

#include <string>

namespace shop {

namespace {

std::string sender(const NewShop& shop) {
    const std::string address = shop.email.empty() ? "shop@example.com" : shop.email;
    // In a display name these would need quoting of their own (RFC 5322, 3.2.4).
    if (shop.name.find_first_of("\"\\<>@,;:()[]") != std::string::npos) return address;
    return shop.name + " <" + address + ">";
}

}  // namespace

std::string settings_template(const NewShop& shop) {
    const std::pair<std::string_view, std::string> values[]{
        {"%NAME%", shop.name},   {"%TIMEZONE%", shop.timezone}, {"%CURRENCY%", shop.currency},
        {"%PHONE%", shop.phone}, {"%EMAIL%", shop.email},       {"%ADDRESS%", shop.address},
        {"%FROM%", sender(shop)}};
    std::string_view rest = config::kSettingsTemplate;
    std::string text;
    // One pass, so that a name which looks like a placeholder stays a name.
    while (!rest.empty()) {
        const auto* found = std::end(values);
        for (const auto& value : values) {
            if (rest.starts_with(value.first)) found = &value;
        }
        if (found == std::end(values)) {
            text += rest.front();
            rest.remove_prefix(1);
        } else {
            text += config::toml_string(found->second);
            rest.remove_prefix(found->first.size());
        }
    }
    return text;
}

}  // namespace shop
