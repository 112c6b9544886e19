#include "service/remind.hpp"

#include <chrono>
#include <utility>

#include "domain/message_rules.hpp"
#include "service/change.hpp"
#include "service/in_change.hpp"
#include "service/message_facts.hpp"
#include "service/outbox_hold.hpp"
#include "service/remind_queue.hpp"
#include "store/outbox.hpp"

namespace shop {

namespace service {

namespace {

bool is_to_be_noted(const std::optional<Instant>& reminded_at, Instant now) {
    return !reminded_at || now >= *reminded_at + kRunNoted || now + kRunNoted <= *reminded_at;
}

/// A run that finds nothing to do writes nothing.
bool is_anything_to_do(Context& context, const std::vector<DueMessage>& due, Instant now) {
    driver::Connection& connection = context.connection();
    return !due.empty() || is_to_be_noted(store::outbox_state(connection).reminded_at, now) ||
           store::count_due(connection, now, store::real_time(connection)) > 0;
}

void count_later(Context& context, RemindReport& report) {
    const auto later = store::later_messages(context.connection(), context.now());
    report.later = later.count;
    report.later_from = later.first;
}

}  // namespace

RemindReport remind(Context& context, const OpenMailer& open_mailer) {
    require_not_on_hold(context);
    const Instant now = context.now();
    RemindReport report;
    const auto due = newly_due(context, now);
    if (!is_anything_to_do(context, due, now)) {
        count_later(context, report);
        return report;
    }
    report.queued = in_change(context, [&](Change& change) {
        const std::int64_t queued = queue_due(change, due);
        if (is_to_be_noted(store::outbox_state(change.connection()).reminded_at, now)) {
            store::set_reminded(change.connection(), now);
        }
        change.commit();
        return queued;
    });
    Sender(context, open_mailer, report).run();
    count_later(context, report);
    return report;
}

}  // namespace service

RemindReport Outbox::remind() {
    if (context_->dry_run()) {
        service::require_not_on_hold(*context_);
        RemindReport report;
        report.queued = static_cast<std::int64_t>(due().size());
        return report;
    }
    return service::remind(*context_, [this] {
        mail::MailerOptions options;
        options.settings = context_->settings().mail;
        options.folder = context_->folder();
        return mail::open_mailer(options);
    });
}

namespace {

/// Queued for a moment, so that what would be due is seen as it would be, and taken back.
std::vector<Message> due_now(Context& context, const std::vector<service::DueMessage>& due) {
    constexpr std::int64_t kMost = 100'000;
    service::Change change(context);
    static_cast<void>(service::queue_due(change, due));
    return store::due_messages(change.connection(), change.now(),
                               store::real_time(change.connection()), kMost);
}

bool is_to_go(Context& context, const Message& message) {
    const Instant now = context.now();
    if (message.appointment) {
        const auto facts = service::job_facts(context, *message.appointment, message);
        return !domain::end_of(message, facts.job, facts.customer.reminders, now);
    }
    if (message.quote) {
        const auto facts = service::quote_facts(context, *message.quote);
        return !domain::end_of(message, facts.quote, context.today(), now);
    }
    return !domain::end_of(message, context.today());
}

}  // namespace

std::vector<PlannedMessage> Outbox::due() {
    std::vector<PlannedMessage> planned;
    service::Writer writer(*context_);
    for (Message& message : due_now(*context_, service::newly_due(*context_, context_->now()))) {
        if (!is_to_go(*context_, message)) continue;
        const mail::Letter letter = writer.write(message).letter;
        if (letter.to.address.empty()) continue;
        planned.push_back({std::move(message), letter.to.address, letter.subject});
    }
    return planned;
}

}  // namespace shop
