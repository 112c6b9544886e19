#include "service/remind_queue.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

#include "domain/lead_time.hpp"
#include "service/day_sheets.hpp"

namespace shop::service {

namespace {

/// How far ahead a job can be that is reminded of now: a day with its clock change is 25 hours.
Instant latest_start(const std::vector<LeadTime>& leads, Instant now) {
    Instant latest = now;
    for (const LeadTime& lead : leads) {
        const auto ahead = lead.unit == LeadTime::Unit::elapsed
                               ? std::chrono::seconds{lead.elapsed}
                               : std::chrono::hours{24 * lead.days + 24};
        latest = std::max(latest, now + ahead);
    }
    return latest;
}

std::vector<DueMessage> due_reminders(Context& context, Instant now) {
    const auto& leads = context.settings().reminders.before;
    std::vector<DueMessage> due;
    if (leads.empty()) return due;
    driver::Connection& connection = context.connection();
    driver::Transaction transaction(connection, driver::Transaction::Mode::read);
    for (const store::ToRemind& job :
         store::jobs_to_remind(connection, now, latest_start(leads, now))) {
        const auto lead =
            domain::reminder_due(context.zone(), job.start, job.agreed_at, leads, now);
        if (!lead) continue;
        store::QueuedMessage message;
        message.kind = "reminder";
        message.audience = "customer";
        message.appointment = job.id;
        message.lead = domain::print_lead_time(*lead);
        message.moves = job.moves;
        message.sequence = job.sequence;
        message.not_before = now;
        const Instant since = domain::lead_begins(context.zone(), job.start, *lead);
        if (store::has_reminder(connection, job.id, message.lead, job.moves, since)) continue;
        due.push_back({std::move(message), since, false});
    }
    transaction.commit();
    return due;
}

bool is_known(driver::Connection& connection, const DueMessage& due) {
    const store::QueuedMessage& message = due.message;
    if (message.sheet_date) {
        return store::has_sheet(connection, *message.sheet_date, message.sheet_at,
                                message.mechanic);
    }
    return store::has_reminder(connection, *message.appointment, message.lead, message.moves,
                               due.since);
}

/// What it takes the place of no longer goes.
void supersede_earlier(driver::Connection& connection, const store::QueuedMessage& message) {
    if (message.sheet_date) {
        store::supersede_sheets(connection, *message.sheet_date, message.mechanic);
    } else {
        store::supersede_kind(connection, *message.appointment, message.kind);
    }
}

}  // namespace

std::vector<DueMessage> newly_due(Context& context, Instant now) {
    std::vector<DueMessage> due = due_reminders(context, now);
    for (DueMessage& sheet : due_sheets(context, now)) due.push_back(std::move(sheet));
    return due;
}

std::int64_t queue_due(Change& change, const std::vector<DueMessage>& due) {
    driver::Connection& connection = change.connection();
    std::int64_t queued = 0;
    for (const DueMessage& one : due) {
        if (is_known(connection, one)) continue;
        if (!one.told) supersede_earlier(connection, one.message);
        store::queue_message(connection, one.message, change.now());
        // It stands there as looked at.
        if (one.told) supersede_earlier(connection, one.message);
        if (!one.told) ++queued;
    }
    return queued;
}

}  // namespace shop::service
