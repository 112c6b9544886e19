#include "command.hpp"
#include "input/names.hpp"
#include "input/when.hpp"
#include "input_file.hpp"
#include "made_record.hpp"
#include "options.hpp"
#include "print/json_array.hpp"
#include "print/safe.hpp"
#include "print/table.hpp"
#include "print/when.hpp"
#include "session.hpp"

#include <CLI/CLI.hpp>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace shop::cli {

namespace {

constexpr int kDaysListed = 366;

/// A day alone is its first moment, or, as an end, its last.
LocalTime wall_time(const std::string& text, const Zone& zone, Instant now, bool is_end) {
    try {
        const LocalDate day = parse_day(text, zone, now);
        return LocalTime{is_end ? day + date::days{1} : day};
    } catch (const Error& error) {
        if (error.code() != ErrorCode::invalid_argument) throw;
    }
    return zone.wall(parse_when(text, zone, now)).time;
}

bool is_midnight(LocalTime time) {
    return time == LocalTime{date::floor<date::days>(time)};
}

std::string when(const Closure& closure, ClockStyle style) {
    const LocalDate first = date::floor<date::days>(closure.begins);
    if (is_midnight(closure.begins) && is_midnight(closure.ends)) {
        const LocalDate last = date::floor<date::days>(closure.ends) - date::days{1};
        return first == last ? full_date(first) : full_date(first) + " - " + full_date(last);
    }
    // An end at 0:00 belongs to the day that it ends.
    const bool at_midnight = is_midnight(closure.ends);
    const LocalDate last = date::floor<date::days>(closure.ends) - date::days{at_midnight ? 1 : 0};
    const std::string ends = at_midnight ? "midnight" : time_of_day(closure.ends, style);
    return full_date(first) + ", " + time_of_day(closure.begins, style) + " - " +
           (first == last ? ends : full_date(last) + ", " + ends);
}

/// The booked jobs that a closure falls on: it does not move them.
std::vector<Appointment> jobs_hit(Shop& shop, const Closure& closure) {
    AppointmentFilter filter;
    filter.from = shop.zone().resolve(closure.begins).first;
    filter.before = shop.zone().resolve(closure.ends).second;
    filter.mechanic = closure.mechanic;
    filter.open = true;
    std::vector<Appointment> jobs;
    shop.appointments().each(filter, [&](const Appointment& job) { jobs.push_back(job); });
    return jobs;
}

std::string with_jobs(const Closure& closure, const std::vector<Appointment>& jobs,
                      const JsonStyle& style) {
    std::string object = to_json(closure, style);
    object.back() = ',';
    object += "\"appointments\":[";
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        object += (i == 0 ? "" : ",") + to_json(jobs[i], style);
    }
    return object + "]}";
}

class ClosureRows {
public:
    explicit ClosureRows(Session& session) : session_(session), array_(session.out()) {}

    void add(const Closure& closure) {
        Shop& shop = session_.shop();
        const auto jobs = jobs_hit(shop, closure);
        if (session_.json()) {
            array_.add(with_jobs(closure, jobs, session_.json_style()));
            return;
        }
        const ClockStyle style = shop.settings().booking.clock;
        table_.add({std::to_string(closure.id.value()), when(closure, style), who(closure),
                    closure.reason});
        for (const Appointment& job : jobs) {
            hits_ += "! " + to_name(job.id) + ", " +
                     date_and_time(job.work.begin, shop.zone(), style, shop.today()) + ", " +
                     safe(job.customer_name) + ", is booked in closure " +
                     std::to_string(closure.id.value()) + "\n";
        }
    }

    void close(std::string_view when_empty) {
        if (session_.json()) {
            array_.close();
            return;
        }
        if (table_.empty()) session_.note(when_empty);
        session_.out().write(table_.text(session_.columns()));
        session_.out().write(hits_);
    }

private:
    std::string who(const Closure& closure) {
        if (!closure.mechanic) return "everybody";
        auto [known, is_new] = names_.try_emplace(closure.mechanic->value());
        if (is_new) known->second = session_.shop().mechanics().get(*closure.mechanic).name;
        return known->second;
    }

