#include "service/search.hpp"

#include <shop/error.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "domain/override.hpp"
#include "domain/refusal_text.hpp"
#include "service/appointments.hpp"
#include "service/mechanics.hpp"
#include "service/place.hpp"
#include "service/quote.hpp"
#include "service/stop.hpp"
#include "service/vehicles.hpp"
#include "store/held_time.hpp"
#include "store/mechanics.hpp"

namespace shop::service {

namespace {

domain::StartRules start_rules(const BookingRules& rules, bool emergency, Instant now) {
    return {now,
            rules.slot,
            emergency ? rules.emergency_notice : rules.minimum_notice,
            rules.horizon_days,
            rules.max_per_day,
            rules.clock};
}

/// Services, length and skills, from a quote or from codes.
struct Work {
    Minutes duration{0};
    std::vector<std::string> skills;
    std::string names;
};

Work work_of(const std::vector<QuoteItem>& items) {
    Work work;
    work.duration = total_duration(items);
    work.skills = skills_of(items);
    for (const QuoteItem& item : items) {
        if (!work.names.empty()) work.names += ", ";
        work.names += item.name;
    }
    return work;
}

Work work_of(driver::Connection& connection, const SlotQuery& query,
             const std::optional<Quote>& quote) {
    Work work;
    if (quote) {
        work = work_of(quote->items);
    } else if (!query.codes.empty()) {
        std::vector<QuoteItem> items;
        for (RequestedItem& requested : requested_items(connection, query.codes)) {
            items.push_back(std::move(requested.item));
        }
        work = work_of(items);
    }
    if (query.duration) work.duration = *query.duration;
    if (work.duration < Minutes{1} || work.duration > std::chrono::days{1}) {
        throw Error(ErrorCode::invalid_argument,
                    work.duration.count() == 0
                        ? std::string{"the search does not say how long the work takes"}
                        : fmt::format("work cannot take {} minutes", work.duration.count()),
                    "name services, a quote or a duration from 1 minute to 24 hours");
    }
    return work;
}

/// What a quote was made for is what can be booked with it: nothing else is offered.
void require_as_quoted(const Quote& quote, const SlotQuery& query, const Place& place) {
    const auto require = [&](bool same, std::string_view what) {
        if (same) return;
        throw Error(ErrorCode::rule_refused, fmt::format("Q{} was made {}", quote.id.value(), what),
                    "make a new quote for this: shopctl quote");
    };
    require(place.area == quote.area, "for another area");
    require(!query.vehicle || !quote.vehicle || *query.vehicle == *quote.vehicle,
            "for another vehicle");
    require(!query.emergency || quote.emergency, "without the emergency surcharge");
}

/// When work that runs began, where that was before its time.
Instant begun(driver::Connection& connection, const store::HeldTime& row) {
    const Appointment job = require_appointment(connection, row.id);
    const Instant began = std::chrono::floor<Minutes>(job.started_at.value_or(row.work.begin));
    return std::min(row.work.begin, began);
}

/// A job that holds time now: a hold that has lapsed is free, a running job lasts from its start,
/// if that was early, to now at least.
std::vector<domain::Busy> busy_of(driver::Connection& connection,
                                  const std::vector<store::HeldTime>& rows,
                                  const SearchBasis& basis) {
    const Instant now = basis.rules.now;
    std::vector<domain::Busy> busy;
    busy.reserve(rows.size());
    for (const store::HeldTime& row : rows) {
        if (basis.moving && row.id == *basis.moving) continue;
        if (row.status == AppointmentStatus::held && row.held_until && *row.held_until <= now) {
            continue;
        }
        Interval work = row.work;
        if (row.status == AppointmentStatus::in_progress) {
            work = {begun(connection, row), std::max(work.end, now)};
        }
        const bool goes_on = basis.stop && row.id == *basis.stop;
        busy.push_back({row.id, work, row.travel, goes_on ? Minutes{0} : row.wrap_up});
    }
    return busy;
}

/// What stands in this mechanic's way.
std::vector<Obstacle> of_mechanic(const std::vector<Obstacle>& obstacles, MechanicId mechanic) {
    std::vector<Obstacle> own;
    std::ranges::copy_if(obstacles, std::back_inserter(own), [&](const Obstacle& obstacle) {
        return !obstacle.mechanic || *obstacle.mechanic == mechanic;
    });
    return own;
}

std::size_t count_rules(const std::vector<Obstacle>& obstacles) {
    std::set<Rule> rules;
    for (const Obstacle& obstacle : obstacles) rules.insert(obstacle.rule);
    return rules.size();
}

/// Both instants at which the wall shows a time; none where it never does.
void add_wall(std::vector<Instant>& instants, const Zone& zone, LocalTime time) {
    const Zone::Resolution found = zone.resolve(time);
    if (found.kind == Zone::Resolution::Kind::gap) return;
    instants.push_back(found.first);
    instants.push_back(found.second);
}

std::vector<Instant> in_order(std::vector<Instant> instants) {
    std::ranges::sort(instants);
    const auto repeated = std::ranges::unique(instants);
    instants.erase(repeated.begin(), repeated.end());
    return instants;
}

}  // namespace

SearchBasis basis_of(Context& context, const SlotQuery& query, Instant now) {
    driver::Connection& connection = context.connection();
    if (query.moving) {
        return basis_of_move(context, alone(require_appointment(connection, *query.moving)),
                             query.mechanic, now);
    }
    std::optional<Quote> quote;
    if (query.quote) quote = require_quote(connection, *query.quote);

    const Work work = work_of(connection, query, quote);
    const bool emergency = query.emergency || (quote && quote->emergency);
    const Place place =
        place_of(context.settings(),
                 query.postal_code.empty() && quote ? quote->postal_code : query.postal_code,
                 query.outside_area);

    if (quote) require_as_quoted(*quote, query, place);

    SearchBasis basis;
    basis.wanted = {work.duration, place.travel, place.wrap_up, work.skills, {}};
    basis.rules = start_rules(context.settings().booking, emergency, now);
    basis.mechanics = working_mechanics(connection, query.mechanic);
    basis.vehicle = query.vehicle ? query.vehicle : (quote ? quote->vehicle : std::nullopt);
    if (place.outside) basis.outside = place.postal_code;
    if (basis.vehicle) static_cast<void>(require_vehicle(connection, *basis.vehicle));
    basis.assumed.duration = work.duration;
    basis.assumed.travel = place.travel;
    basis.assumed.wrap_up = place.wrap_up;
    basis.assumed.area = place.area;
    basis.assumed.area_assumed = place.assumed && place.terms != nullptr;
    basis.assumed.what = work.names;
    basis.assumed.mechanics = basis.mechanics;
    return basis;
}

SearchBasis basis_of_move(Context& context, const Appointment& appointment,
                          std::optional<MechanicId> mechanic, Instant now) {
    std::vector<std::string> skills;
    if (appointment.quote) {
        skills = skills_of(require_quote(context.connection(), *appointment.quote).items);
    }
    SearchBasis basis;
    basis.wanted = {
        std::chrono::duration_cast<Minutes>(appointment.work.end - appointment.work.begin),
        appointment.travel,
        appointment.wrap_up,
        std::move(skills),
        {}};
    basis.rules = start_rules(context.settings().booking, appointment.emergency, now);
    basis.mechanics = working_mechanics(context.connection(), mechanic);
    basis.vehicle = appointment.vehicle;
    basis.moving = appointment.id;
    basis.assumed.duration = basis.wanted.duration;
    basis.assumed.travel = appointment.travel;
    basis.assumed.wrap_up = appointment.wrap_up;
    basis.assumed.area = appointment.area;
    for (const AppointmentService& service : appointment.services) {
        if (!basis.assumed.what.empty()) basis.assumed.what += ", ";
        basis.assumed.what += service.name;
    }
    basis.assumed.mechanics = basis.mechanics;
    return basis;
}

SearchBasis basis_at_stop(Context& context, const SlotQuery& query, const Appointment& last,
                          Instant now) {
    SearchBasis basis = basis_of(context, query, now);
    basis.stop = last.id;
    basis.wanted.travel = Minutes{0};
    basis.rules.slot = Minutes{1};
    basis.rules.minimum_notice = Minutes{0};
    return basis;
}

std::vector<domain::Calendar> read_calendars(Context& context, SearchBasis& basis, LocalDate from,
                                             int days) {
    driver::Connection& connection = context.connection();
    const LocalDate until = from + date::days{days};
    const Interval range{context.zone().day(from).begin, context.zone().day(until).begin};
    std::vector<MechanicId> working;
    for (const Mechanic& mechanic : basis.mechanics) working.push_back(mechanic.id);
    store::expect_held_time(connection, working, basis.vehicle, range);
    const auto closures =
        store::closures_between(connection, LocalTime{from}, LocalTime{until + date::days{1}});

    if (basis.vehicle) {
        basis.wanted.vehicle_busy =
            busy_of(connection, store::vehicle_time(connection, *basis.vehicle, range), basis);
    }
    std::vector<domain::Calendar> calendars;
    for (const Mechanic& mechanic : basis.mechanics) {
        domain::Calendar calendar;
        calendar.mechanic = mechanic.id;
        calendar.hours = mechanic.hours.value_or(context.settings().hours);
        calendar.skills = mechanic.skills;
        for (const Closure& closure : closures) {
            if (!closure.mechanic || *closure.mechanic == mechanic.id) {
                calendar.closures.push_back(closure);
            }
        }
        calendar.busy =
            busy_of(connection, store::mechanic_time(connection, mechanic.id, range), basis);
        calendars.push_back(std::move(calendar));
    }
    return calendars;
}

std::vector<Slot> nearest_slots(Context& context, SearchBasis& basis, Instant start) {
    constexpr std::size_t kAfter = 3;
    const Zone& zone = context.zone();
    const LocalDate today = zone.date(basis.rules.now);
    const LocalDate horizon = today + date::days{basis.rules.horizon_days};
    const LocalDate asked = std::clamp(zone.date(start), today, horizon);

    const auto open = [&](LocalDate from, LocalDate to) {
        const int days = static_cast<int>((to - from).count()) + 1;
        return domain::open_starts(zone, basis.rules, basis.wanted,
                                   read_calendars(context, basis, from, days), from, days);
    };
    std::vector<Slot> nearest;
    for (const int reach : {2, 14, basis.rules.horizon_days}) {
        const LocalDate from = std::max(today, asked - date::days{reach});
        const LocalDate to = std::min(horizon, asked + date::days{reach});
        const auto slots = open(from, to);
        const auto after = std::ranges::lower_bound(
            slots, start, {}, [](const Slot& slot) { return slot.work.begin; });
        nearest.clear();
        if (after != slots.begin()) nearest.push_back(*std::prev(after));
        for (auto it = after; it != slots.end() && it - after < static_cast<int>(kAfter); ++it) {
            nearest.push_back(*it);
        }
        if (nearest.size() > kAfter) break;
    }
    return nearest;
}

std::optional<Slot> first_open(Context& context, SearchBasis& basis,
                               std::span<const Closure> supposed) {
    const LocalDate today = context.zone().date(basis.rules.now);
    const int all = basis.rules.horizon_days + 1;
    int from = 0;
    for (const int until : {std::min(3, all), std::min(14, all), all}) {
        if (until == from) continue;
        const LocalDate first = today + date::days{from};
        auto calendars = read_calendars(context, basis, first, until - from);
        for (domain::Calendar& calendar : calendars) {
            std::ranges::copy_if(supposed, std::back_inserter(calendar.closures),
                                 [&](const Closure& closure) {
                                     return !closure.mechanic ||
                                            *closure.mechanic == calendar.mechanic;
                                 });
        }
        auto slots = domain::open_starts(context.zone(), basis.rules, basis.wanted, calendars,
                                         first, until - from, 1);
        if (!slots.empty()) return std::move(slots.front());
        from = until;
    }
    return std::nullopt;
}

StartCheck check_start(Context& context, SearchBasis& basis, Instant start) {
    const auto calendars = read_calendars(context, basis, context.zone().date(start), 1);
    return check_start(context, basis, calendars, start);
}

StartCheck check_start(const Context& context, const SearchBasis& basis,
                       const std::vector<domain::Calendar>& calendars, Instant start) {
    StartCheck check;
    for (const domain::Calendar& calendar : calendars) {
        auto obstacles =
            domain::obstacles(context.zone(), basis.rules, basis.wanted, calendar, start);
        if (obstacles.empty()) check.open_to.push_back(calendar.mechanic);
        for (Obstacle& obstacle : obstacles) {
            // What holds for all is said once.
            if (std::ranges::find(check.obstacles, obstacle) == check.obstacles.end()) {
                check.obstacles.push_back(std::move(obstacle));
            }
        }
    }
    return check;
}

std::vector<Instant> grid_starts(const Context& context, const SearchBasis& basis, LocalDate date) {
    const std::size_t weekday = date::weekday{date}.iso_encoding() - 1;
    std::vector<Instant> starts;
    for (const Mechanic& mechanic : basis.mechanics) {
        const WeeklyHours hours = mechanic.hours.value_or(context.settings().hours);
        if (hours[weekday].empty()) continue;
        const Minutes closes = hours[weekday].back().closes;
        for (Minutes at = hours[weekday].front().opens; at < closes; at += basis.rules.slot) {
            add_wall(starts, context.zone(), LocalTime{date} + at);
        }
    }
    return in_order(std::move(starts));
}

std::vector<Instant> wall_starts(const Zone& zone, LocalDate date, Minutes slot) {
    std::vector<Instant> starts;
    for (Minutes at{0}; at < std::chrono::days{1}; at += slot) {
        add_wall(starts, zone, LocalTime{date} + at);
    }
    return in_order(std::move(starts));
}

std::vector<Obstacle> fewest_rules(const SearchBasis& basis,
                                   const std::vector<Obstacle>& obstacles) {
    std::vector<Obstacle> fewest;
    for (const Mechanic& mechanic : basis.mechanics) {
        std::vector<Obstacle> own = of_mechanic(obstacles, mechanic.id);
        const bool clash = std::ranges::any_of(
            own, [](const Obstacle& obstacle) { return domain::is_clash(obstacle.rule); });
        if (clash) continue;
        if (fewest.empty() || count_rules(own) < count_rules(fewest)) fewest = std::move(own);
    }
    return fewest;
}

void refuse_start(Context& context, SearchBasis& basis, Instant start,
                  std::vector<Obstacle> obstacles, const Override& overriding) {
    const auto only_clashes = [&](const Mechanic& mechanic) {
        const auto concerns = [&](const Obstacle& obstacle) {
            return !obstacle.mechanic || *obstacle.mechanic == mechanic.id;
        };
        return std::ranges::none_of(obstacles, [&](const Obstacle& obstacle) {
            return concerns(obstacle) && !domain::is_clash(obstacle.rule);
        });
    };
    const bool taken = std::ranges::any_of(basis.mechanics, only_clashes);
    if (basis.stop) {
        // The nearest open times are those of a visit of its own.
        basis.stop.reset();
        basis.wanted.travel = basis.assumed.travel;
        basis.rules.slot = context.settings().booking.slot;
        basis.rules.minimum_notice = context.settings().booking.minimum_notice;
    }
    auto nearest = nearest_slots(context, basis, start);
    domain::RefusalText text = domain::refusal_text(
        context.zone(), context.settings().booking.clock, start, obstacles, basis.mechanics,
        nearest);
    std::vector<Rule> rules = overriding.rules;
    const auto fewest = fewest_rules(basis, obstacles);
    for (const Obstacle& obstacle : fewest) rules = domain::united(rules, {obstacle.rule});
    if (!fewest.empty() && start >= basis.rules.now) {
        text.hint += fmt::format("; or set it aside: --override {} --reason TEXT",
                                 domain::rule_list(rules));
    }
    if (taken) throw SlotTaken(text.message, text.hint, std::move(obstacles), std::move(nearest));
    throw RuleRefused(text.message, text.hint, std::move(obstacles), std::move(nearest));
}

}  // namespace shop::service
