#include "config/codecs.hpp"
#include "config/sections.hpp"
#include "domain/email.hpp"
#include "domain/limits.hpp"

#include <shop/zone.hpp>

namespace shop::config {

namespace {

// The name is kept as written; loading the rules proves that this machine knows it.
Codec<std::string> timezone() {
    return parsed<std::string>(
        [](const std::string& written) {
            (void)Zone::load(written);
            return written;
        },
        [](const std::string& name) { return name; });
}

Codec<Currency> currency() {
    return parsed<Currency>([](const std::string& written) { return find_currency(written); },
                            [](const Currency& known) { return known.code; });
}

std::string checked_email_or_none(std::string_view written) {
    return written.empty() ? std::string{} : domain::checked_email(written);
}

bool has_known_scheme(const std::string& url) {
    if (url.starts_with("sqlite:")) return url.size() > std::string_view{"sqlite:"}.size();
    if (url.starts_with("postgresql://") || url.starts_with("postgres://")) return true;
    // libpq's other form: host=db.example.com dbname=shop
    return url.find("://") == std::string::npos && url.find('=') != std::string::npos;
}

}  // namespace

void describe(Fields& fields, ShopProfile& profile) {
    fields.required("name", profile.name, text({domain::limits::kName}));
    fields.required("timezone", profile.timezone, timezone());
    fields.defaulted("currency", profile.currency, currency());
    fields.defaulted("phone", profile.phone, text({40, true}));
    fields.defaulted("email", profile.email, checked(checked_email_or_none));
    fields.defaulted("address", profile.address, text({domain::limits::kAddress, true}));
    fields.defaulted("registration", profile.registration, text({domain::limits::kName, true}));
}

void describe(Fields& fields, StoreSettings& store) {
    fields.defaulted("url", store.url, text({4'096}));
    // The value is not quoted: it may hold a password.
    fields.check("url", has_known_scheme(store.url),
                 "must be sqlite:PATH or a libpq connection string",
                 "write \"sqlite:shop.db\" or \"postgresql://USER@HOST/DATABASE\"");
    fields.defaulted("password_command", store.password_command, command());
}

}  // namespace shop::config
