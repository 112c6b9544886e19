#include "command.hpp"
#include "input/names.hpp"
#include "input/when.hpp"
#include "input_file.hpp"
#include "made_record.hpp"
#include "options.hpp"
#include "print/json_array.hpp"
#include "print/misfits.hpp"
#include "print/safe.hpp"
#include "print/table.hpp"
#include "print/when.hpp"
#include "session.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
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

bool hits(const Misfit& misfit, const Closure& closure) {
    return std::ranges::any_of(misfit.broken, [&](const Obstacle& obstacle) {
        return obstacle.closure == closure.id;
    });
}

/// The coming jobs that these closures hit; in a dry run the closures do not stand.
std::vector<Misfit> hit_by(Session& session, const std::vector<Closure>& closures) {
    Supposed supposed;
    if (session.options().dry_run) supposed.closures = closures;
    auto misfits = session.shop().schedule().misfits(true, supposed);
    std::erase_if(misfits, [&](const Misfit& misfit) {
        return std::ranges::none_of(
            closures, [&](const Closure& closure) { return hits(misfit, closure); });
    });
    return misfits;
}

/// Closures as they are listed, or, where they were just added, with the jobs that they hit.
class ClosureRows {
public:
    explicit ClosureRows(Session& session) : session_(session), array_(session.out()) {}
    ClosureRows(Session& session, std::vector<Misfit> misfits)
        : session_(session), array_(session.out()), misfits_(std::move(misfits)) {}

    void add(const Closure& closure) {
        Shop& shop = session_.shop();
        const auto jobs = jobs_hit(shop, closure);
        if (session_.json()) {
            array_.add(json(closure, jobs));
            return;
        }
        const ClockStyle style = shop.settings().booking.clock;
        table_.add({std::to_string(closure.id.value()), when(closure, style), who(closure),
                    closure.reason});
        if (misfits_) return;
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
        if (misfits_) {
            session_.out().write(misfit_table(session_.shop(), *misfits_, session_.columns()));
        }
    }

    [[nodiscard]] std::string json(const Closure& closure,
                                   const std::vector<Appointment>& jobs) const {
        std::string object = with_jobs(closure, jobs, session_.json_style());
        if (!misfits_) return object;
        std::vector<Misfit> own;
        std::ranges::copy_if(*misfits_, std::back_inserter(own),
                             [&](const Misfit& misfit) { return hits(misfit, closure); });
        return with_hits(std::move(object), own, session_.json_style());
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
    std::optional<std::vector<Misfit>> misfits_;  ///< of closures that were just added
    std::map<std::int64_t, std::string> names_;
};

void answer_added(Session& session, const Closure& closure) {
    note_replayed(session, closure.replayed);
    const auto misfits = hit_by(session, {closure});
    if (session.json()) {
        const auto jobs = jobs_hit(session.shop(), closure);
        session.print(with_replayed(
            with_hits(with_jobs(closure, jobs, session.json_style()), misfits,
                      session.json_style()),
            closure.replayed));
        return;
    }
    ClosureRows rows(session, misfits);
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

Closure named_closure(Shop& shop, const std::string& text) {
    const ClosureId id = parse_closure_id(text);
    constexpr LocalTime kFirst{LocalDate{date::year{1970} / 1 / 1}};
    constexpr LocalTime kLast{LocalDate{date::year{9999} / 12 / 31}};
    for (Closure& closure : shop.closures().list(kFirst, kLast)) {
        if (closure.id == id) return std::move(closure);
    }
    throw Error(ErrorCode::not_found,
                "there is no closure " + std::to_string(id.value()),
                "see: shopctl closure list");
}

std::string described(const Closure& closure, ClockStyle style) {
    return when(closure, style) + (closure.reason.empty() ? "" : ", " + closure.reason);
}

Action declare_remove(CLI::App& parser) {
    auto id = std::make_shared<std::string>();
    parser.add_option("closure", *id, "its number, from 'shopctl closure list'")->required();
    return [id](Session& session) {
        const Closure seen = named_closure(session.shop(), *id);
        session.confirm("Remove closure " + std::to_string(seen.id.value()) + ", " +
                        described(seen, session.shop().settings().booking.clock) + "?");
        const Closure removed = session.shop().closures().remove(seen.id, seen.revision);
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
        const auto added = session.shop().closures().import(closures);
        ClosureRows rows(session, hit_by(session, added));
        for (const Closure& closure : added) rows.add(closure);
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
                 {"shopctl closure import holidays.toml",
                  "shopctl closure import holidays.toml --dry-run"},
                 declare_import},
                {"list",
                 "list the closures of a year, with the booked jobs that they hit",
                 {"shopctl closure list"},
                 declare_list},
                {"remove",
                 "take a closure back",
                 {"shopctl closure remove 1 --yes"},
                 declare_remove},
            },
    };
}

}  // namespace shop::cli
