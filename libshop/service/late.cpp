#include <shop/appointment.hpp>
#include <shop/error.hpp>
#include <shop/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <ranges>
#include <utility>

#include "domain/delay.hpp"
#include "domain/override.hpp"
#include "domain/refusal_text.hpp"
#include "domain/transitions.hpp"
#include "service/appointments.hpp"
#include "service/change.hpp"
#include "service/delay_rules.hpp"
#include "service/guard.hpp"
#include "service/holds.hpp"
#include "service/in_change.hpp"
#include "service/job_messages.hpp"
#include "service/stop.hpp"
#include "store/appointments.hpp"
#include "store/held_time.hpp"

namespace shop {

namespace {

using service::Change;
using service::DelayedJob;

void check_request(const LateRequest& request) {
    if (request.by >= Minutes{1} && request.by <= std::chrono::days{1}) return;
    throw Error(ErrorCode::invalid_argument,
                fmt::format("a job cannot be {} minutes late", request.by.count()),
                "name 1 minute to 24 hours");
}

/// Whether a job was begun on another day and never closed, and is over by its times.
bool is_left_open(const Context& context, const Appointment& job, Instant now) {
    return job.work.end <= context.zone().day(context.zone().date(now)).begin;
}

[[noreturn]] void throw_none_running(const Context& context,
                                     const std::vector<Appointment>& left_open, Minutes by) {
    const std::string name =
        fmt::format("name the one that will be late: shopctl late {} --from A118", by.count());
    if (left_open.empty()) throw Error(ErrorCode::not_found, "no job is in progress", name);
    std::string list;
    for (const Appointment& job : left_open) {
        list += fmt::format("{}A{} of {}", list.empty() ? "" : "; ", job.id.value(),
                            domain::describe_time(context.zone(), context.settings().booking.clock,
                                                  job.work.begin));
    }
    throw Error(
        ErrorCode::not_found, fmt::format("no job of today is in progress; never closed: {}", list),
        fmt::format("close it: shopctl done A{}; or {}", left_open.front().id.value(), name));
}

Appointment running_job(Change& change, const Context& context, Minutes by) {
    AppointmentFilter filter;
    filter.status = AppointmentStatus::in_progress;
    auto running = store::appointment_page(change.connection(), filter, std::nullopt);
    const auto today = std::ranges::stable_partition(
        running, [&](const Appointment& job) { return is_left_open(context, job, change.now()); });
    const std::vector<Appointment> left_open(running.begin(), today.begin());
    running.erase(running.begin(), today.begin());
    if (running.size() == 1) return running.front();
    if (running.empty()) throw_none_running(context, left_open, by);
    std::string list;
    for (const Appointment& job : running) {
        list += fmt::format("{}A{}, {} ({})", list.empty() ? "" : "; ", job.id.value(),
                            shown(job.customer_name), shown(job.mechanic_name));
    }
    throw Error(ErrorCode::ambiguous, fmt::format("{} jobs are in progress", running.size()),
                "name the late one with --from: " + list);
}

/// A mistyped number would else push Thursday's jobs on Tuesday.
void require_today(const Context& context, const Appointment& job, Instant now) {
    if (job.status == AppointmentStatus::in_progress) return;
    const Zone& zone = context.zone();
    if (zone.date(job.work.begin) <= zone.date(now)) return;
    throw Error(
        ErrorCode::rule_refused,
        fmt::format("A{} is on {}: only a job of today can be late", job.id.value(),
                    domain::describe_time(zone, context.settings().booking.clock, job.work.begin)),
        fmt::format("give it another time: shopctl move A{} TIME", job.id.value()));
}

/// The late job with its new time.
DelayedJob late_step(Change& change, const Context& context, const LateRequest& request,
                     std::optional<Revision> seen) {
    const Appointment before = request.from
                                   ? service::require_appointment(change, *request.from, seen)
                                   : running_job(change, context, request.by);
    const AppointmentId id = before.id;
    domain::require_allowed(before, domain::Event::late);
    require_today(context, before, change.now());
    service::lapse_holds(change, before.mechanic, before.vehicle);
    const bool running = before.status == AppointmentStatus::in_progress;
    Appointment after = before;
    after.work = domain::delayed(before.work, running, request.by, change.now());
    const auto length = std::chrono::duration_cast<Minutes>(after.work.end - after.work.begin);
    if (length > std::chrono::days{1}) {
        throw Error(
            ErrorCode::invalid_argument,
            fmt::format("A{} began {}: it would take longer than 24 h", id.value(),
                        domain::describe_time(context.zone(), context.settings().booking.clock,
                                              before.work.begin)),
            fmt::format("close it if it is done: shopctl done A{}", id.value()));
    }
    if (running) {
        after.planned = length;
    } else {
        after.promised = service::promise(context.zone(), after.work.begin);
    }
    return {before, after, {}};
}

domain::Busy busy_of(const Appointment& job) {
    return {job.id, job.work, job.travel, job.wrap_up};
}

/// The mechanic's jobs that cannot stay where they are, at their new time. Reads on while
/// one of them ends beyond what was read.
std::vector<domain::Busy> pushed_by(driver::Connection& connection, const DelayedJob& late) {
    const domain::Busy job = busy_of(late.after);
    for (date::days reach{2};; reach *= 2) {
        const Interval range{late.before.work.begin, job.held().end + reach};
        std::vector<domain::Busy> following;
        for (const store::HeldTime& row :
             store::mechanic_time(connection, late.before.mechanic, range)) {
            if (row.id == job.appointment || row.work.begin < range.begin) continue;
            following.push_back({row.id, row.work, row.travel, row.wrap_up});
        }
        std::vector<domain::Busy> pushed = domain::pushed(job, following);
        if (pushed.empty() || pushed.back().held().end <= range.end) return pushed;
    }
}

/// Work that has begun, or is over, stays where it is.
void require_movable(const Context& context, const DelayedJob& late, const Appointment& job) {
    if (job.status == AppointmentStatus::booked || job.status == AppointmentStatus::held) return;
    Obstacle obstacle;
    obstacle.mechanic = job.mechanic;
    obstacle.appointment = job.id;
    obstacle.detail = service::delayed_text(context, late, job);
    throw SlotTaken(fmt::format("A{} cannot be late: {}, has begun or is over",
                                late.before.id.value(), obstacle.detail),
                    fmt::format("see: shopctl show A{}", job.id.value()), {obstacle}, {});
}

/// All jobs whose time changes, the late one first.
std::vector<DelayedJob> steps_of(Change& change, const Context& context, DelayedJob late) {
    std::vector<DelayedJob> steps;
    const auto pushed = pushed_by(change.connection(), late);
    for (const domain::Busy& moved : pushed) {
        const Appointment before =
            service::require_appointment(change.connection(), moved.appointment);
        require_movable(context, late, before);
        Appointment after = before;
        after.work = moved.work;
        after.promised = service::promise(context.zone(), moved.work.begin);
        steps.push_back({before, after, {}});
    }
    steps.insert(steps.begin(), std::move(late));
    return steps;
}

Appointment write(Change& change, const DelayedJob& step, const Override& overriding) {
    Appointment changed = step.after;
    changed.overrides = domain::united(changed.overrides, step.set_aside);
    // Who said yes said it to the time before.
    if (changed.work.begin != step.before.work.begin) changed.confirmation.reset();
    ++changed.sequence;
    service::lapse_holds(change, changed.mechanic, changed.vehicle);
    const Appointment after = service::replace_appointment(change, step.before, changed, "late");
    service::audit_override(change, after.id, step.set_aside, overriding);
    return after;
}

std::vector<Shifted> late_in(Change& change, Context& context, const LateRequest& request,
                             std::optional<Revision> seen) {
    const Override overriding =
        domain::checked(request.overriding, service::kLongerWorkTouches, "being late");
    std::vector<DelayedJob> steps =
        steps_of(change, context, late_step(change, context, request, seen));
    service::require_allowed_times(change, context, request, overriding, steps);
    std::vector<Shifted> shifted;
    // The last one first: at no moment do two of them overlap.
    for (const DelayedJob& step : steps | std::views::reverse) {
        shifted.push_back({write(change, step, overriding), step.before.work});
    }
    std::ranges::reverse(shifted);
    for (Shifted& one : shifted) {
        service::follow_stop(change, context, one.job.id);
        one.job = service::require_appointment(change.connection(), one.job.id);
        // In the order of the day: where two of one customer move, the letter is about the first.
        const bool begins_later = one.job.work.begin != one.was.begin;
        if (begins_later) {
            service::queue_messages(change, context, one.job, "late", "rescheduled");
        }
    }
    return shifted;
}

}  // namespace

std::vector<Shifted> Appointments::late(const LateRequest& request,
                                        std::optional<Revision> seen) {
    check_request(request);
    return service::in_change(*context_, [&](Change& change) {
        std::vector<Shifted> shifted = late_in(change, *context_, request, seen);
        change.commit();
        return shifted;
    });
}

}  // namespace shop
