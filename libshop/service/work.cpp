#include <shop/appointment.hpp>
#include <shop/error.hpp>

#include <fmt/format.h>

#include "domain/limits.hpp"
#include "domain/refusal_text.hpp"
#include "domain/text.hpp"
#include "domain/transitions.hpp"
#include "service/appointments.hpp"
#include "service/change.hpp"
#include "service/clash.hpp"
#include "service/vehicles.hpp"

namespace shop {

namespace {

using service::Change;

/// No dashboard shows more.
constexpr std::int64_t kHighestOdometer = 9'999'999;

void check_odometer(std::optional<std::int64_t> odometer) {
    if (!odometer || (*odometer >= 0 && *odometer <= kHighestOdometer)) return;
    throw Error(ErrorCode::invalid_argument,
                fmt::format("an odometer shows 0 to {}, not {}", kHighestOdometer, *odometer));
}

/// A slip of the finger would end a job that is days away, and nothing brings it back.
void require_its_day(const Context& context, const Appointment& appointment, Instant now,
                     std::string_view verb) {
    const Zone& zone = context.zone();
    if (zone.date(now) >= zone.date(appointment.work.begin)) return;
    const std::int64_t id = appointment.id.value();
    throw Error(ErrorCode::rule_refused,
                fmt::format("A{} is on {}: it cannot be {} before that day", id,
                            domain::describe_time(zone, context.settings().booking.clock,
                                                  appointment.work.begin),
                            verb),
                fmt::format("move it first where it is done earlier: shopctl move A{} TIME", id));
}

/// Whether a customer who calls off now does so later than the shop asks for.
bool is_late(const Context& context, const Appointment& job, Instant now) {
    return job.status == AppointmentStatus::booked &&
           now > job.work.begin - context.settings().booking.cancel_notice;
}

Appointment call_off(Context& context, AppointmentId id, const std::string& reason,
                     std::optional<Revision> seen, bool by_shop) {
    std::string why = domain::checked_line(reason, "reason", domain::limits::kReason);
    Change change(context);
    const Appointment before = service::require_appointment(change.connection(), id, seen);
    domain::require_allowed(before, domain::Event::cancel);
    Appointment cancelled = domain::cancelled(before, change.now(), std::move(why));
    cancelled.cancelled_late = !by_shop && is_late(context, before, change.now());
    const Appointment after = service::replace_appointment(
        change, before, cancelled, by_shop ? "cancel-by-shop" : "cancel");
    service::queue_messages(change, context, after, "cancellation", "cancelled");
    change.commit();
    return after;
}

}  // namespace

Appointment Appointments::cancel(AppointmentId id, const std::string& reason,
                                 std::optional<Revision> seen) {
    return call_off(*context_, id, reason, seen, false);
}

Appointment Appointments::cancel_by_shop(AppointmentId id, const std::string& reason,
                                         std::optional<Revision> seen) {
    return call_off(*context_, id, reason, seen, true);
}

Appointment Appointments::start(AppointmentId id, std::optional<Revision> seen) {
    return service::with_clash_explained([&] {
        Change change(*context_);
        const Appointment before = service::require_appointment(change.connection(), id, seen);
        domain::require_allowed(before, domain::Event::start);
        require_its_day(*context_, before, change.now(), "started");
        const Appointment after = service::replace_appointment(
            change, before, domain::started(before, change.now()), "start");
        change.commit();
        return after;
    });
}

Appointment Appointments::complete(AppointmentId id, const CompleteRequest& request,
                                   std::optional<Revision> seen) {
    check_odometer(request.odometer);
    const std::string notes =
        domain::checked_text(request.work_notes, "work notes", domain::limits::kNotes);
    return service::with_clash_explained([&] {
        Change change(*context_);
        const Appointment before = service::require_appointment(change.connection(), id, seen);
        domain::require_allowed(before, domain::Event::complete);
        require_its_day(*context_, before, change.now(), "completed");
        Appointment completed = domain::completed(before, change.now());
        completed.work_notes = notes;
        completed.odometer = request.odometer;
        if (request.odometer) {
            service::note_odometer(change, before.vehicle, *request.odometer);
        }
        const Appointment after =
            service::replace_appointment(change, before, completed, "complete");
        change.commit();
        return after;
    });
}

Appointment Appointments::no_show(AppointmentId id, std::optional<Revision> seen) {
    return service::with_clash_explained([&] {
        Change change(*context_);
        const Appointment before = service::require_appointment(change.connection(), id, seen);
        domain::require_allowed(before, domain::Event::no_show);
        const Appointment after = service::replace_appointment(
            change, before, domain::not_shown(before, change.now()), "no-show");
        change.commit();
        return after;
    });
}

}  // namespace shop
