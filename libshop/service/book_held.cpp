#include <shop/appointment.hpp>
#include <shop/error.hpp>

#include <date/date.h>
#include <fmt/format.h>

#include <string>

#include "domain/refusal_text.hpp"
#include "domain/transitions.hpp"
#include "service/appointments.hpp"
#include "service/change.hpp"
#include "service/in_change.hpp"
#include "service/job_messages.hpp"
#include "store/digest.hpp"

namespace shop {

namespace {

using service::Change;

/// The quote that the hold made stands, so that its time is booked again in a word.
std::string book_again(const Appointment& job) {
    if (!job.quote) return "book it again: shopctl book SERVICES TIME";
    return fmt::format("if it is still open, book it again: shopctl book Q{} \"{}\"",
                       job.quote->value(),
                       date::format("%F %H:%M", date::floor<Minutes>(job.promised.start)));
}

void require_held(const Context& context, const Appointment& job) {
    if (job.status == AppointmentStatus::lapsed && job.held_until) {
        throw Error(ErrorCode::wrong_state,
                    fmt::format("A{} was held until {}: the hold has lapsed", job.id.value(),
                                domain::describe_time(context.zone(),
                                                      context.settings().booking.clock,
                                                      *job.held_until)),
                    book_again(job));
    }
    domain::require_allowed(job, domain::Event::book);
}

}  // namespace

Booked Appointments::book_held(AppointmentId id, std::string_view request_id,
                               std::optional<Revision> seen) {
    constexpr std::string_view kCommand = "book-held";
    store::LengthPrefixed fields;
    fields.add(std::to_string(id.value()));
    return service::in_change(*context_, [&](Change& change) -> Booked {
        if (const auto first = change.replay(request_id, kCommand, fields.text())) {
            return {service::require_appointment(change, AppointmentId{*first}), true};
        }
        const Appointment before = service::require_appointment(change, id, seen);
        require_held(*context_, before);
        Appointment booked = domain::confirmed(before);
        booked.agreed_at = change.now();
        const Appointment after = service::replace_appointment(change, before, booked, "book");
        service::queue_messages(change, *context_, after, "confirmation", "booked");
        change.remember(request_id, kCommand, fields.text(), id.value());
        change.commit();
        return {after, false};
    });
}

}  // namespace shop
