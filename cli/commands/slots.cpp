#include "print/slots.hpp"
#include "command.hpp"
#include "input/duration.hpp"
#include "input/names.hpp"
#include "input/number.hpp"
#include "input/when.hpp"
#include "options.hpp"
#include "session.hpp"
#include "time_words.hpp"

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
    bool emergency = false;

    void declare(CLI::App& parser) {
        parser.add_option("work", work, "services and packages by their codes, or a quote: Q42");
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
        auto* start = parser.add_option("--from", from, "the first day; today where left out")
                          ->type_name("DAY");
        auto* span =
            parser.add_option("--days", days, "how many days; 14 where left out")->type_name("N");
        auto* only = parser.add_option("--on", on, "this day alone")->type_name("DAY");
        only->excludes(start);
        only->excludes(span);
        parser.add_option("--first", first, "at most so many times")->type_name("N");
        parser
            .add_option("--explain", explain,
                        "which rules keep this time closed, and what is "
                        "open near it")
            ->type_name("TIME");
    }

    [[nodiscard]] SlotQuery query(Session& session) const {
        Shop& shop = session.shop();
        SlotQuery query;
        take_work(query, shop);
        if (!duration.empty()) query.duration = parse_duration(duration);
        query.postal_code = zip;
        query.emergency = emergency;
        query.days = kDays;
        if (!from.empty()) query.from = parse_day(from, shop.zone(), shop.now());
        if (!days.empty())
            query.days = static_cast<int>(parse_number(days, "--days", 1, kMostDays));
        if (!on.empty()) {
            query.from = parse_day(on, shop.zone(), shop.now());
            query.days = 1;
        }
        if (!first.empty()) {
            query.first = static_cast<std::size_t>(parse_number(first, "--first", 1, kMostSlots));
        }
        if (!mechanic.empty()) query.mechanic = shop.mechanics().resolve(mechanic).id;
        if (!vehicle.empty()) query.vehicle = shop.vehicles().resolve(vehicle).id;
        if (!moving.empty()) query.moving = parse_appointment_id(moving);
        return query;
    }

private:
    void take_work(SlotQuery& query, Shop& shop) const {
        if (const std::size_t day = first_time_word(shop, work, 0); day < work.size()) {
            throw Error(ErrorCode::invalid_argument,
                        "'" + shown(work[day]) + "' is a time, and stands among the services",
                        "name a day with --on, several words in quotes: --on \"nov 24\"");
        }
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

/// The days around one that was asked for alone, where it has few times.
void print_others(Session& session, SlotQuery query, LocalDate asked) {
    constexpr int kAround = 2;
    Shop& shop = session.shop();
    query.from = std::max(shop.today(), asked - date::days{1});
    query.days =
        static_cast<int>((std::max(asked, *query.from) - *query.from).count()) + kAround + 1;
    SlotSearch around = shop.availability().search(query);
    const SlotContext said = context(session, query, around.from, around.days);
    const SlotSearch whole = around;
    std::string text;
    for (int i = 0; i < whole.days; ++i) {
        around.from = whole.from + date::days{i};
        if (around.from == asked) continue;
        around.days = 1;
        around.slots.clear();
        for (const Slot& slot : whole.slots) {
            if (shop.zone().date(slot.work.begin) == around.from) around.slots.push_back(slot);
        }
        text += slot_days(around, said);
    }
    if (!text.empty()) session.out().write("\nNearest others\n" + text);
}

void search(Session& session, const SlotQuery& query, bool one_day) {
    Shop& shop = session.shop();
    SlotSearch found = shop.availability().search(query);
    if (session.json()) {
        session.print(to_json(found, session.json_style()));
        return;
    }
    if (query.first && found.slots.size() == *query.first) {
        // What comes after the last one was not looked at.
        const LocalDate last = shop.zone().date(found.slots.back().work.begin);
        found.days = static_cast<int>((last - found.from).count()) + 1;
    }
    const SlotContext said = context(session, query, found.from, found.days);
    session.out().write(slot_question(found, said) + "\n" + slot_days(found, said));
    if (!one_day || query.first) return;
    session.out().write(why_closed(shop.availability().explain_day(query, found.from), said));
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
            search(session, query, !options->on.empty());
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
                     "shopctl slots --duration 45m --first 3",
                     "shopctl slots brakes-front --explain \"tomorrow 12:00\""},
        .declare = declare,
    };
}

}  // namespace shop::cli