    Session& session_;
    JsonArray array_;
    Table table_{
        {{"ID", Table::Align::right}, {"WHEN"}, {"WHO"}, {"REASON", Table::Align::left, true}}};
    std::string hits_;
    std::map<std::int64_t, std::string> names_;
};

void answer_added(Session& session, const Closure& closure) {
    note_replayed(session, closure.replayed);
    if (session.json()) {
        const auto hit = jobs_hit(session.shop(), closure);
        session.print(
            with_replayed(with_jobs(closure, hit, session.json_style()), closure.replayed));
        return;
    }
    ClosureRows rows(session);
    rows.add(closure);
    rows.close("");
}

Action declare_add(CLI::App& parser) {
    struct Options {
        std::string from, to, mechanic, reason, request_id;
    };
    auto options = std::make_shared<Options>();
    parser.add_option("from", options->from, "a day, or a day and a time")->required();
    parser.add_option("to", options->to,
                      "the last day, or when it ends; without: the end of the first day");
    parser.add_option("--mechanic", options->mechanic, "only this one")->type_name("MECHANIC");
    parser.add_option("--reason", options->reason, "holiday, vacation, ...")->type_name("TEXT");
    add_request_id(parser, options->request_id);
    return [options](Session& session) {
        const Zone& zone = session.shop().zone();
        const Instant now = session.clock().now();
        Closure closure;
        closure.begins = wall_time(options->from, zone, now, false);
        closure.ends = options->to.empty()
                           ? LocalTime{date::floor<date::days>(closure.begins) + date::days{1}}
                           : wall_time(options->to, zone, now, true);
        closure.reason = options->reason;
        if (!options->mechanic.empty()) {
            closure.mechanic = session.shop().mechanics().resolve(options->mechanic).id;
        }
        answer_added(session, session.shop().closures().add(closure, options->request_id));
    };
}

Action declare_list(CLI::App& parser) {
    auto from = std::make_shared<std::string>("today");
    parser.add_option("--from", *from, "since this day; today where it is not named")
        ->type_name("DAY");
    return [from](Session& session) {
        const LocalDate first = parse_day(*from, session.shop().zone(), session.clock().now());
        ClosureRows rows(session);
        for (const Closure& closure : session.shop().closures().list(
                 LocalTime{first}, LocalTime{first + date::days{kDaysListed}})) {
            rows.add(closure);
        }
        rows.close("no closures in the year to come");
    };
}

Action declare_remove(CLI::App& parser) {
    auto id = std::make_shared<std::string>();
    parser.add_option("closure", *id, "its number, from 'shopctl closure list'")->required();
    return [id](Session& session) {
        const Closure removed = session.shop().closures().remove(parse_closure_id(*id));
        if (session.json()) {
            session.print(to_json(removed, session.json_style()));
        } else {
            session.print("removed closure " + std::to_string(removed.id.value()) + ", " +
                          when(removed, session.shop().settings().booking.clock));
        }
    };
}

Action declare_import(CLI::App& parser) {
    auto file = std::make_shared<std::string>();
    parser.add_option("file", *file, "[[closure]] with day, or from and to, and reason")
        ->required()
        ->type_name("FILE");
    return [file](Session& session) {
        const auto closures = parse_closures(read_input_file(*file), *file);
        ClosureRows rows(session);
        for (const Closure& closure : session.shop().closures().import(closures)) {
            rows.add(closure);
        }
        rows.close("all of them stand already");
    };
}

}  // namespace

Command closure_command() {
    return {
        .name = "closure",
        .group = Group::records,
        .summary = "holidays and time off, of all or of one mechanic",
        .verbs =
            {
                {"add",
                 "close a day or a stretch of time; names the booked jobs that it hits",
                 {"shopctl closure add 2026-11-26 --reason Thanksgiving",
                  "shopctl closure add \"2026-12-24 12:00\" 2026-12-26 --mechanic 1"},
                 declare_add},
                {"import",
                 "add the closures of a file, all or nothing",
                 {"shopctl closure import holidays.toml"},
                 declare_import},
                {"list",
                 "list the closures of a year, with the booked jobs that they hit",
                 {"shopctl closure list"},
                 declare_list},
                {"remove", "take a closure back", {"shopctl closure remove 1"}, declare_remove},
            },
    };
}

}  // namespace shop::cli
