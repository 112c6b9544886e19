#include <shop/schedule.hpp>

#include <algorithm>
#include <utility>

#include "service/context.hpp"
#include "service/mechanics.hpp"
#include "service/misfits.hpp"
#include "service/outbox_hold.hpp"
#include "service/search.hpp"
#include "store/appointments.hpp"
#include "store/mechanics.hpp"
#include "store/outbox.hpp"
#include "store/quotes.hpp"

namespace shop {

namespace {

constexpr std::int64_t kMostNotClosed = 3;
constexpr int kWeek = 7;
constexpr Minutes kUsualWork{45};  // the job that most days are filled with

bool works(const std::vector<Mechanic>& mechanics, std::optional<MechanicId> who) {
    return std::ranges::any_of(mechanics, [&](const Mechanic& mechanic) {
        return !mechanic.retired && (!who || mechanic.id == *who);
    });
}

/// Where the usual work could begin first.
std::optional<Slot> first_open(Context& context, std::optional<MechanicId> mechanic, Instant now) {
    SlotQuery query;
    query.duration = kUsualWork;
    query.mechanic = mechanic;
    service::SearchBasis basis = service::basis_of(context, query, now);
    return service::first_open(context, basis);
}

}  // namespace

ScheduleTodo Schedule::todo(std::optional<MechanicId> mechanic) const {
    driver::Connection& connection = context_->connection();
    const Instant now = context_->now();
    const LocalDate today = context_->zone().date(now);
    const Instant midnight = context_->zone().day(today).begin;

    driver::Transaction transaction(connection, driver::Transaction::Mode::read);
    ScheduleTodo todo;
    todo.not_closed = store::not_closed(connection, midnight, mechanic, kMostNotClosed);
    todo.not_closed_count = static_cast<std::int64_t>(todo.not_closed.size());
    if (todo.not_closed_count == kMostNotClosed) {
        todo.not_closed_count = store::count_not_closed(connection, midnight, mechanic);
    }
    todo.misfits = service::find_misfits(*context_, now, false, {});
    std::erase_if(todo.misfits, [&](const Misfit& misfit) {
        return mechanic && misfit.job.mechanic != *mechanic;
    });
    todo.undelivered = store::count_undelivered(connection, now, mechanic);
    todo.stalled = service::stalled_mail(*context_);
    todo.expiring_quotes =
        store::count_expiring_quotes(connection, today, today + date::days{kWeek + 1}, now);
    if (works(store::all_mechanics(connection), mechanic)) {
        todo.wanted = kUsualWork;
        todo.next_open = first_open(*context_, mechanic, now);
    }
    transaction.commit();
    return todo;
}

std::vector<MechanicParts> Schedule::parts(LocalDate date,
                                           std::optional<MechanicId> mechanic) const {
    driver::Connection& connection = context_->connection();
    driver::Transaction transaction(connection, driver::Transaction::Mode::read);
    if (mechanic) static_cast<void>(service::require_mechanic(connection, *mechanic));
    const auto mechanics = store::all_mechanics(connection);
    const auto needed =
        store::parts_needed(connection, context_->zone().day(date), context_->now(), mechanic);
    transaction.commit();

    std::vector<MechanicParts> result;
    for (const store::NeededPart& one : needed) {
        if (result.empty() || result.back().mechanic.id != one.mechanic) {
            const auto who = std::ranges::find(mechanics, one.mechanic, &Mechanic::id);
            result.push_back({*who, date, {}});
        }
        result.back().parts.push_back(one.part);
    }
    return result;
}

NextJob Schedule::next(std::optional<MechanicId> mechanic) const {
    driver::Connection& connection = context_->connection();
    const Instant now = context_->now();
    // What was begun on another day and never closed is nothing to wait for.
    AppointmentFilter running;
    running.status = AppointmentStatus::in_progress;
    running.from = context_->zone().day(context_->zone().date(now)).begin;
    running.before = context_->zone().day(context_->zone().date(now)).end;

    driver::Transaction transaction(connection, driver::Transaction::Mode::read);
    if (mechanic) static_cast<void>(service::require_mechanic(connection, *mechanic));
    NextJob next;
    const auto is_today = [&](const std::optional<Appointment>& job) {
        return job && context_->zone().date(job->work.begin) <= context_->zone().date(now);
    };
    auto first = store::next_booked(connection, now, mechanic);
    running.mechanic = is_today(first) ? first->mechanic : mechanic;
    auto begun = store::appointment_page(connection, running, std::nullopt);
    if (!begun.empty()) {
        next.running = std::move(begun.back());
        // What comes after it cannot have been done, though its time may be over.
        first = store::next_booked(connection, next.running->work.begin, next.running->mechanic);
    }
    transaction.commit();

    (is_today(first) ? next.job : next.later) = std::move(first);
    return next;
}

}  // namespace shop
