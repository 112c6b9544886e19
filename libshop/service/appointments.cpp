#include "service/appointments.hpp"

#include <shop/error.hpp>
#include <shop/nearest.hpp>
#include <shop/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "domain/refusal_text.hpp"
#include "domain/transitions.hpp"
#include "service/customers.hpp"
#include "service/mechanics.hpp"
#include "service/stop.hpp"
#include "store/appointments.hpp"

namespace shop {

namespace service {

Appointment require_appointment(driver::Connection& connection, AppointmentId id) {
    if (auto appointment = store::find_appointment(connection, id)) return *appointment;
    throw Error(ErrorCode::not_found, fmt::format("there is no appointment A{}", id.value()),
                "see: shopctl list");
}

Appointment require_appointment(Change& change, AppointmentId id, std::optional<Revision> seen) {
    Appointment appointment = require_appointment(change.connection(), id);
    require_revision(seen, appointment.revision, fmt::format("A{}", id.value()));
    return domain::as_of(std::move(appointment), change.now());
}

void throw_not_on(const Appointment& job, std::string_view code,
                  const std::vector<std::string>& codes) {
    const auto meant = nearest(code, codes);
    throw Error(ErrorCode::not_found,
                fmt::format("'{}' is not on A{}", shown(code), job.id.value()),
                meant ? fmt::format("did you mean '{}'?", *meant)
                      : fmt::format("on it: {}", fmt::join(codes, ", ")));
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

}  // namespace service

namespace {

using driver::Transaction;

/// Jobs and their services are read one after the other.
std::vector<Appointment> page_of_one_moment(driver::Connection& connection,
                                            const AppointmentFilter& filter,
                                            const std::optional<store::AppointmentKey>& last) {
    Transaction transaction(connection, Transaction::Mode::read);
    auto page = store::appointment_page(connection, filter, last);
    transaction.commit();
    return page;
}

void each_stored(driver::Connection& connection, const AppointmentFilter& filter,
                 const std::function<void(Appointment)>& visit) {
    std::optional<store::AppointmentKey> last;
    for (;;) {
        auto page = page_of_one_moment(connection, filter, last);
        if (page.empty()) return;
        last = {page.back().work.begin, page.back().id};
        for (Appointment& job : page) visit(std::move(job));
    }
}

/// A hold whose time has come is found as what it is.
bool still_matches(const AppointmentFilter& filter, const Appointment& now) {
    if (now.status != AppointmentStatus::lapsed) return true;
    return !filter.open && (!filter.status || filter.status == AppointmentStatus::lapsed);
}

/// Where lapsed holds are asked for: those that nobody has marked yet, by start and id.
std::vector<Appointment> lapsed_unmarked(driver::Connection& connection, AppointmentFilter filter,
                                         Instant now) {
    std::vector<Appointment> found;
    if (filter.open || filter.status != AppointmentStatus::lapsed) return found;
    filter.status = AppointmentStatus::held;
    each_stored(connection, filter, [&](Appointment job) {
        job = domain::as_of(std::move(job), now);
        if (job.status == AppointmentStatus::lapsed) found.push_back(std::move(job));
    });
    return found;
}

}  // namespace

Appointment Appointments::get(AppointmentId id) const {
    Transaction transaction(context_->connection(), Transaction::Mode::read);
    Appointment job = service::require_appointment(context_->connection(), id);
    transaction.commit();
    return domain::as_of(std::move(job), context_->now());
}

std::vector<Appointment> Appointments::at_stop(AppointmentId id) const {
    driver::Connection& connection = context_->connection();
    Transaction transaction(connection, Transaction::Mode::read);
    std::vector<Appointment> jobs =
        service::jobs_at_stop(connection, service::require_appointment(connection, id));
    transaction.commit();
    for (Appointment& job : jobs) job = domain::as_of(std::move(job), context_->now());
    std::erase_if(jobs, [id](const Appointment& job) {
        return job.id == id || job.status == AppointmentStatus::lapsed;
    });
    return jobs;
}

void Appointments::each(const AppointmentFilter& filter,
                        const std::function<void(const Appointment&)>& visit) const {
    driver::Connection& connection = context_->connection();
    const Instant now = context_->now();
    const std::vector<Appointment> unmarked = lapsed_unmarked(connection, filter, now);
    auto lapsed = unmarked.begin();
    each_stored(connection, filter, [&](Appointment job) {
        const auto key = std::pair{job.work.begin, job.id};
        for (; lapsed != unmarked.end() && std::pair{lapsed->work.begin, lapsed->id} < key;
             ++lapsed) {
            visit(*lapsed);
        }
        job = domain::as_of(std::move(job), now);
        if (still_matches(filter, job)) visit(job);
    });
    std::for_each(lapsed, unmarked.end(), visit);
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
