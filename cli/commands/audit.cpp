#include "command.hpp"
#include "input/names.hpp"
#include "input/number.hpp"
#include "input/when.hpp"
#include "print/facts.hpp"
#include "print/json_array.hpp"
#include "print/table.hpp"
#include "print/when.hpp"
#include "session.hpp"

#include <shop/error.hpp>
#include <shop/nearest.hpp>
#include <shop/text.hpp>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace shop::cli {

namespace {

constexpr std::int64_t kMost = 1'000'000'000'000;

std::string entity_text(const AuditEntry& entry) {
    return entry.entity + " " + std::to_string(entry.entity_id);
}

std::string checked_kind(const std::string& kind) {
    if (kind.empty() || std::ranges::find(kAuditKinds, kind) != kAuditKinds.end()) return kind;
    const std::vector<std::string> known{kAuditKinds.begin(), kAuditKinds.end()};
    const auto meant = nearest(kind, known);
    throw Error(ErrorCode::invalid_argument,
                fmt::format("the audit log has nothing of the kind '{}'", shown(kind)),
                meant ? fmt::format("did you mean '{}'?", *meant)
                      : fmt::format("one of: {}", fmt::join(known, ", ")));
}

/// `A12` of appointments, `Q3` of quotes, `v21` of vehicles, a number of everything.
std::int64_t record_number(const std::string& kind, const std::string& text) {
    if (kind == "appointment") return parse_appointment_id(text).value();
    if (kind == "quote") return parse_quote_id(text).value();
    if (kind == "vehicle") return parse_vehicle_id(text).value();
    return parse_number(text, "--id", 1, kMost);
}

Action declare_list(CLI::App& parser) {
    struct Options {
        std::string from, before, entity, id;
        std::string first = "100";
    };
    auto options = std::make_shared<Options>();
    parser.add_option("--from", options->from, "since this day")->type_name("DAY");
    parser.add_option("--before", options->before, "before this day")->type_name("DAY");
    parser.add_option("--entity", options->entity, "only of one kind: appointment, customer, ...")
        ->type_name("KIND");
    parser.add_option("--id", options->id, "only of one record of that kind")->type_name("NUMBER");
    parser.add_option("--first", options->first, "at most so many; 100 where it is not named")
        ->type_name("NUMBER");
    return [options](Session& session) {
        const Zone& zone = session.shop().zone();
        const Instant now = session.clock().now();
        AuditFilter filter;
        if (!options->from.empty()) {
            filter.from = zone.day(parse_day(options->from, zone, now)).begin;
        }
        if (!options->before.empty()) {
            filter.before = zone.day(parse_day(options->before, zone, now)).begin;
        }
        filter.entity = checked_kind(options->entity);
        if (!options->id.empty()) filter.entity_id = record_number(filter.entity, options->id);
        std::int64_t left = parse_number(options->first, "--first", 1, kMost);

        const ClockStyle style = session.shop().settings().booking.clock;
        JsonArray array(session.out());
        Table table({{"ENTRY", Table::Align::right},
                     {"WHEN"},
                     {"WHO", Table::Align::left, true},
                     {"DID"},
                     {"TO"}});
        session.shop().audit().each(filter, [&](const AuditEntry& entry) {
            if (session.json()) {
                array.add(to_json(entry, session.json_style()));
            } else {
                table.add({std::to_string(entry.id.value()),
                           full_date_and_time(entry.at, zone, style), entry.actor, entry.action,
                           entity_text(entry)});
            }
            return --left > 0;
        });
        if (session.json()) {
            array.close();
            return;
        }
        if (table.empty()) session.note("no entries");
        session.out().write(table.text(session.columns()));
        if (left == 0) session.note("the newest " + options->first + "; --first N shows more");
    };
}

Action declare_show(CLI::App& parser) {
    auto number = std::make_shared<std::string>();
    parser.add_option("entry", *number, "the number of the entry")->required();
    return [number](Session& session) {
        const AuditEntryId id{parse_number(*number, "ENTRY", 1, kMost)};
        const AuditEntry entry = session.shop().audit().get(id);
        if (session.json()) {
            session.print(to_json(entry, session.json_style()));
            return;
        }
        const ClockStyle style = session.shop().settings().booking.clock;
        session.out().write(facts({
            {"Entry", std::to_string(entry.id.value())},
            {"When", full_date_and_time(entry.at, session.shop().zone(), style)},
            {"Who", entry.actor},
            {"Did", entry.action + " " + entity_text(entry)},
            {"Before", entry.erased ? "erased" : entry.before.value_or("")},
            {"After", entry.erased ? "erased" : entry.after.value_or("")},
            {"Hash", entry.hash},
        }));
    };
}

Action declare_verify(CLI::App&) {
    return [](Session& session) {
        const AuditVerification found = session.shop().audit().verify();
        if (!found.problems.empty()) session.set_incomplete();
        if (session.json()) {
            session.print(to_json(found, session.json_style()));
            return;
        }
        std::vector<Fact> lines{
            {"Entries", std::to_string(found.entries)},
            {"Erased", found.erased == 0 ? "" : std::to_string(found.erased)},
            {"Head", found.head},
        };
        for (const std::string& problem : found.problems) lines.emplace_back("!", problem);
        if (found.problems.empty()) {
            lines.emplace_back("Chain",
                               "whole; whoever can write the store could rebuild it: "
                               "compare the head with one kept elsewhere");
        }
        session.out().write(facts(lines));
    };
}

}  // namespace

Command audit_command() {
    return {
        .name = "audit",
        .group = Group::machine,
        .summary = "every change: by whom, when, what before and after",
        .verbs =
            {
                {"list",
                 "list changes, the newest first",
                 {"shopctl audit list", "shopctl audit list --entity customer --id 1"},
                 declare_list},
                {"show", "show a change", {"shopctl audit show 1"}, declare_show},
                {"verify",
                 "find edits, gaps, swaps and what is missing; exit 7 when there are any",
                 {"shopctl audit verify"},
                 declare_verify},
            },
    };
}

}  // namespace shop::cli
