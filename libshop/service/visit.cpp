#include "service/visit.hpp"

#include <shop/error.hpp>
#include <shop/text.hpp>

#include <fmt/format.h>

#include <algorithm>

#include "domain/area.hpp"
#include "domain/delay.hpp"
#include "domain/transitions.hpp"
#include "service/appointments.hpp"
#include "service/stop.hpp"

namespace shop::service {

namespace {

/// The quote that charged for the way, where one visit follows another.
Quote quote_of_first_visit(Change& change, const Appointment& visit) {
    Appointment first = visit;
    Quote quote = require_quote(change.connection(), *first.quote);
    while (first.follows && quote.totals.travel.is_zero()) {
        first = require_appointment(change, *first.follows);
        if (!first.quote) break;
        quote = require_quote(change.connection(), *first.quote);
    }
    return quote;
}

[[noreturn]] void refuse(const Appointment& job, std::string_view what) {
    const std::int64_t id = job.id.value();
    throw Error(ErrorCode::wrong_state,
                fmt::format("A{} is {}: {}", id, domain::in_words(job.status), what),
                job.status == AppointmentStatus::held
                    ? fmt::format("book it first: shopctl book A{}", id)
                    : "book it for itself: shopctl book SERVICES TIME");
}

void require_stop(const Appointment& job) {
    if (job.status == AppointmentStatus::booked || job.status == AppointmentStatus::in_progress) {
        return;
    }
    refuse(job, "no job can be added at its stop");
}

void require_first_visit(const Appointment& job, const BookingRequest& request) {
    const bool takes_place = job.status == AppointmentStatus::booked ||
                             job.status == AppointmentStatus::in_progress ||
                             job.status == AppointmentStatus::completed;
    if (!takes_place) refuse(job, "no visit can follow it");
    if (request.start >= job.work.end) return;
    throw Error(ErrorCode::invalid_argument,
                fmt::format("a second visit begins after the first: A{} has not ended by then",
                            job.id.value()),
                fmt::format("see: shopctl show A{}", job.id.value()));
}

bool says_for_whom(const BookingRequest& request, const std::optional<Quote>& quote) {
    return request.customer || request.new_customer || request.vehicle ||
           (quote && (quote->customer || quote->vehicle));
}

bool says_which_car(const BookingRequest& request, const std::optional<Quote>& quote) {
    return request.vehicle || request.new_vehicle ||
           (quote && (quote->vehicle || !quote->vehicle_text.empty()));
}

void take_over_stop(BookingRequest& request, const Visit& visit, Instant now) {
    const Appointment& last = *visit.last;
    if (request.mechanic && *request.mechanic != last.mechanic) {
        throw Error(ErrorCode::invalid_argument,
                    fmt::format("the jobs at the stop of A{} are {}'s", visit.with->id.value(),
                                shown(last.mechanic_name)),
                    "leave --mechanic out, or book it for itself");
    }
    request.mechanic = last.mechanic;
    request.start = last.work.end;
    // A job that runs over its time is done by then at the earliest.
    if (last.status == AppointmentStatus::in_progress) {
        request.start = std::max<Instant>(request.start, domain::next_minute(now));
    }
    if (request.start - last.work.begin <= std::chrono::days{1}) return;
    throw Error(ErrorCode::invalid_argument,
                fmt::format("A{} has run for more than 24 h: nothing is added at its stop",
                            last.id.value()),
                fmt::format("close it if it is done: shopctl done A{}", last.id.value()));
}

}  // namespace

Visit visit_of(Change& change, const BookingRequest& request) {
    Visit visit;
    if (request.stop) {
        visit.with = require_appointment(change, *request.stop);
        require_stop(*visit.with);
        visit.last = last_at_stop(change.connection(), *visit.with);
    } else if (request.follows) {
        visit.with = require_appointment(change, *request.follows);
        require_first_visit(*visit.with, request);
    }
    return visit;
}

void take_over(BookingRequest& request, const Visit& visit, const std::optional<Quote>& quote,
               Instant now) {
    if (!visit.with) return;
    const Appointment& with = *visit.with;
    if (!says_for_whom(request, quote)) request.customer = with.customer;
    if (request.address.empty()) request.address = with.address;
    if (visit.last) return take_over_stop(request, visit, now);
    if (!says_which_car(request, quote) && !request.new_customer &&
        request.customer.value_or(with.customer) == with.customer) {
        request.vehicle = with.vehicle;
    }
}

void take_over_place(BookingRequest& request, std::string& postal_code, const Visit& visit,
                     std::optional<CustomerId> customer) {
    if (!visit.with) return;
    const Appointment& with = *visit.with;
    if (visit.last) {
        const std::string typed = domain::normalized_postal_code(request.postal_code);
        if (!typed.empty() && typed != with.postal_code) {
            throw Error(ErrorCode::invalid_argument,
                        fmt::format("the stop of A{} is in {}, not in {}", with.id.value(),
                                    shown(with.postal_code), shown(typed)),
                        "leave --zip out, or book it for itself");
        }
        postal_code = with.postal_code;
    } else if (customer != with.customer) {
        throw Error(ErrorCode::invalid_argument,
                    fmt::format("A{} was for {}: a second visit is for the same customer",
                                with.id.value(), shown(with.customer_name)),
                    "book it for itself, without --follows");
    } else if (request.postal_code.empty()) {
        postal_code = with.postal_code;
    }
    if (customer == with.customer && request.contact == Contact{}) request.contact = with.contact;
}

TravelFee travel_fee_of(Change& change, const Context& context, const Visit& visit,
                        const std::string& postal_code, const std::optional<Quote>& quote) {
    if (!visit.with) return TravelFee::of_its_area;
    const Appointment& with = *visit.with;
    if (!visit.last) {
        if (!with.quote || domain::normalized_postal_code(postal_code) != with.postal_code) {
            return TravelFee::of_its_area;
        }
        const Quote charged = quote_of_first_visit(change, with);
        if (context.zone().date(change.now()) > charged.valid_through) {
            return TravelFee::of_its_area;
        }
    }
    if (quote && !quote->totals.travel.is_zero()) {
        throw Error(ErrorCode::rule_refused,
                    fmt::format("Q{} charges for travel, which A{} has paid for",
                                quote->id.value(), with.id.value()),
                    fmt::format("book its services instead: shopctl book --{} A{} SERVICES",
                                visit.last ? "stop" : "follows", with.id.value()));
    }
    return TravelFee::charged_already;
}

}  // namespace shop::service
