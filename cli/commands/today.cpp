#include "appointment_rows.hpp"
#include "command.hpp"
#include "input/when.hpp"
#include "options.hpp"
#include "print/day.hpp"
#include "session.hpp"
#include "time_words.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace shop::cli {

namespace {

constexpr int kWeek = 7;

struct Options {
    std::vector<std::string> day;
    bool week = false;
    bool all = false;
    std::optional<std::string> mechanic;
    std::string reader = "excel";
};

bool is_gone(const Appointment& job) {
    return job.status == AppointmentStatus::cancelled || job.status == AppointmentStatus::lapsed;
}

std::vector<MechanicDay> days_of(Shop& shop, const Options& options) {
    const std::string typed = words_from(options.day, 0);
    const LocalDate from = typed.empty() ? shop.today() : parse_day(typed, shop.zone(), shop.now());
    std::optional<MechanicId> mechanic;
    if (options.mechanic) mechanic = shop.mechanics().resolve(*options.mechanic).id;
    auto days = shop.schedule().days(from, options.week ? kWeek : 1, mechanic);
    if (!options.all) {
        for (MechanicDay& day : days) std::erase_if(day.appointments, is_gone);
    }
    return days;
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

void answer_table(Session& session, const std::vector<MechanicDay>& days) {
    Shop& shop = session.shop();
    const Settings& settings = shop.settings();
    const DayView view{shop.zone(),   settings.profile.currency, settings.booking.clock, shop.now(),
                       session.ink(), session.columns()};
    for (std::size_t i = 0; i < days.size(); ++i) {
        if (i > 0) session.print("");
        session.out().write(day_text(days[i], view));
    }
    if (days.empty()) session.note("nobody works here: see shopctl mechanic list");
}

Action declare(CLI::App& parser) {
    auto options = std::make_shared<Options>();
    parser.add_option("day", options->day, "today where none is named: 2026-11-24, tomorrow, tue");
    parser.add_flag("--week", options->week, "seven days, from that day on");
    add_optional(parser, "--mechanic", options->mechanic, "id or name", "WHO");
    parser.add_flag("--all", options->all, "cancelled jobs too");
    parser
        .add_option("--for", options->reader, "who reads the CSV: excel (the default) or machine")
        ->type_name("READER");
    return [options](Session& session) {
        const CsvWriter::For reader = parse_csv_reader(options->reader);
        const auto days = days_of(session.shop(), *options);
        if (session.json()) return answer_json(session, days);
        if (session.format() == "csv") return answer_csv(session, days, reader);
        answer_table(session, days);
    };
}

}  // namespace

Command today_command() {
    return {
        .name = "today",
        .aliases = {"schedule"},
        .group = Group::every_day,
        .summary = "the day or week: jobs, travel, breaks, free time",
        .examples = {"shopctl today", "shopctl schedule tomorrow",
                     "shopctl schedule --week --format csv"},
        .declare = declare,
        .more_formats = {"csv"},
    };
}

}  // namespace shop::cli
