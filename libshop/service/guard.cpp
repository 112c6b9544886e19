#include "service/guard.hpp"

#include <algorithm>
#include <utility>

#include "domain/override.hpp"
#include "domain/start_rules.hpp"
#include "service/appointments.hpp"

namespace shop::service {

namespace {

/// How many jobs of a day each mechanic has.
std::ptrdiff_t jobs_on(const Context& context, const domain::Calendar& calendar, LocalDate day) {
    return std::ranges::count_if(calendar.busy, [&](const domain::Busy& busy) {
        return context.zone().date(busy.work.begin) == day;
    });
}

MechanicId least_busy(Context& context, SearchBasis& basis, Instant start,
                      const std::vector<MechanicId>& open_to) {
    const LocalDate day = context.zone().date(start);
    std::optional<std::pair<std::ptrdiff_t, MechanicId>> best;
    for (const domain::Calendar& calendar : read_calendars(context, basis, day, 1)) {
        if (std::ranges::find(open_to, calendar.mechanic) == open_to.end()) continue;
        const std::pair candidate{jobs_on(context, calendar, day), calendar.mechanic};
        if (!best || candidate < *best) best = candidate;
    }
    return best->second;
}

bool concerns(const Obstacle& obstacle, MechanicId mechanic) {
    return !obstacle.mechanic || *obstacle.mechanic == mechanic;
}

auto covered_by(const Override& overriding) {
    return [&overriding](const Obstacle& obstacle) { return overriding.covers(obstacle.rule); };
}

/// Those whom nothing keeps from it but what is overridden.
std::vector<MechanicId> able_with(const SearchBasis& basis, const std::vector<Obstacle>& obstacles,
                                  const Override& overriding) {
    std::vector<MechanicId> able;
    for (const Mechanic& mechanic : basis.mechanics) {
        const bool hindered = std::ranges::any_of(obstacles, [&](const Obstacle& obstacle) {
            return concerns(obstacle, mechanic.id) && !overriding.covers(obstacle.rule);
        });
        if (!hindered) able.push_back(mechanic.id);
    }
    return able;
}

/// The rules that stand in one mechanic's way, each once.
std::vector<Rule> broken_for(MechanicId mechanic, const std::vector<Obstacle>& obstacles) {
    std::vector<Rule> rules;
    for (const Obstacle& obstacle : obstacles) {
        if (!concerns(obstacle, mechanic)) continue;
        if (std::ranges::find(rules, obstacle.rule) == rules.end()) rules.push_back(obstacle.rule);
    }
    std::ranges::sort(rules);
    return rules;
}

MechanicId one_of(Context& context, SearchBasis& basis, Instant start,
                  const std::vector<MechanicId>& able, std::optional<MechanicId> preferred) {
    if (preferred && std::ranges::find(able, *preferred) != able.end()) return *preferred;
    if (able.size() == 1) return able.front();
    return least_busy(context, basis, start, able);
}

}  // namespace

Choice choose_mechanic(Context& context, SearchBasis& basis, Instant start,
                       const Override& overriding, std::optional<MechanicId> preferred) {
    StartCheck check = check_start(context, basis, start);
    std::vector<MechanicId> able = check.open_to;
    if (able.empty()) able = able_with(basis, check.obstacles, overriding);
    if (able.empty()) {
        std::erase_if(check.obstacles, covered_by(overriding));
        refuse_start(context, basis, start, std::move(check.obstacles), overriding);
    }
    const MechanicId chosen = one_of(context, basis, start, able, preferred);
    return {chosen, broken_for(chosen, check.obstacles)};
}

bool only_runs_over(Context& context, const SearchBasis& basis, Instant start,
                    const Obstacle& obstacle) {
    if (!obstacle.appointment) return false;
    const Appointment job = require_appointment(context.connection(), *obstacle.appointment);
    if (job.status != AppointmentStatus::in_progress) return false;
    const domain::Busy planned{job.id, job.work, job.travel, job.wrap_up};
    const auto blocked = obstacle.rule == Rule::taken
                             ? domain::blocked_by(planned, basis.wanted)
                             : domain::blocked_for_vehicle(planned, basis.wanted);
    return !blocked.contains(start);
}

namespace {

/// Jobs at one stop share their paddings, which follow the change: only their work is in the
/// way of each other.
bool only_pads_the_stop(Context& context, const SearchBasis& basis, Instant start,
                        const Obstacle& obstacle) {
    if (obstacle.rule != Rule::taken || !obstacle.appointment || !basis.moving) return false;
    if (basis.leaves_stop) return false;
    driver::Connection& connection = context.connection();
    const Appointment job = require_appointment(connection, *basis.moving);
    const Appointment other = require_appointment(connection, *obstacle.appointment);
    if (job.stop.value_or(job.id) != other.stop.value_or(other.id)) return false;
    return !overlaps({start, start + basis.wanted.duration}, other.work);
}

}  // namespace

std::vector<Rule> require_fits(Context& context, SearchBasis& basis, Instant start,
                               std::span<const Rule> touched, const Override& overriding,
                               std::span<const Obstacle> agreed) {
    std::vector<Obstacle> obstacles = check_start(context, basis, start).obstacles;
    std::erase_if(obstacles, [&](const Obstacle& obstacle) {
        if (domain::is_clash(obstacle.rule)) {
            return only_runs_over(context, basis, start, obstacle) ||
                   only_pads_the_stop(context, basis, start, obstacle);
        }
        return std::ranges::find(touched, obstacle.rule) == touched.end() ||
               std::ranges::find(agreed, obstacle) != agreed.end();
    });
    std::vector<Rule> set_aside = broken_for(basis.mechanics.front().id, obstacles);
    std::erase_if(obstacles, covered_by(overriding));
    if (!obstacles.empty()) {
        refuse_start(context, basis, start, std::move(obstacles), overriding);
    }
    return set_aside;
}

void add_override(store::LengthPrefixed& fields, const Override& overriding) {
    if (overriding.rules.empty()) return;
    fields.add("override");
    for (const Rule rule : overriding.rules) fields.add(to_string(rule));
    fields.add("").add(overriding.reason);
}

void audit_override(Change& change, AppointmentId job, const std::vector<Rule>& set_aside,
                    const Override& overriding) {
    if (set_aside.empty()) return;
    const Override used{set_aside, overriding.reason};
    change.audit<Override>("override", "appointment", job.value(), nullptr, &used);
}

}  // namespace shop::service
