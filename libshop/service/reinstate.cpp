#include <shop/appointment.hpp>
#include <shop/error.hpp>

#include <fmt/format.h>

#include <algorithm>

#include "domain/transitions.hpp"
#include "service/appointments.hpp"
#include "service/change.hpp"
#include "service/guard.hpp"
#include "service/holds.hpp"
#include "service/in_change.hpp"
#include "service/job_messages.hpp"
#include "service/quote.hpp"
#include "service/refused_change.hpp"
#include "service/reprice.hpp"
#include "service/search.hpp"
#include "service/stop.hpp"
#include "store/appointments.hpp"

namespace shop {

namespace {

using service::Change;

/// Its price was given once; meanwhile the quote may have been booked or changed for another
/// job, or what it credits have come off another repair.
void require_own_quote(Change& change, Context& context, const Appointment& job) {
    if (!job.quote) return;
    driver::Connection& connection = change.connection();
    const auto user = store::appointment_of_quote(connection, *job.quote, change.now());
    if (user && user->first == job.id) return;
    if (user) {
        throw Error(ErrorCode::wrong_state,
                    fmt::format("Q{} of A{} has been booked again, as A{}", job.quote->value(),
                                job.id.value(), user->first.value()),
                    fmt::format("see: shopctl show A{}", user->first.value()));
    }
    const Quote quote = service::require_quote(connection, *job.quote);
    if (quote.status == QuoteStatus::superseded || quote.status == QuoteStatus::declined) {
        throw Error(ErrorCode::wrong_state,
                    fmt::format("Q{} of A{} was {} meanwhile", quote.id.value(), job.id.value(),
                                to_string(quote.status)),
                    "book the work anew: shopctl book CODE TIME");
    }
    service::require_credit_left(context, connection, quote, job.id);
}

/// Work that was left out when the job was done is to be done again, at the price agreed.
void put_back_left_out(Change& change, Context& context, Appointment& job) {
    if (std::ranges::all_of(job.services, &AppointmentService::done)) return;
    for (AppointmentService& service : job.services) service.done = true;
    driver::Connection& connection = change.connection();
    if (!job.quote) return store::replace_services(connection, job);
    const Quote charged = service::require_quote(connection, *job.quote);
    service::Repricing as_agreed;
    as_agreed.vehicle = job.vehicle;
    as_agreed.vehicle_text = job.vehicle_label;
    Quote again =
        service::repriced(context, service::require_quote(connection, *charged.supersedes), job.id,
                          as_agreed, change.now());
    // Like the one that it comes from was, before that was charged for less.
    again.status = again.authorization ? QuoteStatus::accepted : QuoteStatus::open;
    again.supersedes = charged.id;
    again = service::replace_quote(change, context, charged, again);
    job.quote = again.id;
    job.total = again.totals.total;
    store::replace_services(connection, job);
}

service::RefusedChange in_words(const Appointment& job) {
    service::RefusedChange words;
    words.cannot = fmt::format("A{} cannot be reinstated", job.id.value());
    const bool off = job.status == AppointmentStatus::cancelled ||
                     job.status == AppointmentStatus::no_show;
    if (off && job.quote) {
        words.way_out =
            fmt::format("book it at another time: shopctl book Q{} TIME", job.quote->value());
    } else {
        words.elsewhere = false;
    }
    return words;
}

Appointment reinstate_in(Change& change, Context& context, AppointmentId id,
                         std::optional<Revision> seen) {
    const Appointment before = service::require_appointment(change, id, seen);
    domain::require_allowed(before, domain::Event::reinstate);
    require_own_quote(change, context, before);

    Appointment restored = service::alone(domain::reinstated(before));
    if (before.status == AppointmentStatus::cancelled) restored.agreed_at = change.now();
    service::SearchBasis basis =
        service::basis_of_move(context, restored, restored.mechanic, change.now());
    // The shop agreed to this time once: only what came in between can be in the way.
    static_cast<void>(service::ask_about(in_words(before), [&] {
        return service::require_fits(context, basis, restored.work.begin, {}, {});
    }));
    service::lapse_holds(change, restored.mechanic, restored.vehicle, restored.quote);
    put_back_left_out(change, context, restored);
    const Appointment after =
        service::replace_at_stop(change, context, before, restored, "reinstate");
    // Nobody was told that a job was done or missed, and what is past is no news.
    if (before.status == AppointmentStatus::cancelled && after.work.end > change.now()) {
        service::queue_messages(change, context, after, "confirmation", "booked");
    }
    return after;
}

}  // namespace

Appointment Appointments::reinstate(AppointmentId id, std::optional<Revision> seen) {
    return service::in_change(*context_, [&](Change& change) {
        const Appointment restored = reinstate_in(change, *context_, id, seen);
        change.commit();
        return restored;
    });
}

}  // namespace shop
