#include "catalogue_file.hpp"
#include "command.hpp"
#include "input/duration.hpp"
#include "input/quote_options.hpp"
#include "made_record.hpp"
#include "options.hpp"
#include "print/facts.hpp"
#include "print/json_array.hpp"
#include "print/safe.hpp"
#include "print/table.hpp"
#include "print/when.hpp"
#include "session.hpp"
#include "text_list.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace shop::cli {

namespace {

constexpr Minutes kLongestLabor{10080};

struct ServiceFields {
    std::optional<std::string> code, name, category, price, labor, duration, skills, credited,
        retired;
    std::vector<std::string> parts, removed_parts;

    void declare(CLI::App& parser) {
        add_optional(parser, "--category", category, "where it stands in the catalogue", "TEXT");
        add_optional(parser, "--price", price,
                     "flat, labor included; without: labor by the hourly rate", "AMOUNT");
        add_optional(parser, "--labor", labor, "book time", "DURATION");
        add_optional(parser, "--duration", duration, "time on site", "DURATION");
        add_optional(parser, "--skills", skills, "only mechanics with all of these", "SKILL,...");
        add_optional(parser, "--credited", credited, "comes off the price of the repair", "ON|OFF");
        add_repeatable(parser, "--part", parts,
                       "a part: 'Brake rotor, front=74.50x2'; one of that name is replaced",
                       "NAME=PRICE[xQUANTITY]");
    }

    void apply_to(Service& service, const Currency& currency) const {
        if (code) service.code = *code;
        if (name) service.name = *name;
        if (category) service.category = *category;
        if (price) {
            service.price.reset();
            if (!price->empty()) service.price = parse_money(*price, currency);
        }
        if (labor) service.labor = parse_duration(*labor, Minutes{0}, kLongestLabor);
        if (duration) service.duration = parse_duration(*duration);
        if (skills) service.skills = to_list(*skills);
        if (credited) service.credited_when_repaired = on_or_off("--credited", *credited);
        if (retired) service.retired = on_or_off("--retired", *retired);
        for (const std::string& part : removed_parts) remove_part(service, part);
        for (const std::string& part : parts) set_part(service, part, currency);
    }

private:
    static void remove_part(Service& service, const std::string& name) {
        if (std::erase_if(service.parts, [&](const Part& p) { return p.name == name; }) > 0) return;
        throw Error(ErrorCode::not_found, service.code + " has no part '" + safe(name) + "'",
                    "see 'shopctl service show " + service.code + "'");
    }

