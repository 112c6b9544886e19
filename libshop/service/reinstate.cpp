#include <shop/appointment.hpp>
#include <shop/error.hpp>

#include <fmt/format.h>

#include "domain/transitions.hpp"
#include "service/appointments.hpp"
#include "service/change.hpp"
#include "service/clash.hpp"
#include "service/guard.hpp"
#include "service/holds.hpp"
#include "service/stop.hpp"
#include "service/search.hpp"
#include "store/appointments.hpp"

namespace shop {

namespace {

using service::Change;

void require_own_quote(Change& change, const Appointment& job) {
    if (!job.quote) return;
    const auto user = store::appointment_of_quote(change.connection(), *job.quote, change.now());
    if (!user || user->first == job.id) return;
    throw Error(ErrorCode::wrong_state,
                fmt::format("Q{} of A{} has been booked again, as A{}", job.quote->value(),
                            job.id.value(), user->first.value()),
                fmt::format("see: shopctl show A{}", user->first.value()));
}

bool shares_its_stop(driver::Connection& connection, const Appointment& job) {
    return job.stop || store::appointments_at_stop(connection, job.id).size() > 1;
}

Appointment as_it_was(driver::Connection& connection, const Appointment& job) {
    Appointment restored = domain::reinstated(job);
    if (shares_its_stop(connection, job)) return restored;
    restored.travel = job.place_travel;
    restored.wrap_up = job.place_wrap_up;
    return restored;
}

Appointment reinstate_in(Change& change, Context& context, AppointmentId id,
                         std::optional<Revision> seen) {
    driver::Connection& connection = change.connection();
    const Appointment before = service::require_appointment(change, id, seen);
    domain::require_allowed(before, domain::Event::reinstate);
    require_own_quote(change, before);

    const Appointment restored = as_it_was(connection, before);
    service::SearchBasis basis =
        service::basis_of_move(context, restored, restored.mechanic, change.now());
    // The shop agreed to this time once: only what came in between can be in the way.
    static_cast<void>(service::require_fits(context, basis, restored.work.begin, {}, {}));
    service::lapse_holds(change, restored.mechanic, restored.vehicle, restored.quote);
    const Appointment after =
        service::replace_at_stop(change, context, before, restored, "reinstate");
    // Nobody was told that a job was done or missed.
    if (before.status == AppointmentStatus::cancelled) {
        service::queue_messages(change, context, after, "confirmation", "booked");
    }
    return after;
}

}  // namespace

Appointment Appointments::reinstate(AppointmentId id, std::optional<Revision> seen) {
    return service::with_clash_explained([&] {
        Change change(*context_);
        const Appointment restored = reinstate_in(change, *context_, id, seen);
        change.commit();
        return restored;
    });
}

}  // namespace shop
