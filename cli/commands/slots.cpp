#include "print/slots.hpp"
#include "command.hpp"
#include "input/duration.hpp"
#include "input/names.hpp"
#include "input/number.hpp"
#include "input/when.hpp"
#include "options.hpp"
#include "part_of_day.hpp"
#include "search_words.hpp"
#include "session.hpp"

#include <shop/text.hpp>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace shop::cli {

namespace {

constexpr int kDays = 14;
constexpr int kMostDays = 3660;
constexpr int kMostSlots = 100'000;

struct Options {
    std::vector<std::string> work;
    std::string duration, zip, vehicle, mechanic, moving, from, days, on, first, explain;
    PartOfDayWords part;
    bool emergency = false;
    bool any = false;

    void declare(CLI::App& parser) {
        parser.add_option("work", work,
                          "services and packages by their codes, or a quote: Q42; a day may "
                          "follow: thu morning");
        parser.add_option("--duration", duration, "how long the work takes: 45m, 1h30m")
            ->type_name("TIME");
        parser.add_option("--zip", zip, "where the work is done: travel follows from it")
            ->type_name("CODE");
        parser.add_option("--vehicle", vehicle, "v21, plate or VIN: not while it is worked on")
            ->type_name("CAR");
        parser.add_option("--mechanic", mechanic, "only this one, by id or name")->type_name("WHO");
        parser.add_flag("--emergency", emergency, "with the shorter notice for urgent work");
        parser.add_option("--move", moving, "for this job, its own time taken as free")
            ->type_name("JOB");
        declare_days(parser);
        add_part_of_day(parser, part);
        parser.add_option("--first", first, "at most so many times")->type_name("N");
        auto* beyond = parser.add_flag("--any", any,
                                       "also times that break a rule of the shop, each with what "
                                       "'book' has to override");
        parser
            .add_option("--explain", explain,
                        "which rules keep this time closed, and what is "
                        "open near it")
            ->type_name("TIME")
            ->excludes(beyond);
    }

    /// What is asked for; the words among the services that are none are taken out of them.
    SlotQuery query(Session& session) {
        Shop& shop = session.shop();
        SlotQuery query;
        take_words(shop);
        take_work(query);
        if (!duration.empty()) query.duration = parse_duration(duration);
        query.postal_code = zip;
        query.emergency = emergency;
        take_days(query, shop);
        const PartOfDay bounds = parse_part_of_day(part);
        query.not_before = bounds.not_before;
        query.before = bounds.before;
        if (!first.empty()) {
            query.first = static_cast<std::size_t>(parse_number(first, "--first", 1, kMostSlots));
        }
        if (!mechanic.empty()) query.mechanic = shop.mechanics().resolve(mechanic).id;
        if (!vehicle.empty()) query.vehicle = shop.vehicles().resolve(vehicle).id;
        if (!moving.empty()) query.moving = parse_appointment_id(moving);
        return query;
    }

    /// A day alone was asked for.
    [[nodiscard]] bool one_day() const { return !on.empty() && days.empty(); }

private:
    void declare_days(CLI::App& parser) {
        auto* start = parser.add_option("--from", from, "the first day; today where left out")
                          ->type_name("DAY");
        auto* span =
            parser.add_option("--days", days, "how many days; 14 where left out")->type_name("N");
        auto* only = parser.add_option("--on", on, "this day alone")->type_name("DAY");
        only->excludes(start);
        only->excludes(span);
    }

    /// A day may stand among the services: `oil-synthetic thu`, `--on nov 24`.
    void take_words(Shop& shop) {
        std::string& day = !explain.empty() ? explain : (!from.empty() ? from : on);
        const SearchWords found = parse_search_words(shop, work, day, part);
        work = found.work;
        if (found.time.empty()) return;
        day += (day.empty() ? "" : " ") + found.time;
        if (!explain.empty()) return;
        try {
            static_cast<void>(parse_day(day, shop.zone(), shop.now()));
        } catch (const Error& error) {
            if (error.code() != ErrorCode::invalid_argument) throw;
            throw Error(ErrorCode::invalid_argument, "'" + shown(day) + "' is no day alone",
                        "a day with its times: --on DAY --after TIME; whether one time is open: "
                        "--explain \"thu 9:30\"");
        }
    }

