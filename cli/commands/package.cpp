#include "catalogue_file.hpp"
#include "command.hpp"
#include "input/duration.hpp"
#include "made_record.hpp"
#include "options.hpp"
#include "print/facts.hpp"
#include "print/json_array.hpp"
#include "print/table.hpp"
#include "print/when.hpp"
#include "session.hpp"
#include "text_list.hpp"

#include <CLI/CLI.hpp>

#include <memory>
#include <optional>
#include <string>

namespace shop::cli {

namespace {

struct PackageFields {
    std::optional<std::string> code, name, services, price, duration, retired;

    void declare(CLI::App& parser) {
        add_optional(parser, "--price", price, "in place of the sum of its lines, where lower",
                     "AMOUNT");
        add_optional(parser, "--duration", duration, "in place of the sum of the times on site",
                     "DURATION");
    }

    void apply_to(Package& package, const Currency& currency) const {
        if (code) package.code = *code;
        if (name) package.name = *name;
        if (services) package.services = to_list(*services);
        if (price) {
            package.price.reset();
            if (!price->empty()) package.price = parse_money(*price, currency);
        }
        if (duration) {
            package.duration.reset();
            if (!duration->empty()) package.duration = parse_duration(*duration);
        }
        if (retired) package.retired = on_or_off("--retired", *retired);
    }
};

std::string price_text(const Package& package, const Currency& currency) {
    return package.price ? to_display_string(*package.price, currency) : "sum of its services";
}

std::string duration_text(const Package& package) {
    return package.duration ? duration(*package.duration) : "sum of its services";
}

void answer(Session& session, const Package& package) {
    if (session.json()) {
        session.print(to_json(package, session.json_style()));
        return;
    }
    session.out().write(facts({
        {package.code, package.name + (package.retired ? "  (retired)" : "")},
        {"Services", from_list(package.services)},
        {"Price", price_text(package, session.shop().settings().profile.currency)},
        {"On site", duration_text(package)},
    }));
}

Action declare_add(CLI::App& parser) {
    struct Options {
        std::string code, name, request_id;
        PackageFields fields;
    };
    auto options = std::make_shared<Options>();
    parser.add_option("code,--code", options->code, "short name: a-z, 0-9 and '-'")->required();
    parser.add_option("name,--name", options->name, "as it stands on the estimate")->required();
    add_optional(parser, "--services", options->fields.services, "codes, in order", "CODE,...")
        ->required();
    options->fields.declare(parser);
    add_request_id(parser, options->request_id);
    return [options](Session& session) {
        Package package;
        package.code = options->code;
        package.name = options->name;
        options->fields.apply_to(package, session.shop().settings().profile.currency);
        answer_made(session, session.shop().catalogue().add(package, options->request_id), answer);
    };
}

Action declare_edit(CLI::App& parser) {
    struct Options {
        std::string code;
        PackageFields fields;
    };
    auto options = std::make_shared<Options>();
    parser.add_option("code", options->code, "of the package")->required();
    add_optional(parser, "--code", options->fields.code, "another code", "CODE");
    add_optional(parser, "--name", options->fields.name, "another name", "NAME");
    add_optional(parser, "--services", options->fields.services, "codes, in order", "CODE,...");
    options->fields.declare(parser);
    add_optional(parser, "--retired", options->fields.retired, "off: offer it again", "ON|OFF");
    return [options](Session& session) {
        Package package = session.shop().catalogue().package(options->code);
        options->fields.apply_to(package, session.shop().settings().profile.currency);
        answer(session, session.shop().catalogue().edit(package));
    };
}

Action declare_show(CLI::App& parser) {
    auto code = std::make_shared<std::string>();
    parser.add_option("code", *code, "of the package")->required();
    return [code](Session& session) { answer(session, session.shop().catalogue().package(*code)); };
}

Action declare_retire(CLI::App& parser) {
    auto code = std::make_shared<std::string>();
    parser.add_option("code", *code, "of the package")->required();
    return [code](Session& session) {
        answer(session, session.shop().catalogue().retire_package(*code));
    };
}

Action declare_list(CLI::App& parser) {
    auto all = std::make_shared<bool>(false);
    parser.add_flag("--all", *all, "retired ones too");
    return [all](Session& session) {
        const auto packages = session.shop().catalogue().all(*all).packages;
        const Currency& currency = session.shop().settings().profile.currency;
        if (session.json()) {
            JsonArray array(session.out());
            for (const Package& p : packages) array.add(to_json(p, session.json_style()));
            array.close();
            return;
        }
        Table table({{"CODE"},
                     {"NAME", Table::Align::left, true},
                     {"SERVICES", Table::Align::left, true, true},
                     {"ON SITE"},
                     {"PRICE", Table::Align::right}});
        for (const Package& p : packages) {
            table.add({p.code, p.name + (p.retired ? " (retired)" : ""), from_list(p.services),
                       duration_text(p), price_text(p, currency)});
        }
        if (table.empty()) session.note("no packages");
        session.out().write(table.text(session.columns()));
    };
}

}  // namespace

Command package_command() {
    return {
        .name = "package",
        .group = Group::records,
        .summary = "services sold together",
        .verbs =
            {
                {"add",
                 "add a package",
                 {"shopctl package add brakes-check \"Brakes and inspection\" --services "
                  "brakes-front,inspection-multipoint --price 520.00"},
                 declare_add},
                {"edit",
                 "change a package; quotes that were made keep theirs",
                 {"shopctl package edit maintenance-basic --price 145.00"},
                 declare_edit},
                {"export",
                 "print the whole catalogue, services and packages, as import reads it",
                 {"shopctl package export"},
                 declare_catalogue_export},
                {"import",
                 "add and change services and packages from a file, all or nothing",
                 {"shopctl package import catalogue.toml"},
                 declare_catalogue_import},
                {"list", "list the packages", {"shopctl package list"}, declare_list},
                {"retire",
                 "offer a package no more",
                 {"shopctl package retire maintenance-basic"},
                 declare_retire},
                {"show",
                 "show a package",
                 {"shopctl package show maintenance-basic"},
                 declare_show},
            },
    };
}

}  // namespace shop::cli
