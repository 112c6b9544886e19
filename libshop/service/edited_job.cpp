#include "service/edited_job.hpp"

#include <shop/error.hpp>
#include <shop/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "domain/delay.hpp"
#include "domain/limits.hpp"
#include "domain/records.hpp"
#include "domain/text.hpp"
#include "service/appointments.hpp"
#include "service/quote.hpp"
#include "service/reprice.hpp"
#include "service/vehicles.hpp"
#include "store/appointments.hpp"

namespace shop::service {

namespace {

Quote quote_of(driver::Connection& connection, const Appointment& job) {
    if (job.quote) return require_quote(connection, *job.quote);
    throw Error(ErrorCode::wrong_state,
                fmt::format("A{} has no quote: its price cannot follow", job.id.value()),
                fmt::format("see: shopctl show A{}", job.id.value()));
}

void edit_words(const EditRequest& request, Appointment& job) {
    if (request.address) {
        job.address = domain::checked_line(*request.address, "address", domain::limits::kAddress);
    }
    if (request.notes) {
        job.notes = domain::checked_text(*request.notes, "notes", domain::limits::kNotes);
    }
    if (request.contact_name) job.contact.name = *request.contact_name;
    if (request.contact_phone) job.contact.phone = *request.contact_phone;
    if (request.contact_email) job.contact.email = *request.contact_email;
    job.contact = domain::normalised(job.contact);
}

/// What the new area asks for is kept free: a job in another town shares no stop any more.
void take_paddings(const Place& place, Appointment& job) {
    job.travel = job.place_travel = place.travel;
    job.wrap_up = job.place_wrap_up = place.wrap_up;
}

/// Another postal code of the same area changes neither travel nor price.
void edit_place(const Context& context, const std::string& postal_code, bool outside_allowed,
                Edited& edited) {
    Appointment& job = edited.job;
    Place place = place_of(context.settings(), postal_code, outside_allowed);
    if (place.postal_code == job.postal_code) return;
    if (place.assumed && !context.settings().areas.empty()) {
        throw Error(ErrorCode::invalid_argument, "the postal code is empty",
                    "give the one of the place: --zip CODE");
    }
    job.postal_code = place.postal_code;
    if (place.outside) edited.set_aside.push_back(Rule::area);
    if (place.area == job.area) return;
    job.area = place.area;
    take_paddings(place, job);
    edited.place = std::move(place);
}

Vehicle own_vehicle(driver::Connection& connection, VehicleId id, const Appointment& job) {
    Vehicle vehicle = require_vehicle(connection, id);
    if (vehicle.customer == job.customer) return vehicle;
    throw Error(
        ErrorCode::invalid_argument,
        fmt::format("vehicle v{} does not belong to {}", id.value(), shown(job.customer_name)),
        fmt::format("see: shopctl customer show {}", job.customer.value()));
}

void require_on(const Quote& quote, const std::string& code, const Appointment& job) {
    std::vector<std::string> codes;
    for (const QuoteItem& item : quote.items) codes.push_back(item.code);
    if (std::ranges::find(codes, code) != codes.end()) return;
    throw_not_on(job, code, codes);
}

void check_work(const EditRequest& request, const Edited& edited) {
    const auto& items = edited.quote.items;
    const std::int64_t id = edited.job.id.value();
    for (const std::string& code : request.remove) require_on(edited.quote, code, edited.job);
    for (const std::string& code : request.add) {
        if (std::ranges::find(items, code, &QuoteItem::code) == items.end()) continue;
        throw Error(ErrorCode::wrong_state, fmt::format("'{}' is on A{} already", code, id),
                    fmt::format("see: shopctl show A{}", id));
    }
    if (request.add.empty() && request.remove.size() == items.size()) {
        throw Error(ErrorCode::wrong_state, fmt::format("nothing would be left of A{}", id),
                    fmt::format("cancel it: shopctl cancel A{0}; or say what is done instead: "
                                "shopctl edit A{0} --add CODE",
                                id));
    }
}

/// A job that was given more time than its services take keeps that.
void change_length(Minutes by, Instant now, Appointment& job) {
    constexpr Minutes kShortest{1};
    job.planned = std::max(job.planned + by, kShortest);
    // What is added to work that has run over is done from now on.
    const bool runs = job.status == AppointmentStatus::in_progress && by.count() > 0;
    if (runs) job.work.end = std::max<Instant>(job.work.end, domain::next_minute(now));
    job.work.end = std::max<Instant>(job.work.end + by, job.work.begin + kShortest);
    if (runs) job.planned = std::chrono::duration_cast<Minutes>(job.work.end - job.work.begin);
    const Minutes length = std::chrono::duration_cast<Minutes>(job.work.end - job.work.begin);
    if (std::max(length, job.planned) <= std::chrono::days{1}) return;
    throw Error(
        ErrorCode::invalid_argument,
        fmt::format("A{} would take {} minutes, more than a day", job.id.value(), length.count()),
        "split it into several visits");
}

/// The credit for a diagnostic of the car that it was, not on this quote, stays behind.
bool loses_credit(const Edited& edited) {
    return edited.quote.vehicle != edited.job.vehicle && !edited.quote.totals.credit.is_zero() &&
           std::ranges::none_of(edited.quote.lines, &QuoteLine::diagnostic);
}

/// A yes was to work on a car: of what is left it stays one, to no more than that costs. What is
/// added, and the same work on another car, needs one of its own.
void limit_authorization(Context& context, const Edited& edited, const Repricing& wanted,
                         Instant now, Quote& priced) {
    if (!priced.authorization) return;
    const bool nothing_left = wanted.removed.size() == edited.quote.items.size();
    if (nothing_left || edited.quote.vehicle != edited.job.vehicle) {
        priced.authorization.reset();
        priced.status = QuoteStatus::open;
        return;
    }
    if (wanted.removed.empty()) return;
    Repricing left = wanted;
    left.added.clear();
    const Quote agreed = repriced(context, edited.quote, edited.job.id, left, now);
    priced.authorization->total = std::min(priced.authorization->total, agreed.totals.total);
}

void edit_price(Change& change, Context& context, const EditRequest& request, Edited& edited) {
    check_work(request, edited);
    const bool work = !request.add.empty() || !request.remove.empty();
    const bool agreed_for_another_car =
        edited.quote.authorization && edited.quote.vehicle != edited.job.vehicle;
    if (!work && !edited.place && !loses_credit(edited) && !agreed_for_another_car) return;

    Repricing wanted;
    if (!request.add.empty()) {
        wanted.added = requested_items(change.connection(), request.add);
    }
    for (const auto& requested : wanted.added) edited.added.push_back(requested.item);
    wanted.removed = request.remove;
    wanted.place = edited.place ? &*edited.place : nullptr;
    wanted.vehicle = edited.job.vehicle;
    wanted.vehicle_text = edited.job.vehicle_label;
    Quote priced = repriced(context, edited.quote, edited.job.id, wanted, change.now());
    limit_authorization(context, edited, wanted, change.now(), priced);
    change_length(priced.duration - edited.quote.duration, change.now(), edited.job);
    edited.job.services = services_of(priced);
    edited.job.total = priced.totals.total;
    edited.quote = std::move(priced);
    edited.priced = true;
}

}  // namespace

Edited edited_job(Change& change, Context& context, const EditRequest& request,
                  const Appointment& before) {
    Edited edited{before, quote_of(change.connection(), before), false, {}, {}, {}};
    Appointment& job = edited.job;
    edit_words(request, job);
    if (request.postal_code) {
        edit_place(context, *request.postal_code, request.overriding.covers(Rule::area), edited);
    }
    if (request.vehicle) {
        const Vehicle vehicle = own_vehicle(change.connection(), *request.vehicle, job);
        job.vehicle = vehicle.id;
        job.vehicle_label = label(vehicle);
    }
    if (request.mechanic) job.mechanic = *request.mechanic;
    edit_price(change, context, request, edited);
    return edited;
}

}  // namespace shop::service
