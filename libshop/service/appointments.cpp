#include "service/appointments.hpp"

#include <shop/error.hpp>
#include <shop/text.hpp>

#include <fmt/format.h>

#include <algorithm>

#include "domain/refusal_text.hpp"
#include "service/customers.hpp"
#include "service/mechanics.hpp"
#include "store/appointments.hpp"
#include "store/journal.hpp"

namespace shop {

namespace service {

Appointment require_appointment(driver::Connection& connection, AppointmentId id,
                                std::optional<Revision> seen) {
    if (auto appointment = store::find_appointment(connection, id)) {
        require_revision(seen, appointment->revision, fmt::format("A{}", id.value()));
        return *appointment;
    }
    throw Error(ErrorCode::not_found, fmt::format("there is no appointment A{}", id.value()),
                "see: shopctl list");
}

Appointment replace_appointment(Change& change, const Appointment& before,
                                const Appointment& changed, std::string_view action) {
    if (!store::update_appointment(change.connection(), changed)) {
        throw_stale(fmt::format("A{}", changed.id.value()));
    }
    Appointment after = require_appointment(change.connection(), changed.id);
    change.audit(action, "appointment", after.id.value(), &before, &after);
    return after;
}

PromisedTime promise(const Zone& zone, Instant start) {
    const Zone::Wall wall = zone.wall(start);
    return {wall.time, zone.name(), wall.offset};
}

void queue_messages(Change& change, Context& context, const Appointment& appointment,
                    std::string_view to_customer, std::string_view event,
                    std::optional<MechanicId> former) {
    driver::Connection& connection = change.connection();
    const Settings& settings = context.settings();
    store::QueuedMessage message;
    message.appointment = appointment.id;
    message.moves = appointment.moves;
    message.sequence = appointment.sequence;

    store::supersede_messages(connection, appointment.id);
    if (!appointment.customer_email.empty() || !appointment.contact.email.empty()) {
        message.kind = to_customer;
        message.audience = "customer";
        message.not_before = change.now() + settings.mail.undo;
        store::queue_message(connection, message, change.now());
    }
    const auto& wanted = settings.reminders.notify_shop;
    if (std::ranges::find(wanted, event) == wanted.end()) return;
    message.kind = event;
    message.not_before = change.now();
    if (!settings.profile.email.empty()) {
        message.audience = "shop";
        store::queue_message(connection, message, change.now());
    }
    const auto tell = [&](MechanicId id) {
        const Mechanic mechanic = require_mechanic(connection, id);
        if (mechanic.email.empty() || mechanic.email == settings.profile.email) return;
        message.audience = "mechanic";
        message.mechanic = mechanic.id;
        store::queue_message(connection, message, change.now());
    };
    tell(appointment.mechanic);
    if (former && *former != appointment.mechanic) tell(*former);
}

}  // namespace service

Appointment Appointments::get(AppointmentId id) const {
    return service::require_appointment(context_->connection(), id);
}

void Appointments::each(const AppointmentFilter& filter,
                        const std::function<void(const Appointment&)>& visit) const {
    std::optional<store::AppointmentKey> last;
    for (;;) {
        const auto page = store::appointment_page(context_->connection(), filter, last);
        if (page.empty()) return;
        for (const Appointment& appointment : page) visit(appointment);
        last = {page.back().work.begin, page.back().id};
    }
}

Appointment Appointments::coming(CustomerId customer) const {
    AppointmentFilter filter;
    filter.customer = customer;
    filter.open = true;
    std::vector<Appointment> found;
    each(filter, [&](const Appointment& appointment) { found.push_back(appointment); });
    if (found.size() == 1) return found.front();

    const Customer who = service::require_customer(context_->connection(), customer);
    if (found.empty()) {
        throw Error(ErrorCode::not_found, fmt::format("{} has no job to be done", shown(who.name)),
                    fmt::format("see: shopctl list --customer {}", customer.value()));
    }
    std::string list;
    for (const Appointment& appointment : found) {
        list += fmt::format(
            "{}A{} {}", list.empty() ? "" : "; ", appointment.id.value(),
            domain::describe_time(context_->zone(), context_->settings().booking.clock,
                                  appointment.work.begin));
    }
    throw Error(ErrorCode::ambiguous,
                fmt::format("{} has {} jobs to be done", shown(who.name), found.size()),
                "use the number of one of them: " + list);
}

}  // namespace shop