    static void set_part(Service& service, const std::string& text, const Currency& currency) {
        const AddedPart added = parse_added_part(text, currency);
        if (!added.service.empty()) {
            throw Error(ErrorCode::invalid_argument,
                        "--part takes no service before ':' here: '" + safe(text) + "'");
        }
        auto part = std::ranges::find(service.parts, added.name, &Part::name);
        if (part == service.parts.end()) part = service.parts.insert(part, Part{});
        part->name = added.name;
        part->cost.reset();
        part->price = added.price;
        part->quantity = added.quantity;
    }
};

std::string part_text(const Part& part, const Currency& currency) {
    std::string text = part.name;
    if (!part.number.empty()) text += ", " + part.number;
    if (!part.condition.empty()) text += " (" + part.condition + ")";
    text += "  " + to_string(part.quantity) + " x ";
    text += part.price ? to_display_string(*part.price, currency)
                       : "cost " + to_display_string(part.cost.value_or(Money{}), currency);
    if (part.refundable) text += ", refundable";
    return text;
}

std::string price_text(const Service& service, const Currency& currency) {
    return service.price ? to_display_string(*service.price, currency) : "by the hour";
}

void answer(Session& session, const Service& service) {
    if (session.json()) {
        session.print(to_json(service, session.json_style()));
        return;
    }
    const Currency& currency = session.shop().settings().profile.currency;
    std::vector<Fact> lines{
        {service.code, service.name + (service.retired ? "  (retired)" : "")},
        {"Category", service.category},
        {"Price", price_text(service, currency)},
        {"Labor", duration(service.labor)},
        {"On site", duration(service.duration)},
        {"Skills", from_list(service.skills)},
        {"Credit", service.credited_when_repaired ? "comes off the price of the repair" : ""},
    };
    for (const Part& part : service.parts) lines.emplace_back("Part", part_text(part, currency));
    session.out().write(facts(lines));
}

Action declare_add(CLI::App& parser) {
    struct Options {
        std::string code, name, request_id;
        ServiceFields fields;
    };
    auto options = std::make_shared<Options>();
    parser.add_option("code,--code", options->code, "short name: a-z, 0-9 and '-'")->required();
    parser.add_option("name,--name", options->name, "as it stands on the estimate")->required();
    options->fields.declare(parser);
    add_request_id(parser, options->request_id);
    return [options](Session& session) {
        Service service;
        service.code = options->code;
        service.name = options->name;
        options->fields.apply_to(service, session.shop().settings().profile.currency);
        if (!options->fields.labor && !options->fields.duration) {
            throw Error(ErrorCode::invalid_argument, "service add needs --labor or --duration",
                        "how long the work takes: --labor 45m");
        }
        // Who says how long the labor is need not say it again for the time on site.
        if (!options->fields.duration) service.duration = service.labor;
        answer_made(session, session.shop().catalogue().add(service, options->request_id), answer);
    };
}

Action declare_edit(CLI::App& parser) {
    struct Options {
        std::string code;
        ServiceFields fields;
    };
    auto options = std::make_shared<Options>();
    parser.add_option("code", options->code, "of the service")->required();
    add_optional(parser, "--code", options->fields.code, "another code", "CODE");
    add_optional(parser, "--name", options->fields.name, "another name", "NAME");
    options->fields.declare(parser);
    add_repeatable(parser, "--remove-part", options->fields.removed_parts, "a part to leave out",
                   "NAME");
    add_optional(parser, "--retired", options->fields.retired, "off: offer it again", "ON|OFF");
    return [options](Session& session) {
        Service service = session.shop().catalogue().service(options->code);
        options->fields.apply_to(service, session.shop().settings().profile.currency);
        answer(session, session.shop().catalogue().edit(service));
    };
}

Action declare_show(CLI::App& parser) {
    auto code = std::make_shared<std::string>();
    parser.add_option("code", *code, "of the service")->required();
    return [code](Session& session) { answer(session, session.shop().catalogue().service(*code)); };
}

Action declare_retire(CLI::App& parser) {
    auto code = std::make_shared<std::string>();
    parser.add_option("code", *code, "of the service")->required();
    return [code](Session& session) {
        answer(session, session.shop().catalogue().retire_service(*code));
    };
}

Action declare_list(CLI::App& parser) {
    auto all = std::make_shared<bool>(false);
    parser.add_flag("--all", *all, "retired ones too");
    return [all](Session& session) {
        const auto services = session.shop().catalogue().all(*all).services;
        const Currency& currency = session.shop().settings().profile.currency;
        if (session.json()) {
            JsonArray array(session.out());
            for (const Service& s : services) array.add(to_json(s, session.json_style()));
            array.close();
            return;
        }
        Table table({{"CODE"},
                     {"NAME", Table::Align::left, true},
                     {"CATEGORY", Table::Align::left, true, true},
                     {"ON SITE"},
                     {"PRICE", Table::Align::right}});
        for (const Service& s : services) {
            table.add({s.code, s.name + (s.retired ? " (retired)" : ""), s.category,
                       duration(s.duration), price_text(s, currency)});
        }
        if (table.empty()) session.note("no services");
        session.out().write(table.text(session.columns()));
    };
}

}  // namespace

Command service_command() {
    return {
        .name = "service",
        .group = Group::records,
        .summary = "jobs of the catalogue, with labor, parts and prices",
        .verbs =
            {
                {"add",
                 "add a service",
                 {"shopctl service add trailer-wiring \"Trailer wiring\" --price 120.00 --labor "
                  "45m --duration 1h"},
                 declare_add},
                {"edit",
                 "change a service; quotes that were made keep theirs",
                 {"shopctl service edit brakes-front --labor 2h15m"},
                 declare_edit},
                {"export",
                 "print the whole catalogue, services and packages, as import reads it",
                 {"shopctl service export", "shopctl service export --output my-catalogue.toml"},
                 declare_catalogue_export},
                {"import",
                 "add and change services and packages from a file, all or nothing",
                 {"shopctl service import catalogue.toml"},
                 declare_catalogue_import},
                {"list", "list the services", {"shopctl service list"}, declare_list},
                {"retire",
                 "offer a service no more",
                 {"shopctl service retire tire-rotation"},
                 declare_retire},
                {"show",
                 "show a service with its parts",
                 {"shopctl service show brakes-front"},
                 declare_show},
            },
    };
}

}  // namespace shop::cli
