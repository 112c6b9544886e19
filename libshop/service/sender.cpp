#include "service/sender.hpp"

#include <shop/error.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <exception>
#include <iterator>
#include <new>
#include <string>
#include <utility>

#include "domain/message_rules.hpp"
#include "service/change.hpp"
#include "service/in_change.hpp"
#include "service/message_name.hpp"
#include "service/quote.hpp"
#include "store/digest.hpp"

namespace shop::service {

namespace {

using Result = mail::Delivery::Outcome;

/// Longer than one message can take (MailerOptions::message_timeout).
constexpr std::chrono::minutes kLease{15};
/// What is left is the next run's: cron has begun others by then.
constexpr std::chrono::minutes kLongestRun{10};
/// How many messages that are no longer to be sent one transaction ends.
constexpr int kMostEnded = 200;

/// 0 to 999.
int chance() {
    unsigned value = 0;
    const std::string digits = store::random_hex(4);
    std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    return static_cast<int>(value % 1000);
}

/// Nobody is to be woken by what waited for the next day, unless their job is at dawn.
constexpr Minutes kMorning{8 * 60};

Instant tomorrow(const Context& context, const Appointment& job) {
    const LocalDate date = context.today() + date::days{1};
    const Instant morning = context.zone().resolve(LocalTime{date} + kMorning).first;
    return morning < job.work.begin ? morning : context.zone().day(date).begin;
}

/// Whether a fault is of the store and not of one message: the run cannot go on then.
bool ends_the_run(const Error& error) {
    switch (error.code()) {
        case ErrorCode::store_missing:
        case ErrorCode::store_unavailable:
        case ErrorCode::store_busy:
        case ErrorCode::store_read_only:
        case ErrorCode::store_full:
        case ErrorCode::store_damaged:
        case ErrorCode::schema_newer:
        case ErrorCode::schema_older:
        case ErrorCode::outcome_unknown:
            return true;
        default:
            return dynamic_cast<const driver::TakenBack*>(&error) != nullptr ||
                   dynamic_cast<const driver::ConstraintViolation*>(&error) != nullptr;
    }
}

/// Does one message's part. \return what went wrong with it; empty: nothing
template <class Work>
std::string fault_of(Work work) {
    try {
        work();
        return {};
    } catch (const std::bad_alloc&) {
        throw;
    } catch (const Error& error) {
        if (ends_the_run(error)) throw;
        return error.message().empty() ? "an unknown fault" : error.message();
    } catch (const std::exception& fault) {
        return fmt::format("a fault: {}", fault.what());
    }
}

bool counts_for_a_customer(const Message& message) {
    return message.kind == "reminder" || message.kind == "late";
}

}  // namespace

Sender::Sender(Context& context, const OpenMailer& open_mailer, RemindReport& report,
               SteadyClock clock)
    : context_(context),
      open_mailer_(open_mailer),
      report_(report),
      clock_(std::move(clock)),
      writer_(context),
      token_(store::random_hex(8)) {}

void Sender::run() {
    const int most = context_.settings().reminders.max_per_run;
    const auto ends = clock_() + kLongestRun;
    Pending pending;
    bool goes_on = true;
    for (int tried = 0;; tried += pending ? 1 : 0) {
        if (report_.stopped.empty() && clock_() >= ends) {
            report_.stopped = "the run took too long";
        }
        goes_on = tried < most && report_.stopped.empty();
        const auto claimed = step(pending, goes_on);
        if (!claimed && !(goes_on && more_)) break;
        pending.reset();
        if (!claimed) continue;
        pending = send(*claimed);
        if (pending->delivery.outcome == Result::stop) {
            const std::string& reason = pending->delivery.reason;
            report_.stopped = reason.empty() ? "there is no way out" : reason;
        }
    }
    // A run that found nothing more leaves nothing, whatever has become due meanwhile.
    if (!goes_on || !report_.stopped.empty()) {
        driver::Connection& connection = context_.connection();
        report_.waiting =
            store::count_due(connection, context_.now(), store::real_time(connection));
    }
    report_.notices = writer_.take_notices();
}

std::optional<Sender::Claimed> Sender::step(const Pending& pending, bool claim) {
    try {
        return try_step(pending, claim);
    } catch (const Error& error) {
        if (!pending) throw;
        // What became of the last message is noted, whatever is wrong with the next.
        try {
            try_step(pending, false);
        } catch (const Error& again) {
            if (pending->delivery.outcome != Result::sent) throw;
            throw Error(ErrorCode::incomplete,
                        fmt::format("{} went out to {}, but that could not be noted: {}",
                                    name_of(pending->message), pending->recipient, again.message()),
                        "it may go out once more, with the same Message-ID; " + again.hint());
        }
        throw;
    }
}

std::optional<Sender::Claimed> Sender::try_step(const Pending& pending, bool claim) {
    auto claimed = retried([&] {
        noted_ = {};
        driver::Transaction transaction(context_.connection(), driver::Transaction::Mode::write);
        if (pending) note(*pending);
        std::optional<Claimed> next;
        if (claim) next = claim_next();
        transaction.commit();
        return next;
    });
    if (pending) report(*pending);
    report_.superseded += noted_.superseded;
    if (!noted_.stopped.empty()) report_.stopped = noted_.stopped;
    std::ranges::move(noted_.unsent, std::back_inserter(report_.unsent));
    std::ranges::move(noted_.expired, std::back_inserter(report_.expired));
    return claimed;
}

std::optional<Sender::Claimed> Sender::claim_next() {
    driver::Connection& connection = context_.connection();
    more_ = false;
    // Somebody may have stopped it meanwhile.
    if (store::outbox_state(connection).held_at) {
        noted_.stopped = "the outbox is on hold";
        return std::nullopt;
    }
    for (int ended = 0; ended < kMostEnded; ++ended) {
        const Instant real = store::real_time(connection);
        auto message =
            store::claim_message(connection, context_.now(), real, {token_, real + kLease});
        if (!message) return std::nullopt;
        if (auto claimed = still_to_send(*message)) return claimed;
    }
    more_ = true;
    return std::nullopt;
}

std::optional<Sender::Claimed> Sender::still_to_send(const Message& message) {
    std::optional<Claimed> claimed;
    const std::string fault = fault_of([&] { claimed = read(message); });
    if (fault.empty()) return claimed;
    // One message that cannot be read does not hold up the others.
    end(message, MessageState::failed, fault);
    return std::nullopt;
}

std::optional<Sender::Claimed> Sender::read(Message message) {
    const Instant now = context_.now();
    std::optional<domain::MessageEnd> over;
    Claimed claimed;
    if (message.appointment) {
        claimed.job = job_facts(context_, *message.appointment, message);
        over = domain::end_of(message, claimed.job->job, claimed.job->customer.reminders, now);
    } else if (message.quote) {
        over = domain::end_of(message, require_quote(context_.connection(), *message.quote),
                              context_.today(), now);
    } else {
        over = domain::end_of(message, context_.today());
    }
    if (over) {
        end(message, over->state, over->reason);
        return std::nullopt;
    }
    claimed.message = std::move(message);
    if (held_back(claimed)) return std::nullopt;
    // One letter tells of all the delayed jobs of its customer at the stop.
    if (claimed.message.kind == "late") {
        for (const Appointment& other : claimed.job->at_stop) {
            if (other.customer != claimed.job->job.customer) continue;
            store::supersede_kind(context_.connection(), other.id, claimed.message.kind);
        }
    }
    return claimed;
}

void Sender::end(const Message& message, MessageState state, const std::string& reason) {
    // What was tried in time and did not arrive is for somebody to call.
    const bool failed = state == MessageState::expired && !message.last_error.empty();
    const std::string why = failed ? message.last_error : reason;
    if (!store::end_message(context_.connection(), message.id, token_,
                            failed ? MessageState::failed : state, message.recipient, why)) {
        return;
    }
    if (state == MessageState::failed) {
        noted_.unsent.push_back({message, message.recipient, "will not be sent: " + why});
    } else if (failed) {
        noted_.unsent.push_back({message, message.recipient, reason + ": " + why});
    } else if (state == MessageState::expired) {
        noted_.expired.push_back({message, message.recipient, reason});
    } else {
        ++noted_.superseded;
    }
}

bool Sender::held_back(const Claimed& claimed) {
    if (!claimed.job || !counts_for_a_customer(claimed.message)) return false;
    const int most = context_.settings().reminders.max_per_customer_a_day;
    const Interval today = context_.zone().day(context_.today());
    const CustomerId customer = claimed.job->job.customer;
    if (store::count_sent_to(context_.connection(), customer, today.begin) < most) return false;
    const std::string reason =
        fmt::format("held until tomorrow: {} reminders and late notices went to this customer "
                    "today",
                    most);
    put_back(claimed.message, tomorrow(context_, claimed.job->job), claimed.message.attempts - 1,
             {}, reason);
    noted_.unsent.push_back({claimed.message, claimed.job->customer.email, reason});
    return true;
}

std::optional<mail::Letter> Sender::written(const Claimed& claimed, Outcome& outcome) {
    WrittenLetter written;
    const std::string fault = fault_of([&] {
        written = claimed.job ? writer_.write(claimed.message, *claimed.job)
                              : writer_.write(claimed.message);
    });
    if (!fault.empty()) {
        // Nor does one that cannot be written.
        outcome.delivery = {Result::dead, fault};
        return std::nullopt;
    }
    outcome.recipient = written.letter.to.address;
    outcome.sent = {outcome.recipient, written.told_start, std::move(written.contents)};
    outcome.useless = outcome.recipient.empty();
    if (outcome.useless) return std::nullopt;
    return std::move(written.letter);
}

Sender::Outcome Sender::send(const Claimed& claimed) {
    Outcome outcome;
    outcome.message = claimed.message;
    try {
        if (!mailer_) mailer_ = open_mailer_();
        const auto letter = written(claimed, outcome);
        if (letter) outcome.delivery = mailer_->send(*letter);
    } catch (...) {
        // Nothing has left: another run may take it at once.
        outcome.delivery = {Result::stop, claimed.message.last_error};
        outcome.recipient = claimed.message.recipient;
        try_step(outcome, false);
        throw;
    }
    return outcome;
}

void Sender::note(const Outcome& outcome) {
    driver::Connection& connection = context_.connection();
    const Message& message = outcome.message;
    if (outcome.useless) {
        end(message, MessageState::superseded, "nobody can be written to");
        return;
    }
    switch (outcome.delivery.outcome) {
        case Result::sent:
            // Where another run has it meanwhile, that one notes it.
            static_cast<void>(
                store::note_sent(connection, message.id, token_, outcome.sent, context_.now()));
            return;
        case Result::stop:
            // Where it was due before its time, since the clock was set back, it stays due.
            put_back(message, std::min(message.not_before, context_.now()), message.attempts - 1,
                     outcome.recipient, outcome.delivery.reason);
            return;
        case Result::retry:
        case Result::ambiguous:
        case Result::dead:
            note_failure(outcome);
            return;
    }
}

void Sender::note_failure(const Outcome& outcome) {
    const Message& message = outcome.message;
    const bool dead = outcome.delivery.outcome == Result::dead;
    if (!dead && message.attempts < domain::kMostTries) {
        put_back(message, context_.now() + domain::retry_delay(message.attempts, chance()),
                 message.attempts, outcome.recipient, outcome.delivery.reason);
        return;
    }
    static_cast<void>(store::end_message(context_.connection(), message.id, token_,
                                         MessageState::failed, outcome.recipient,
                                         outcome.delivery.reason));
}

void Sender::report(const Outcome& outcome) {
    if (outcome.useless) return;
    const Result result = outcome.delivery.outcome;
    if (result == Result::sent) {
        ++report_.sent;
        return;
    }
    if (result == Result::stop) return;
    const bool given_up =
        result == Result::dead || outcome.message.attempts >= domain::kMostTries;
    report_.unsent.push_back(
        {outcome.message, outcome.recipient,
         (given_up ? "will not be sent: " : "will be tried again: ") + outcome.delivery.reason});
}

void Sender::put_back(const Message& message, Instant not_before, int attempts,
                      const std::string& recipient, const std::string& reason) {
    static_cast<void>(store::put_back(context_.connection(), message.id, token_, not_before,
                                      attempts, recipient, reason));
}

}  // namespace shop::service
