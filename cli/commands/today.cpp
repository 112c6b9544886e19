#include "appointment_rows.hpp"
#include "command.hpp"
#include "input/when.hpp"
#include "options.hpp"
#include "print/day.hpp"
#include "print/day_todo.hpp"
#include "print/load_list.hpp"
#include "session.hpp"
#include "time_words.hpp"

#include <CLI/CLI.hpp>

#include <date/date.h>

#include <memory>

namespace shop::cli {

namespace {

constexpr int kWeek = 7;

struct Options {
    std::vector<std::string> day;
    bool week = false;
    bool all = false;
    bool parts = false;
    std::optional<std::string> mechanic;
    std::string reader = "excel";
};

/// What was asked for, read.
struct Asked {
    LocalDate from;
    std::optional<MechanicId> mechanic;
};

Asked asked(Shop& shop, const Options& options) {
    const std::string typed = words_from(options.day, 0);
    Asked asked{typed.empty() ? shop.today() : parse_day(typed, shop.zone(), shop.now()), {}};
    if (options.mechanic) asked.mechanic = shop.mechanics().resolve(*options.mechanic).id;
    return asked;
}

/// Cancelled, or a hold whose time has come.
bool is_gone(const Appointment& job) {
    return job.status == AppointmentStatus::cancelled || job.status == AppointmentStatus::lapsed;
}

std::vector<MechanicDay> days_of(Shop& shop, const Options& options, const Asked& asked) {
    auto days = shop.schedule().days(asked.from, options.week ? kWeek : 1, asked.mechanic);
    if (options.all) return days;
    for (MechanicDay& day : days) std::erase_if(day.appointments, is_gone);
    return days;
}

DayView view_of(Session& session) {
    Shop& shop = session.shop();
    const Settings& settings = shop.settings();
    return {shop.zone(),   settings.profile.currency, settings.booking.clock, shop.now(),
            session.ink(), session.columns()};
}

void answer_json(Session& session, const std::vector<MechanicDay>& days) {
    JsonArray array(session.out());
    for (const MechanicDay& day : days) array.add(to_json(day, session.json_style()));
    array.close();
}

void answer_csv(Session& session, const std::vector<MechanicDay>& days, CsvWriter::For reader) {
    Shop& shop = session.shop();
    CsvWriter csv(reader);
    session.out().write(csv.row(job_csv_titles()));
    for (const MechanicDay& day : days) {
        for (const Appointment& job : day.appointments) {
            session.out().write(
                csv.row(job_csv_cells(job, shop.zone(), shop.settings().profile.currency)));
        }
    }
}

void answer_table(Session& session, const std::vector<MechanicDay>& days, const Asked& asked) {
    Shop& shop = session.shop();
    const DayView view = view_of(session);
    for (std::size_t i = 0; i < days.size(); ++i) {
        if (i > 0) session.print("");
        session.out().write(day_text(days[i], view));
    }
    if (days.empty()) session.note("nobody works here: see shopctl mechanic list");
    if (asked.from != shop.today()) return;
    const std::string todo = todo_text(shop.schedule().todo(asked.mechanic), view);
    if (!todo.empty()) session.out().write((days.empty() ? "" : "\n") + todo);
}

// The list to load ---------------------------------------------------------------

void answer_parts_csv(Session& session, const std::vector<MechanicParts>& lists,
                      CsvWriter::For reader) {
    CsvWriter csv(reader);
    session.out().write(csv.row({"date", "mechanic", "part", "number", "quantity"}));
    for (const MechanicParts& list : lists) {
        for (const PartToLoad& part : list.parts) {
            session.out().write(csv.row({date::format("%F", list.date), list.mechanic.name,
                                         part.name, part.number, to_string(part.quantity)}));
        }
    }
}

void answer_parts(Session& session, const Asked& asked, CsvWriter::For reader) {
    const auto lists = session.shop().schedule().parts(asked.from, asked.mechanic);
    if (session.json()) {
        JsonArray array(session.out());
        for (const MechanicParts& list : lists) array.add(to_json(list, session.json_style()));
        return array.close();
    }
    if (session.format() == "csv") return answer_parts_csv(session, lists, reader);
    const DayView view = view_of(session);
    for (std::size_t i = 0; i < lists.size(); ++i) {
        if (i > 0) session.print("");
        session.out().write(load_text(lists[i], view));
    }
    if (lists.empty()) session.note("no parts to load");
}

Action declare(CLI::App& parser) {
    auto options = std::make_shared<Options>();
    parser.add_option("day", options->day, "today where none is named: 2026-11-24, tomorrow, tue");
    auto* week = parser.add_flag("--week", options->week, "seven days, from that day on");
    add_optional(parser, "--mechanic", options->mechanic, "id or name", "WHO");
    auto* all = parser.add_flag("--all", options->all, "cancelled jobs too");
    parser
        .add_flag("--parts", options->parts, "the list to load: parts of what is still to be done")
        ->excludes(week)
        ->excludes(all);
    parser
        .add_option("--for", options->reader, "who reads the CSV: excel (the default) or machine")
        ->type_name("READER");
    return [options](Session& session) {
        const CsvWriter::For reader = parse_csv_reader(options->reader);
        const Asked what = asked(session.shop(), *options);
        if (options->parts) return answer_parts(session, what, reader);
        const auto days = days_of(session.shop(), *options, what);
        if (session.json()) return answer_json(session, days);
        if (session.format() == "csv") return answer_csv(session, days, reader);
        answer_table(session, days, what);
    };
}

}  // namespace

Command today_command() {
    return {
        .name = "today",
        .aliases = {"schedule"},
        .group = Group::every_day,
        .summary = "the day or week: jobs, travel, breaks, free time",
        .examples = {"shopctl today", "shopctl schedule tomorrow", "shopctl today --parts",
                     "shopctl schedule --week --format csv"},
        .declare = declare,
        .more_formats = {"csv"},
    };
}

}  // namespace shop::cli
