#include "catalogue_file.hpp"

#include "input_file.hpp"
#include "session.hpp"

#include <CLI/CLI.hpp>

#include <memory>
#include <string>

namespace shop::cli {

namespace {

std::string counted(const CatalogueImport& done) {
    return std::to_string(done.added) + " added, " + std::to_string(done.changed) + " changed, " +
           std::to_string(done.unchanged) + " as before";
}

std::string as_json(const CatalogueImport& done) {
    return "{\"added\":" + std::to_string(done.added) +
           ",\"changed\":" + std::to_string(done.changed) +
           ",\"unchanged\":" + std::to_string(done.unchanged) + "}";
}

}  // namespace

Action declare_catalogue_export(CLI::App& parser) {
    auto all = std::make_shared<bool>(false);
    parser.add_flag("--all", *all, "retired ones too");
    return [all](Session& session) {
        const std::string toml = to_toml(session.shop().catalogue().all(*all),
                                         session.shop().settings().profile.currency);
        if (session.json()) {
            session.print("{\"toml\":" + json_string(toml) + "}");
        } else {
            session.out().write(toml);
        }
    };
}

Action declare_catalogue_import(CLI::App& parser) {
    auto file = std::make_shared<std::string>();
    parser.add_option("file", *file, "a catalogue, '-' for stdin")->required()->type_name("FILE");
    return [file](Session& session) {
        const Currency& currency = session.settings().profile.currency;
        const Catalogue catalogue = parse_catalogue(read_input_file(*file), *file, currency);
        const CatalogueImport done = session.shop().catalogue().import(catalogue);
        session.print(session.json() ? as_json(done) : counted(done));
    };
}

}  // namespace shop::cli
