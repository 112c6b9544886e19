#include <shop/appointment.hpp>
#include <shop/error.hpp>
#include <shop/text.hpp>

#include <date/date.h>
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "domain/limits.hpp"
#include "domain/override.hpp"
#include "domain/records.hpp"
#include "domain/refusal_text.hpp"
#include "domain/text.hpp"
#include "driver/connection.hpp"
#include "service/appointments.hpp"
#include "service/change.hpp"
#include "service/customers.hpp"
#include "service/deposit.hpp"
#include "service/guard.hpp"
#include "service/holds.hpp"
#include "service/in_change.hpp"
#include "service/job_messages.hpp"
#include "service/party.hpp"
#include "service/place.hpp"
#include "service/quote.hpp"
#include "service/refused_change.hpp"
#include "service/reprice.hpp"
#include "service/vehicles.hpp"
#include "service/visit.hpp"
#include "store/appointments.hpp"
#include "store/catalogue.hpp"
#include "store/customers.hpp"
#include "store/digest.hpp"
#include "store/fields.hpp"
#include "store/held_time.hpp"
#include "store/mechanics.hpp"
#include "store/quotes.hpp"
#include "store/vehicles.hpp"

namespace shop {

namespace {

using service::Change;
using service::Party;
using store::stored;

void require_bookable(Context& context, driver::Connection& connection, const Quote& quote,
                      Instant now) {
    const std::int64_t id = quote.id.value();
    if (quote.status == QuoteStatus::declined || quote.status == QuoteStatus::superseded) {
        throw Error(ErrorCode::wrong_state, fmt::format("Q{} was {}", id, to_string(quote.status)),
                    "make a new quote: shopctl quote");
    }
    if (const auto used = store::appointment_of_quote(connection, quote.id, now)) {
        throw Error(ErrorCode::wrong_state,
                    fmt::format("Q{} is {} as A{}", id,
                                used->second == AppointmentStatus::held ? "held" : "booked",
                                used->first.value()),
                    fmt::format("see: shopctl show A{}", used->first.value()));
    }
    // An accepted quote was accepted in time.
    if (quote.status == QuoteStatus::open && context.zone().date(now) > quote.valid_through) {
        throw Error(
            ErrorCode::quote_expired,
            fmt::format("Q{} was good through {}", id, date::format("%F", quote.valid_through)),
            "make a new quote for the same work: shopctl quote");
    }
    service::require_credit_left(context, connection, quote);
}

/// The shorter notice of an emergency comes with its price.
void require_priced_as_emergency(const Quote& quote, const BookingRequest& request) {
    if (!request.emergency || quote.emergency) return;
    throw Error(ErrorCode::rule_refused,
                fmt::format("Q{} was not priced as an emergency", quote.id.value()),
                "make a new quote with --emergency");
}

/// The request as resolved, for its request id.
std::string request_fields(const BookingRequest& request) {
    store::LengthPrefixed fields;
    const auto add_id = [&fields](const auto& id) {
        fields.add(id ? std::to_string(id->value()) : "");
    };
    add_id(request.quote);
    for (const std::string& code : request.codes) fields.add(code);
    fields.add("").add(request.emergency ? "1" : "0").add(std::to_string(stored(request.start)));
    add_id(request.mechanic);
    add_id(request.customer);
    add_id(request.vehicle);
    fields.add(request.new_customer ? service::request_fields(*request.new_customer) : "");
    fields.add(request.new_vehicle ? service::request_fields(*request.new_vehicle) : "");
    fields.add(request.address).add(request.postal_code).add(request.notes);
    service::add_override(fields, request.overriding);
    fields.add(request.contact.name).add(request.contact.phone).add(request.contact.email);
    if (request.hold) fields.add("hold").add(std::to_string(request.hold->count()));
    if (request.stop) fields.add("stop").add(std::to_string(request.stop->value()));
    if (request.follows) fields.add("follows").add(std::to_string(request.follows->value()));
    return fields.text();
}

/// The quote as it is booked: one made on the way, or the one named, now this customer's.
Quote quote_for(Change& change, Context& context, const BookingRequest& request,
                const std::optional<Quote>& named, const Party& party,
                service::TravelFee travel_fee) {
    if (!named) {
        QuoteRequest wanted;
        wanted.codes = request.codes;
        wanted.customer = party.customer->id;
        wanted.vehicle = party.vehicle->id;
        wanted.postal_code = party.postal_code;
        wanted.outside_area = request.overriding.covers(Rule::area);
        wanted.emergency = request.emergency;
        return service::create_quote(change, context, wanted, travel_fee);
    }
    if (named->customer && named->vehicle) return *named;
    Quote bound = *named;
    bound.customer = party.customer->id;
    bound.vehicle = party.vehicle->id;
    bound.vehicle_text = label(*party.vehicle);
    if (!store::bind_quote(change.connection(), bound)) {
        service::throw_stale(fmt::format("Q{}", named->id.value()));
    }
    bound = service::require_quote(change.connection(), named->id);
    change.audit("bind", "quote", bound.id.value(), &*named, &bound);
    return bound;
}

Appointment booked(Context& context, const BookingRequest& request, const Quote& quote,
                   const service::Place& place, const Party& party, const service::Choice& choice,
                   Instant now) {
    Appointment appointment;
    appointment.mechanic = choice.mechanic;
    appointment.overrides = choice.set_aside;
    appointment.customer = party.customer->id;
    appointment.vehicle = party.vehicle->id;
    appointment.quote = quote.id;
    appointment.work = {request.start, request.start + quote.duration};
    appointment.travel = place.travel;
    appointment.wrap_up = place.wrap_up;
    appointment.planned = quote.duration;
    appointment.place_travel = place.travel;
    appointment.place_wrap_up = place.wrap_up;
    appointment.promised = service::promise(context.zone(), request.start);
    appointment.address =
        domain::checked_line(request.address.empty() ? party.customer->address : request.address,
                             "address", domain::limits::kAddress);
    appointment.postal_code = place.postal_code;
    appointment.area = place.area;
    appointment.contact = domain::normalised(request.contact);
    appointment.emergency = quote.emergency;
    appointment.notes = domain::checked_text(request.notes, "notes", domain::limits::kNotes);
    appointment.services = service::services_of(quote);
    appointment.total = quote.totals.total;
    appointment.created_at = now;
    appointment.agreed_at = now;
    appointment.follows = request.follows;
    appointment.authorization = quote.authorization;
    appointment.customer_name = party.customer->name;
    appointment.customer_phone = party.customer->phone;
    appointment.customer_email = party.customer->email;
    appointment.vehicle_label = label(*party.vehicle);
    appointment.vehicle_plate = party.vehicle->plate;
    appointment.vehicle_vin = party.vehicle->vin;
    if (request.hold) {
        appointment.status = AppointmentStatus::held;
        appointment.held_until = now + *request.hold;
    }
    return appointment;
}

/// The job before it at its stop keeps no wrap-up, this one no travel; one that runs over its
/// time keeps what is between them too.
void join_stop(Change& change, const service::Visit& visit, Appointment& joining) {
    if (!visit.last) return;
    joining.stop = visit.with->stop.value_or(visit.with->id);
    joining.travel = Minutes{0};
    Appointment last = *visit.last;
    last.wrap_up = Minutes{0};
    if (last.work.end < joining.work.begin) {
        last.work.end = joining.work.begin;
        last.planned = std::chrono::duration_cast<Minutes>(last.work.end - last.work.begin);
    }
    if (last == *visit.last) return;
    service::replace_appointment(change, *visit.last, last, "follow-stop");
}

/// What the guard asks about: the quote's work or the codes', at this place.
SlotQuery query_of(const BookingRequest& request, const Party& party) {
    SlotQuery query;
    query.quote = request.quote;
    query.codes = request.codes;
    query.postal_code = party.postal_code;
    query.outside_area = request.overriding.covers(Rule::area);
    query.emergency = request.emergency;
    query.mechanic = request.mechanic;
    if (party.vehicle) query.vehicle = party.vehicle->id;
    return query;
}

/// What is asked about: at a stop only its mechanic, who is there.
service::SearchBasis basis_for(Context& context, const BookingRequest& request,
                               const service::Party& party, const service::Visit& visit,
                               Instant now) {
    const SlotQuery query = query_of(request, party);
    return visit.last ? service::basis_at_stop(context, query, *visit.last, now)
                      : service::basis_of(context, query, now);
}

service::Choice chosen(Context& context, service::SearchBasis& basis,
                       const BookingRequest& request, const service::Visit& visit) {
    const auto choose = [&] {
        return service::choose_mechanic(context, basis, request.start, request.overriding);
    };
    if (!visit.last) return choose();
    service::RefusedChange words;
    words.cannot =
        fmt::format("{} min more do not fit at the stop of A{}, from {} on",
                    basis.wanted.duration.count(), visit.with->id.value(),
                    domain::describe_time(context.zone(), context.settings().booking.clock,
                                          request.start));
    words.way_out = "book it for itself";
    words.set_aside = request.overriding.rules;
    return service::ask_about(words, choose);
}

/// What every booking reads, as far as it is known from the start.
void expect_records(Context& context, const BookingRequest& request, Instant now) {
    driver::Connection& connection = context.connection();
    if (request.vehicle) {
        store::expect_vehicle(connection, *request.vehicle);
        if (!request.quote) service::expect_earlier_diagnostic(context, *request.vehicle, now);
    }
    if (request.customer) store::expect_customer(connection, *request.customer);
    for (const std::string& code : request.codes) store::expect_service(connection, code);
    store::expect_mechanics(connection);
    store::expect_lapsed_holds(connection, now);
}

Booked book_in(Change& change, Context& context, BookingRequest request) {
    driver::Connection& connection = change.connection();
    expect_records(context, request, change.now());
    std::optional<Quote> named;
    if (request.quote) {
        named = service::require_quote(connection, *request.quote);
        require_bookable(context, connection, *named, change.now());
        require_priced_as_emergency(*named, request);
    }
    const service::Visit visit = service::visit_of(change, request);
    service::take_over(request, visit, named, change.now());
    Party party = service::party_of(connection, request, named);
    service::take_over_place(request, party.postal_code, visit,
                             party.customer ? std::optional{party.customer->id} : std::nullopt);
    const service::TravelFee travel_fee =
        service::travel_fee_of(change, context, visit, party.postal_code, named);
    if (named) service::require_fits_quote(*named, party, request);
    const service::Place place = service::place_of(context.settings(), party.postal_code,
                                                   request.overriding.covers(Rule::area));

    service::SearchBasis basis = basis_for(context, request, party, visit, change.now());
    const auto deposit = service::deposit_asked(context, party.customer);
    if (deposit && !request.overriding.covers(Rule::deposit)) {
        service::refuse_without_deposit(context, basis, request.start, request.overriding,
                                        *deposit);
    }
    service::Choice choice = chosen(context, basis, request, visit);
    if (place.outside) choice.set_aside.push_back(Rule::area);
    if (deposit) choice.set_aside.push_back(Rule::deposit);

    service::add_party(change, context, request, named, party);
    service::lapse_holds(change, choice.mechanic, party.vehicle->id, request.quote);
    const Quote quote = quote_for(change, context, request, named, party, travel_fee);
    Appointment made = booked(context, request, quote, place, party, choice, change.now());
    join_stop(change, visit, made);
    made.mechanic_name = std::ranges::find(basis.mechanics, made.mechanic, &Mechanic::id)->name;
    made.revision = 1;
    made.id = store::insert_appointment(connection, made);
    service::queue_messages(change, context, made, "confirmation", "booked");
    change.audit<Appointment>(request.hold ? "hold" : "book", "appointment", made.id.value(),
                              nullptr, &made);
    service::audit_override(change, made.id, choice.set_aside, request.overriding);
    return {made, false};
}

void check_hold(const BookingRequest& request) {
    if (!request.hold) return;
    if (*request.hold < Minutes{1} || *request.hold > std::chrono::days{7}) {
        throw Error(ErrorCode::invalid_argument,
                    fmt::format("a time is held for 1 minute to 7 days, not for {} minutes",
                                request.hold->count()),
                    "write it like: --hold 30m");
    }
    if (request.stop) {
        throw Error(ErrorCode::invalid_argument,
                    "a job at the same stop cannot be only held: the one before it relies on it",
                    "book it without --hold; cancelling it frees the time again");
    }
}

void check_request(const BookingRequest& request) {
    if (request.quote.has_value() == !request.codes.empty()) {
        throw Error(ErrorCode::invalid_argument,
                    request.quote ? "a booking takes a quote or services, not both"
                                  : "the booking names neither a quote nor a service",
                    "name a quote such as Q42, or services: shopctl service list");
    }
    if (request.customer && request.new_customer) {
        throw Error(ErrorCode::invalid_argument, "a booking takes one customer, known or new");
    }
    if (request.vehicle && request.new_vehicle) {
        throw Error(ErrorCode::invalid_argument, "a booking takes one vehicle, known or new");
    }
    if (request.stop && request.follows) {
        throw Error(ErrorCode::invalid_argument,
                    "a job is at the same stop as another or a second visit, not both",
                    "name one of them: --stop A118, --follows A121");
    }
    check_hold(request);
}

}  // namespace

Booked Appointments::book(const BookingRequest& asked) {
    BookingRequest request = asked;
    request.overriding = domain::checked(asked.overriding);
    if (request.stop) request.start = {};
    check_request(request);
    const std::string fields = request_fields(request);
    return service::in_change(*context_, [&](Change& change) {
        if (const auto first = change.replay(request.request_id, "book", fields)) {
            return Booked{service::require_appointment(change, AppointmentId{*first}), true};
        }
        Booked result = book_in(change, *context_, request);
        change.remember(request.request_id, "book", fields, result.appointment.id.value());
        change.commit();
        return result;
    });
}

}  // namespace shop
