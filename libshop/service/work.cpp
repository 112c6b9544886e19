#include <shop/appointment.hpp>

#include "domain/limits.hpp"
#include "domain/text.hpp"
#include "domain/transitions.hpp"
#include "service/appointments.hpp"
#include "service/change.hpp"
#include "service/complete.hpp"
#include "service/in_change.hpp"
#include "service/job_messages.hpp"
#include "service/stop.hpp"
#include "store/outbox.hpp"

namespace shop {

using service::Change;

namespace {

/// Whether a customer who calls off now does so later than the shop asks for.
bool is_late(const Context& context, const Appointment& job, Instant now) {
    return job.status == AppointmentStatus::booked &&
           now > job.work.begin - context.settings().booking.cancel_notice;
}

Appointment call_off(Context& context, AppointmentId id, const std::string& reason,
                     std::optional<Revision> seen, bool by_shop) {
    const std::string why = domain::checked_line(reason, "reason", domain::limits::kReason);
    return service::in_change(context, [&](Change& change) {
        const Appointment before = service::require_appointment(change, id, seen);
        domain::require_allowed(before, domain::Event::cancel);
        Appointment cancelled = domain::cancelled(before, change.now(), why);
        cancelled.cancelled_late = !by_shop && is_late(context, before, change.now());
        const Appointment after = service::replace_at_stop(
            change, context, before, cancelled, by_shop ? "cancel-by-shop" : "cancel");
        // Of a hold nobody was told.
        if (before.status != AppointmentStatus::held) {
            service::queue_messages(change, context, after, "cancellation", "cancelled");
        }
        change.commit();
        return after;
    });
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
    return service::in_change(*context_, [&](Change& change) {
        const Appointment before = service::require_appointment(change, id, seen);
        domain::require_allowed(before, domain::Event::start);
        service::require_its_day(*context_, before, change.now(), "started");
        const Appointment after = service::replace_appointment(
            change, before, domain::started(before, change.now()), "start");
        change.commit();
        return after;
    });
}

Appointment Appointments::confirm(AppointmentId id, const std::string& by,
                                  std::optional<Revision> seen) {
    const std::string named = domain::checked_line(by, "name", domain::limits::kName);
    return service::in_change(*context_, [&](Change& change) {
        const Appointment before = service::require_appointment(change, id, seen);
        domain::require_allowed(before, domain::Event::confirm);
        Appointment confirmed = before;
        const std::string& known =
            before.contact.name.empty() ? before.customer_name : before.contact.name;
        confirmed.confirmation = Confirmation{named.empty() ? known : named, change.now()};
        const Appointment after =
            service::replace_appointment(change, before, confirmed, "confirm");
        store::drop_failed(change.connection(), id);
        change.commit();
        return after;
    });
}

Appointment Appointments::no_show(AppointmentId id, std::optional<Revision> seen) {
    return service::in_change(*context_, [&](Change& change) {
        const Appointment before = service::require_appointment(change, id, seen);
        domain::require_allowed(before, domain::Event::no_show);
        const Appointment after = service::replace_at_stop(
            change, *context_, before, domain::not_shown(before, change.now()), "no-show");
        service::queue_for_customer(change, *context_, after, "missed");
        change.commit();
        return after;
    });
}

}  // namespace shop
