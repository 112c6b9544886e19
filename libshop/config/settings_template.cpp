#include "config/settings_template.hpp"
#include "config/toml_writer.hpp"

#include <shop/error.hpp>
#include <shop/money.hpp>
#include <shop/settings.hpp>

#include <cstdint>
#include <string>

namespace shop {

namespace {

std::string sender(const NewShop& shop) {
    const std::string address = shop.email.empty() ? "shop@example.com" : shop.email;
    // In a display name these would need quoting of their own (RFC 5322, 3.2.4).
    if (shop.name.find_first_of("\"\\<>@,;:()[]") != std::string::npos) return address;
    return shop.name + " <" + address + ">";
}

/// As many minor units in every currency: 145.00, or 14500 where there are none.
std::string amount(const NewShop& shop, std::int64_t minor_units) {
    constexpr int kUsualDigits = 2;
    Currency currency{shop.currency, kUsualDigits, {}};
    try {
        currency = find_currency(shop.currency);
    } catch (const Error&) {
        // Whoever reads the file is told of it with its line.
    }
    return to_plain_string(Money{minor_units}, currency);
}

}  // namespace

std::string settings_template(const NewShop& shop) {
    const std::pair<std::string_view, std::string> values[]{
        {"%NAME%", shop.name},   {"%TIMEZONE%", shop.timezone}, {"%CURRENCY%", shop.currency},
        {"%PHONE%", shop.phone}, {"%EMAIL%", shop.email},       {"%ADDRESS%", shop.address},
        {"%FROM%", sender(shop)},
        {"%LABOR_RATE%", amount(shop, 145'00)},
        {"%SUPPLIES_CAP%", amount(shop, 25'00)},
        {"%FEE%", amount(shop, 3'50)},
        {"%NO_FEE%", amount(shop, 0)},
        {"%FAR_FEE%", amount(shop, 45'00)}};
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