    void take_days(SlotQuery& query, Shop& shop) const {
        query.days = one_day() ? 1 : kDays;
        if (!days.empty()) {
            query.days = static_cast<int>(parse_number(days, "--days", 1, kMostDays));
        }
        const std::string& day = from.empty() ? on : from;
        if (!day.empty()) query.from = parse_day(day, shop.zone(), shop.now());
    }

    void take_work(SlotQuery& query) const {
        for (const std::string& word : work) {
            if (!means_quote(word)) {
                query.codes.push_back(word);
            } else if (query.quote) {
                throw Error(ErrorCode::invalid_argument, "a search is for one quote",
                            "name one of them");
            } else {
                query.quote = parse_quote_id(word);
            }
        }
        if (query.quote && !query.codes.empty()) {
            throw Error(ErrorCode::invalid_argument,
                        "a quote names its services itself, '" + shown(query.codes.front()) +
                            "' cannot stand beside it",
                        "name the quote alone, or services alone");
        }
    }
};

/// Where the work is done, as somebody said it: here, or when it was quoted.
std::string postal_code(Session& session, const SlotQuery& query) {
    if (!query.postal_code.empty()) return query.postal_code;
    if (query.quote) return session.shop().quotes().get(*query.quote).postal_code;
    if (query.moving) return session.shop().appointments().get(*query.moving).postal_code;
    return {};
}

SlotContext context(Session& session, const SlotQuery& query, LocalDate from, int days) {
    Shop& shop = session.shop();
    return {shop.zone(),
            shop.settings().booking.clock,
            shop.today(),
            postal_code(session, query),
            shop.closures().list(LocalTime{from}, LocalTime{from + date::days{days}}),
            shop.settings()};
}

void explain(Session& session, const SlotQuery& query, const std::string& time) {
    Shop& shop = session.shop();
    const Instant start = parse_when(time, shop.zone(), shop.now());
    const Explanation found = shop.availability().explain(query, start);
    if (session.json()) {
        session.print(to_json(found, session.json_style()));
        return;
    }
    const SlotContext said = context(session, query, shop.today(), 1);
    session.out().write(slot_question(found.assumed, said) + "\n" + slot_explanation(found, said));
}

/// One day of a search.
SlotSearch day_of(const SlotSearch& whole, LocalDate date, const Zone& zone) {
    SlotSearch day = whole;
    day.from = date;
    day.days = 1;
    std::erase_if(day.slots,
                  [&](const Slot& slot) { return zone.date(slot.work.begin) != date; });
    return day;
}

/// The dates around one, with or without times.
std::vector<LocalDate> dates_around(const SlotSearch& around, LocalDate asked) {
    std::vector<LocalDate> dates;
    for (int i = 0; i < around.days; ++i) {
        const LocalDate date = around.from + date::days{i};
        if (date != asked) dates.push_back(date);
    }
    return dates;
}

/// The last date with times before one, and the first two after it.
std::vector<LocalDate> dates_with_times(const SlotSearch& whole, LocalDate asked,
                                        const Zone& zone) {
    constexpr std::size_t kAfter = 2;
    std::optional<LocalDate> before;
    std::vector<LocalDate> after;
    for (const Slot& slot : whole.slots) {
        const LocalDate date = zone.date(slot.work.begin);
        if (date < asked) before = date;
        if (date <= asked || after.size() == kAfter) continue;
        if (after.empty() || after.back() != date) after.push_back(date);
    }
    if (before) after.insert(after.begin(), *before);
    return after;
}

/// The days around one that was asked for alone; where none of them has a time, the nearest
/// that have.
void print_others(Session& session, SlotQuery query, LocalDate asked) {
    constexpr int kAround = 2;
    Shop& shop = session.shop();
    query.first.reset();
    query.from = std::max(shop.today(), asked - date::days{1});
    query.days =
        static_cast<int>((std::max(asked, *query.from) - *query.from).count()) + kAround + 1;
    SlotSearch found = shop.availability().search(query);
    std::vector<LocalDate> dates = dates_around(found, asked);
    const bool none = std::ranges::all_of(found.slots, [&](const Slot& slot) {
        return shop.zone().date(slot.work.begin) == asked;
    });
    if (none) {
        query.from = shop.today();
        query.days = shop.settings().booking.horizon_days + 1;
        found = shop.availability().search(query);
        const auto further = dates_with_times(found, asked, shop.zone());
        if (!further.empty()) dates = further;
    }
    if (dates.empty()) return;
    const SlotContext said = context(session, query, found.from, found.days);
    session.out().write("\nNearest others\n");
    for (const LocalDate date : dates) {
        session.out().write(slot_days(day_of(found, date, shop.zone()), said));
    }
}

std::string why_title(const SlotQuery& query, const SlotSearch& found, ClockStyle clock) {
    const PartOfDay part{query.not_before, query.before};
    if (part.is_whole()) return "Why not at other times";
    return (found.slots.empty() ? "Why no " : "Why no other ") + to_text(part, found.from, clock);
}

void search(Session& session, SlotQuery query, const Options& options) {
    Shop& shop = session.shop();
    query.outside_area = options.any;
    SlotSearch found = shop.availability().search(query);
    std::vector<Explanation> beyond;
    if (options.any) beyond = shop.availability().beyond_rules(query);
    if (session.json()) {
        session.print(options.any ? to_json(found, beyond, session.json_style())
                                  : to_json(found, session.json_style()));
        return;
    }
    if (query.first && found.slots.size() == *query.first) {
        // What comes after the last one was not looked at.
        const LocalDate last = shop.zone().date(found.slots.back().work.begin);
        found.days = static_cast<int>((last - found.from).count()) + 1;
    }
    const SlotContext said = context(session, query, found.from, found.days);
    session.out().write(slot_question(found, said) + "\n" + slot_days(found, said, beyond));
    if (!options.one_day() || options.any || (query.first && !found.slots.empty())) return;
    const auto closed = shop.availability().explain_day(query, found.from);
    const bool part = query.not_before || query.before;
    session.out().write(part && closed.empty() && found.slots.empty()
                            ? hours_that_day(found, said)
                            : why_closed(closed, why_title(query, found, said.clock), said));
    print_others(session, query, found.from);
}

Action declare(CLI::App& parser) {
    auto options = std::make_shared<Options>();
    options->declare(parser);
    return [options](Session& session) {
        const SlotQuery query = options->query(session);
        if (query.quote &&
            session.shop().quotes().expired(session.shop().quotes().get(*query.quote))) {
            session.note("note: " + to_name(*query.quote) + " has expired and cannot be booked");
        }
        if (!options->explain.empty()) {
            explain(session, query, options->explain);
        } else {
            search(session, query, *options);
        }
    };
}

}  // namespace

Command slots_command() {
    return {
        .name = "slots",
        .aliases = {"availability"},
        .group = Group::every_day,
        .summary = "open start times for the work asked for",
        .examples = {"shopctl slots brakes-front --zip 95616", "shopctl slots Q1 --on tomorrow",
                     "shopctl slots brakes-front --on thu --morning",
                     "shopctl slots oil-synthetic tomorrow afternoon",
                     "shopctl slots oil-synthetic --on sat --any",
                     "shopctl slots --duration 45m --first 3",
                     "shopctl slots brakes-front --explain \"tomorrow 12:00\""},
        .declare = declare,
    };
}

}  // namespace shop::cli
