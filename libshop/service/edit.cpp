#include <shop/appointment.hpp>
#include <shop/error.hpp>
#include <shop/nearest.hpp>
#include <shop/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "domain/limits.hpp"
#include "domain/override.hpp"
#include "domain/records.hpp"
#include "domain/text.hpp"
#include "domain/transitions.hpp"
#include "service/appointments.hpp"
#include "service/change.hpp"
#include "service/clash.hpp"
#include "service/guard.hpp"
#include "service/holds.hpp"
#include "service/place.hpp"
#include "service/quote.hpp"
#include "service/reprice.hpp"
#include "service/vehicles.hpp"
#include "store/appointments.hpp"
#include "store/quotes.hpp"

namespace shop {

namespace {

using service::Change;

/// What an edit makes of a job; nothing of it is written yet.
struct Edited {
    Appointment job;
    Quote quote;                      ///< of the job: as it was, or with another price
    bool priced = false;              ///< the quote is another one
    std::optional<service::Place> place;  ///< another area
    std::vector<QuoteItem> added;
    std::vector<Rule> set_aside;
};

void check_request(const EditRequest& request) {
    const bool asks = !request.add.empty() || !request.remove.empty() || request.address ||
                      request.postal_code || request.contact_name || request.contact_phone ||
                      request.contact_email || request.notes || request.vehicle ||
                      request.mechanic;
    if (!asks) {
        throw Error(ErrorCode::invalid_argument, "the edit does not say what is to change",
                    "name it: --add CODE, --remove CODE, --zip CODE, --notes TEXT; all of them: "
                    "shopctl edit --help");
    }
    for (const std::string& code : request.remove) {
        const bool added = std::ranges::find(request.add, code) != request.add.end();
        if (!added && std::ranges::count(request.remove, code) == 1) continue;
        throw Error(ErrorCode::invalid_argument,
                    fmt::format("'{}' is named twice", shown(code)), "add it or remove it, once");
    }
}

/// A hold whose time has come is nobody's any more, marked so or not.
void require_not_lapsed(const Appointment& job, Instant now) {
    if (job.status != AppointmentStatus::held || !job.held_until || now < *job.held_until) return;
    throw Error(ErrorCode::wrong_state,
                fmt::format("A{} is a hold that lapsed: it cannot be edited", job.id.value()),
                fmt::format("see: shopctl show A{}", job.id.value()));
}

Quote quote_of(driver::Connection& connection, const Appointment& job) {
    if (job.quote) return service::require_quote(connection, *job.quote);
    throw Error(ErrorCode::wrong_state,
                fmt::format("A{} has no quote: its price cannot follow", job.id.value()),
                fmt::format("see: shopctl show A{}", job.id.value()));
}

void edit_words(const EditRequest& request, Appointment& job) {
    if (request.address) {
        job.address =
            domain::checked_line(*request.address, "address", domain::limits::kAddress);
    }
    if (request.notes) {
        job.notes = domain::checked_text(*request.notes, "notes", domain::limits::kNotes);
    }
    if (request.contact_name) job.contact.name = *request.contact_name;
    if (request.contact_phone) job.contact.phone = *request.contact_phone;
    if (request.contact_email) job.contact.email = *request.contact_email;
    job.contact = domain::normalised(job.contact);
}

bool shares_stop(driver::Connection& connection, const Appointment& job) {
    if (job.stop) return true;
    const auto there = store::appointments_at_stop(connection, job.id);
    return std::ranges::any_of(there, [&](const Appointment& other) { return other.id != job.id; });
}

/// What the new area asks for is kept free, but where another job at the stop keeps it.
void take_paddings(const service::Place& place, bool at_stop, Appointment& job) {
    if (!at_stop || job.travel.count() > 0) job.travel = place.travel;
    if (!at_stop || job.wrap_up.count() > 0) job.wrap_up = place.wrap_up;
    job.place_travel = place.travel;
    job.place_wrap_up = place.wrap_up;
}

/// Another postal code of the same area changes neither travel nor price.
void edit_place(Context& context, const std::string& postal_code, bool outside_allowed,
                Edited& edited) {
    Appointment& job = edited.job;
    service::Place place = service::place_of(context.settings(), postal_code, outside_allowed);
    if (place.postal_code == job.postal_code) return;
    if (place.assumed && !context.settings().areas.empty()) {
        throw Error(ErrorCode::invalid_argument, "the postal code is empty",
                    "give the one of the place: --zip CODE");
    }
    job.postal_code = place.postal_code;
    if (place.area == job.area) return;
    job.area = place.area;
    take_paddings(place, shares_stop(context.connection(), job), job);
    if (place.outside) edited.set_aside.push_back(Rule::area);
    edited.place = std::move(place);
}

Vehicle own_vehicle(driver::Connection& connection, VehicleId id, const Appointment& job) {
    Vehicle vehicle = service::require_vehicle(connection, id);
    if (vehicle.customer == job.customer) return vehicle;
    throw Error(ErrorCode::invalid_argument,
                fmt::format("vehicle v{} does not belong to {}", id.value(),
                            shown(job.customer_name)),
                fmt::format("see: shopctl customer show {}", job.customer.value()));
}

void require_on(const Quote& quote, const std::string& code, const Appointment& job) {
    std::vector<std::string> codes;
    for (const QuoteItem& item : quote.items) codes.push_back(item.code);
    if (std::ranges::find(codes, code) != codes.end()) return;
    const auto meant = nearest(code, codes);
    throw Error(ErrorCode::not_found,
                fmt::format("'{}' is not on A{}", shown(code), job.id.value()),
                meant ? fmt::format("did you mean '{}'?", *meant)
                      : fmt::format("on it: {}", fmt::join(codes, ", ")));
}

void check_work(const EditRequest& request, const Edited& edited) {
    const auto& items = edited.quote.items;
    const std::int64_t id = edited.job.id.value();
    for (const std::string& code : request.remove) require_on(edited.quote, code, edited.job);
    for (const std::string& code : request.add) {
        if (std::ranges::find(items, code, &QuoteItem::code) == items.end()) continue;
        throw Error(ErrorCode::invalid_argument, fmt::format("'{}' is on A{} already", code, id),
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
void change_length(Minutes by, Appointment& job) {
    constexpr Minutes kShortest{1};
    job.planned = std::max(job.planned + by, kShortest);
    job.work.end = std::max(job.work.end + by, job.work.begin + kShortest);
    const Minutes length = std::chrono::duration_cast<Minutes>(job.work.end - job.work.begin);
    if (std::max(length, job.planned) <= std::chrono::days{1}) return;
    throw Error(ErrorCode::invalid_argument,
                fmt::format("A{} would take {} minutes, more than a day", job.id.value(),
                            length.count()),
                "split it into several visits");
}

/// Those of the quote, and what was left out before.
std::vector<AppointmentService> services_with_left_out(const Quote& quote,
                                                       const Appointment& job) {
    std::vector<AppointmentService> services = service::services_of(quote);
    for (const AppointmentService& service : job.services) {
        const bool there = std::ranges::find(services, service.code, &AppointmentService::code) !=
                           services.end();
        if (!service.done && !there) services.push_back(service);
    }
    return services;
}

/// The credit for a diagnostic of the car that it was, not on this quote, stays behind.
bool loses_credit(const Edited& edited) {
    return edited.quote.vehicle != edited.job.vehicle &&
           !edited.quote.totals.credit.is_zero() &&
           std::ranges::none_of(edited.quote.lines, &QuoteLine::diagnostic);
}

void edit_price(Change& change, Context& context, const EditRequest& request, Edited& edited) {
    check_work(request, edited);
    const bool work = !request.add.empty() || !request.remove.empty();
    if (!work && !edited.place && !loses_credit(edited)) return;

    service::Repricing wanted;
    if (!request.add.empty()) {
        wanted.added = service::requested_items(change.connection(), request.add);
    }
    for (const auto& requested : wanted.added) edited.added.push_back(requested.item);
    wanted.removed = request.remove;
    wanted.place = edited.place ? &*edited.place : nullptr;
    wanted.vehicle = edited.job.vehicle;
    wanted.vehicle_text = edited.job.vehicle_label;
    Quote priced =
        service::repriced(context, edited.quote, edited.job.id, wanted, change.now());
    change_length(priced.duration - edited.quote.duration, edited.job);
    edited.job.services = services_with_left_out(priced, edited.job);
    edited.job.total = priced.totals.total;
    edited.quote = std::move(priced);
    edited.priced = true;
}

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

std::vector<std::string> skills_of(const std::vector<QuoteItem>& items) {
    std::vector<std::string> skills;
    for (const QuoteItem& item : items) {
        skills.insert(skills.end(), item.skills.begin(), item.skills.end());
    }
    std::ranges::sort(skills);
    const auto repeated = std::ranges::unique(skills);
    skills.erase(repeated.begin(), repeated.end());
    return skills;
}

/// What is held is asked about as a booking is, by the rules that the edit touches.
void require_edit_fits(Change& change, Context& context, const Appointment& before,
                       const Override& overriding, Edited& edited) {
    const Appointment& job = edited.job;
    const bool other_mechanic = job.mechanic != before.mechanic;
    const bool longer = job.work.end > before.work.end;
    const bool more_room = job.travel > before.travel || job.wrap_up > before.wrap_up;
    if (!other_mechanic && !longer && !more_room && job.vehicle == before.vehicle &&
        edited.added.empty()) {
        return;
    }
    std::vector<Rule> touched;
    if (longer || other_mechanic) touched = {Rule::hours, Rule::break_time, Rule::closure};
    if (other_mechanic) touched.push_back(Rule::limit);
    touched.push_back(Rule::skill);

    service::SearchBasis basis =
        service::basis_of_move(context, job, job.mechanic, change.now());
    basis.wanted.skills = skills_of(other_mechanic ? edited.quote.items : edited.added);
    for (const Rule rule :
         service::require_fits(context, basis, job.work.begin, touched, overriding)) {
        edited.set_aside.push_back(rule);
    }
    service::lapse_holds(change, job.mechanic, job.vehicle);
}

/// What the customer must hear of, and what a calendar shows.
bool concerns_customer(const Appointment& before, const Appointment& job) {
    return job.work != before.work || job.mechanic != before.mechanic ||
           job.vehicle != before.vehicle || job.address != before.address ||
           job.postal_code != before.postal_code || job.services != before.services ||
           job.total != before.total;
}

void bind_quote(Change& change, const Quote& quote, const Appointment& job) {
    Quote bound = quote;
    bound.vehicle = job.vehicle;
    bound.vehicle_text = job.vehicle_label;
    if (!store::bind_quote(change.connection(), bound)) {
        service::throw_stale(fmt::format("Q{}", quote.id.value()));
    }
    bound = service::require_quote(change.connection(), quote.id);
    change.audit("bind", "quote", bound.id.value(), &quote, &bound);
}

Appointment write(Change& change, Context& context, const Appointment& before, Edited& edited) {
    Appointment& job = edited.job;
    if (edited.priced) {
        const Quote old = service::require_quote(change.connection(), *before.quote);
        job.quote = service::replace_quote(change, context, old, edited.quote).id;
    } else if (job.vehicle != before.vehicle) {
        bind_quote(change, edited.quote, job);
    }
    for (const Rule rule : edited.set_aside) {
        if (std::ranges::find(job.overrides, rule) == job.overrides.end()) {
            job.overrides.push_back(rule);
        }
    }
    std::ranges::sort(job.overrides);
    if (job.services != before.services) store::replace_services(change.connection(), job);
    return service::replace_appointment(change, before, job, "edit");
}

Appointment edit_in(Change& change, Context& context, AppointmentId id,
                    const EditRequest& request, std::optional<Revision> seen) {
    const Appointment before = service::require_appointment(change.connection(), id, seen);
    domain::require_allowed(before, domain::Event::edit);
    require_not_lapsed(before, change.now());
    Edited edited = edited_job(change, context, request, before);
    if (!edited.priced && edited.job == before) {
        throw Error(ErrorCode::wrong_state, fmt::format("A{} is like that already", id.value()),
                    fmt::format("see: shopctl show A{}", id.value()));
    }
    require_edit_fits(change, context, before, request.overriding, edited);
    // Of a hold nobody has heard yet.
    const bool told = before.status != AppointmentStatus::held &&
                      concerns_customer(before, edited.job);
    if (told) ++edited.job.sequence;
    const Appointment after = write(change, context, before, edited);
    service::audit_override(change, id, edited.set_aside, request.overriding);
    if (told) {
        service::queue_messages(change, context, after, "change", "rescheduled", before.mechanic);
    }
    return after;
}

}  // namespace

Appointment Appointments::edit(AppointmentId id, const EditRequest& asked,
                               std::optional<Revision> seen) {
    EditRequest request = asked;
    request.overriding = domain::checked(asked.overriding);
    check_request(request);
    return service::with_clash_explained([&] {
        Change change(*context_);
        const Appointment edited = edit_in(change, *context_, id, request, seen);
        change.commit();
        return edited;
    });
}

}  // namespace shop
