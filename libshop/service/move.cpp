#include <shop/appointment.hpp>
#include <shop/error.hpp>

#include <fmt/format.h>

#include "domain/override.hpp"
#include "domain/transitions.hpp"
#include "service/appointments.hpp"
#include "service/change.hpp"
#include "service/guard.hpp"
#include "service/holds.hpp"
#include "service/in_change.hpp"
#include "service/job_messages.hpp"
#include "service/stop.hpp"
#include "store/digest.hpp"
#include "store/fields.hpp"

namespace shop {

namespace {

using service::Change;

std::string request_fields(AppointmentId id, const MoveRequest& request) {
    store::LengthPrefixed fields;
    fields.add(std::to_string(id.value())).add(std::to_string(store::stored(request.start)));
    fields.add(request.mechanic ? std::to_string(request.mechanic->value()) : "");
    service::add_override(fields, request.overriding);
    return fields.text();
}

/// What was set aside for the customer and the place, whatever the time.
std::vector<Rule> lasting(const std::vector<Rule>& overrides) {
    std::vector<Rule> rules;
    for (const Rule rule : overrides) {
        if (rule == Rule::area || rule == Rule::deposit) rules.push_back(rule);
    }
    return rules;
}

Appointment move_in(Change& change, Context& context, AppointmentId id,
                    const MoveRequest& request, std::optional<Revision> seen) {
    const Appointment before = service::require_appointment(change, id, seen);
    domain::require_allowed(before, domain::Event::move);
    if (request.start == before.work.begin &&
        (!request.mechanic || *request.mechanic == before.mechanic)) {
        throw Error(ErrorCode::wrong_state, fmt::format("A{} is at that time already", id.value()),
                    fmt::format("see: shopctl show A{}", id.value()));
    }
    // It may leave its stop.
    Appointment moved = service::alone(before);
    service::SearchBasis basis =
        service::basis_of_move(context, moved, request.mechanic, change.now());

    const Override overriding = domain::checked(request.overriding);
    const service::Choice choice = service::choose_mechanic(context, basis, request.start,
                                                            overriding, before.mechanic);
    moved.mechanic = choice.mechanic;
    moved.overrides = domain::united(choice.set_aside, lasting(before.overrides));
    moved.work = {request.start, request.start + (before.work.end - before.work.begin)};
    moved.promised = service::promise(context.zone(), request.start);
    moved.agreed_at = change.now();
    moved.confirmation.reset();
    ++moved.moves;
    ++moved.sequence;
    service::lapse_holds(change, moved.mechanic, moved.vehicle);
    const Appointment after = service::replace_at_stop(change, context, before, moved, "move");
    service::audit_override(change, id, choice.set_aside, overriding);
    service::queue_messages(change, context, after, "change", "rescheduled", before.mechanic);
    return after;
}

}  // namespace

Booked Appointments::move(AppointmentId id, const MoveRequest& request,
                          std::optional<Revision> seen) {
    const std::string fields = request_fields(id, request);
    return service::in_change(*context_, [&](Change& change) {
        if (const auto first = change.replay(request.request_id, "move", fields)) {
            return Booked{service::require_appointment(change, AppointmentId{*first}), true};
        }
        const Appointment moved = move_in(change, *context_, id, request, seen);
        change.remember(request.request_id, "move", fields, id.value());
        change.commit();
        return Booked{moved, false};
    });
}

}  // namespace shop
