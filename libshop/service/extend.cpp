#include <shop/appointment.hpp>
#include <shop/error.hpp>

#include <fmt/format.h>

#include <algorithm>

#include "domain/delay.hpp"
#include "domain/override.hpp"
#include "domain/transitions.hpp"
#include "service/appointments.hpp"
#include "service/change.hpp"
#include "service/guard.hpp"
#include "service/holds.hpp"
#include "service/in_change.hpp"
#include "service/job_messages.hpp"
#include "service/refused_change.hpp"
#include "service/search.hpp"
#include "service/stop.hpp"

namespace shop {

namespace {

using service::Change;

void check_request(Minutes by) {
    if (by >= Minutes{1}) return;
    throw Error(ErrorCode::invalid_argument,
                fmt::format("a job cannot be extended by {} minutes", by.count()),
                "name how much more time it takes: 30m");
}

/// One that has run over its time already is not to end before now.
Minutes more_time(const Appointment& job, Minutes by, Instant now) {
    if (job.status != AppointmentStatus::in_progress) return by;
    const Interval work = domain::delayed(job.work, true, by, now);
    return std::chrono::duration_cast<Minutes>(work.end - job.work.end);
}

void check_length(const Appointment& job, Minutes by) {
    const auto length = std::chrono::duration_cast<Minutes>(job.work.end - job.work.begin);
    if (by <= std::chrono::days{1} - length) return;
    throw Error(ErrorCode::invalid_argument,
                fmt::format("A{} takes {} min: with {} min more it would be longer than 24 h",
                            job.id.value(), length.count(), by.count()),
                job.status == AppointmentStatus::in_progress
                    ? fmt::format("close it if it is done: shopctl done A{}", job.id.value())
                    : "book a second visit for the rest");
}

/// While it runs, what follows can be told to wait; before, it can be moved.
service::RefusedChange in_words(const Appointment& job, Minutes by, const Override& overriding) {
    const std::int64_t id = job.id.value();
    service::RefusedChange words;
    words.cannot = fmt::format("A{} cannot take {} min more", id, by.count());
    words.command = fmt::format("shopctl extend A{} {}m", id, by.count());
    words.set_aside = overriding.rules;
    if (job.status == AppointmentStatus::in_progress) {
        words.way_out =
            fmt::format("move what follows as well: shopctl late {} --from A{}", by.count(), id);
        words.elsewhere = false;
    }
    return words;
}

/// Asks whether the job still fits. \return the rules that are set aside for it
std::vector<Rule> require_room(Change& change, Context& context, const Appointment& job, Minutes by,
                               const Override& overriding) {
    service::SearchBasis basis = service::basis_of_move(context, job, job.mechanic, change.now());
    // What its time was allowed before is not asked again.
    auto agreed = service::check_start(context, basis, job.work.begin).obstacles;
    std::erase_if(agreed, [&](const Obstacle& obstacle) {
        return std::ranges::find(job.overrides, obstacle.rule) == job.overrides.end();
    });
    basis.wanted.duration += by;
    return service::ask_about(in_words(job, by, overriding), [&] {
        return service::require_fits(context, basis, job.work.begin, service::kLongerWorkTouches,
                                     overriding, agreed);
    });
}

Appointment extend_in(Change& change, Context& context, AppointmentId id,
                      const ExtendRequest& request, std::optional<Revision> seen) {
    const Appointment before = service::require_appointment(change, id, seen);
    domain::require_allowed(before, domain::Event::extend);
    check_request(request.by);
    // More than a day is refused below, and must not go astray in a sum.
    const Minutes more = request.by > std::chrono::days{1}
                             ? request.by
                             : more_time(before, request.by, change.now());
    check_length(before, more);
    const Override overriding =
        domain::checked(request.overriding, service::kLongerWorkTouches, "being extended");
    const auto set_aside = require_room(change, context, before, more, overriding);

    Appointment longer = before;
    longer.work.end += more;
    longer.planned = std::chrono::duration_cast<Minutes>(longer.work.end - longer.work.begin);
    longer.overrides = domain::united(longer.overrides, set_aside);
    ++longer.sequence;
    service::lapse_holds(change, longer.mechanic, longer.vehicle);
    const Appointment after =
        service::replace_at_stop(change, context, before, longer, "extend");
    service::audit_override(change, id, set_aside, overriding);
    service::queue_messages(change, context, after, "change", "rescheduled");
    return after;
}

}  // namespace

Appointment Appointments::extend(AppointmentId id, const ExtendRequest& request,
                                 std::optional<Revision> seen) {
    return service::in_change(*context_, [&](Change& change) {
        const Appointment longer =
            extend_in(change, *context_, id, request, seen);
        change.commit();
        return longer;
    });
}

}  // namespace shop
