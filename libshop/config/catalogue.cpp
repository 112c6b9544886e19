#include "config/catalogue_fields.hpp"
#include "config/key_lister.hpp"
#include "config/table_reader.hpp"
#include "config/toml_document.hpp"
#include "config/toml_writer.hpp"

#include <shop/catalogue.hpp>

#include <fmt/format.h>

namespace shop {

namespace config {

namespace {

constexpr std::size_t kMostBytes = std::size_t{4} << 20;

constexpr std::string_view kHeader =
    R"(# A catalogue of services and packages, read by `shopctl service import`.
# price: flat, labor included; else labor = labor_minutes x the hourly rate.
# duration_minutes: on site (book time, set-up and clean-up).
# part: cost (marked up) or price; quantity in any unit, three decimals.
# A package's price and duration stand in place of the sums of its services.
)";

}  // namespace

std::vector<std::string> catalogue_keys() {
    std::vector<std::string> keys;
    KeyLister lister(keys);
    Catalogue catalogue;
    describe(lister, catalogue, Currency{});
    return keys;
}

}  // namespace config

Catalogue parse_catalogue(std::string_view toml, const std::filesystem::path& file,
                          const Currency& currency) {
    const config::Source source{file.string(), ErrorCode::bad_file};
    if (toml.size() > config::kMostBytes) {
        throw Error(ErrorCode::bad_file,
                    fmt::format("{}: a catalogue of more than 4 MiB", source.file));
    }
    const config::Node document = config::parse_document(toml, source);
    Catalogue catalogue;
    config::read_document(document, source, [&](config::Fields& root) {
        config::describe(root, catalogue, currency);
    });
    return catalogue;
}

std::string to_toml(const Catalogue& catalogue, const Currency& currency) {
    std::string toml{config::kHeader};
    Catalogue written = catalogue;
    config::TomlWriter writer(toml, config::Unset::omit);
    config::describe(writer, written, currency);
    return toml;
}

}  // namespace shop
