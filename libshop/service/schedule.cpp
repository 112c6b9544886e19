#include <shop/schedule.hpp>

#include <shop/error.hpp>

#include <fmt/format.h>

#include <algorithm>

#include "domain/availability.hpp"
#include "domain/day_gaps.hpp"
#include "domain/transitions.hpp"
#include "service/context.hpp"
#include "service/mechanics.hpp"
#include "store/appointments.hpp"
#include "store/mechanics.hpp"
#include "store/outbox.hpp"

namespace shop {

namespace {

constexpr int kMostDays = 366;

bool concerns(const Closure& closure, MechanicId mechanic) {
    return !closure.mechanic || *closure.mechanic == mechanic;
}

/// The first instant at which the wall shows a time or a later one.
Instant first_instant(const Zone& zone, LocalTime time) {
    return zone.resolve(time).first;
}

domain::DayPlan plan_of(const Context& context, const WeeklyHours& hours,
                        const std::vector<Closure>& closures, LocalDate date) {
    const Zone& zone = context.zone();
    domain::DayPlan plan;
    plan.day = zone.day(date);
    plan.within_hours = domain::open_intervals(zone, hours, {}, date);
    plan.open = domain::open_intervals(zone, hours, closures, date);
    for (const Closure& closure : closures) {
        plan.closures.push_back(
            {ScheduleGap::Kind::closed,
             {first_instant(zone, closure.begins), first_instant(zone, closure.ends)},
             closure.reason,
             {}});
    }
    return plan;
}

Interval padded(const Appointment& job) {
    return {job.work.begin - job.travel, job.work.end + job.wrap_up};
}

MechanicDay day_of(const Context& context, const Mechanic& mechanic, LocalDate date,
                   std::span<const Closure> closures, std::span<const Appointment> appointments,
                   Instant now) {
    std::vector<Closure> own;
    std::ranges::copy_if(closures, std::back_inserter(own),
                         [&](const Closure& c) { return concerns(c, mechanic.id); });
    const WeeklyHours& hours = mechanic.hours ? *mechanic.hours : context.settings().hours;
    const domain::DayPlan plan = plan_of(context, hours, own, date);

    MechanicDay day;
    day.mechanic = mechanic;
    day.date = date;
    day.day = plan.day;
    day.open = plan.open;
    // A job of the day before or after may reach into this one with its padding.
    std::vector<Appointment> near;
    for (const Appointment& appointment : appointments) {
        if (appointment.mechanic != mechanic.id) continue;
        if (overlaps(padded(appointment), plan.day)) near.push_back(appointment);
        if (!overlaps(appointment.work, plan.day)) continue;
        day.appointments.push_back(appointment);
        if (takes_place(appointment.status)) day.booked += appointment.total;
    }
    day.gaps = domain::day_gaps(plan, near, now);
    std::erase_if(day.gaps,
                  [&](const ScheduleGap& gap) { return !overlaps(gap.interval, plan.day); });
    return day;
}

/// Of several that failed about one job the last.
void add_undelivered(const std::vector<store::FailedMessage>& failed, MechanicDay& day) {
    for (const store::FailedMessage& one : failed) {
        const bool here = std::ranges::any_of(
            day.appointments, [&](const Appointment& job) { return job.id == one.job; });
        if (!here) continue;
        std::erase_if(day.undelivered,
                      [&](const UndeliveredMessage& known) { return known.job == one.job; });
        day.undelivered.push_back({one.job, one.kind, one.recipient, one.reason});
    }
}

}  // namespace

std::vector<MechanicDay> Schedule::days(LocalDate from, int days,
                                        std::optional<MechanicId> mechanic) const {
    if (days < 1 || days > kMostDays) {
        throw Error(ErrorCode::invalid_argument,
                    fmt::format("a schedule covers 1 to {} days, not {}", kMostDays, days));
    }
    driver::Connection& connection = context_->connection();
    const LocalDate until = from + date::days{days};
    const Interval range{context_->zone().day(from).begin, context_->zone().day(until).begin};

    driver::Transaction transaction(connection, driver::Transaction::Mode::read);
    const auto mechanics = store::all_mechanics(connection);
    if (mechanic) static_cast<void>(service::require_mechanic(connection, *mechanic));
    const auto closures = store::closures_between(connection, LocalTime{from}, LocalTime{until});
    auto appointments = store::appointments_touching(connection, range, mechanic);
    const Instant now = context_->now();
    const auto failed = store::undelivered(connection, range, mechanic, now);
    transaction.commit();
    for (Appointment& job : appointments) job = domain::as_of(std::move(job), now);

    std::vector<MechanicDay> result;
    for (LocalDate date = from; date < until; date += date::days{1}) {
        for (const Mechanic& one : mechanics) {
            if (mechanic && one.id != *mechanic) continue;
            MechanicDay day = day_of(*context_, one, date, closures, appointments, now);
            // Who has left still shows on the days with work of theirs.
            add_undelivered(failed, day);
            if (one.retired && day.appointments.empty()) continue;
            result.push_back(std::move(day));
        }
    }
    return result;
}

}  // namespace shop
