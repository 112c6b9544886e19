#include "config/key_lister.hpp"
#include "config/secrets.hpp"
#include "config/sections.hpp"
#include "config/settings_file.hpp"
#include "config/table_reader.hpp"
#include "config/toml_document.hpp"
#include "config/toml_writer.hpp"

#include <shop/settings.hpp>

namespace shop {

namespace config {

void describe(Fields& root, Settings& settings) {
    root.table("shop", Presence::required, [&](Fields& f) { describe(f, settings.profile); });
    root.table("store", Presence::optional, [&](Fields& f) { describe(f, settings.store); });
    root.table("hours", Presence::required, [&](Fields& f) { describe(f, settings.hours); });
    root.table("booking", Presence::optional, [&](Fields& f) { describe(f, settings.booking); });
    // Amounts are read in the currency that [shop] names, wherever that stands.
    const Currency& currency = settings.profile.currency;
    root.table("pricing", Presence::required,
               [&](Fields& f) { describe(f, settings.pricing, currency); });
    describe_areas(root, settings.areas, currency);
    root.table("mail", Presence::optional, [&](Fields& f) { describe(f, settings.mail); });
    root.table("reminders", Presence::optional,
               [&](Fields& f) { describe(f, settings.reminders); });
    root.table("backup", Presence::optional, [&](Fields& f) { describe(f, settings.backup); });
}

std::vector<std::string> settings_keys() {
    std::vector<std::string> keys;
    KeyLister lister(keys);
    Settings settings;
    describe(lister, settings);
    return keys;
}

}  // namespace config

Settings parse_settings(std::string_view toml, const std::filesystem::path& file) {
    const config::Source source{file.string(), ErrorCode::bad_config};
    config::refuse_large_settings(toml.size(), file);
    const config::Node document = config::parse_document(toml, source);
    Settings settings;
    config::read_document(document, source,
                          [&](config::Fields& root) { config::describe(root, settings); });
    return settings;
}

Settings load_settings(const std::filesystem::path& file) {
    return parse_settings(config::read_settings_file(file), file);
}

std::string to_toml(const Settings& settings) {
    Settings shown = config::mask_secrets(settings);
    std::string toml;
    config::TomlWriter writer(toml, config::Unset::comment);
    config::describe(writer, shown);
    return toml;
}

}  // namespace shop
