#include "domain/message_rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <ranges>
#include <string>
#include <utility>

#include "domain/transitions.hpp"

namespace shop::domain {

namespace {

MessageEnd superseded(std::string reason) { return {MessageState::superseded, std::move(reason)}; }
MessageEnd expired(std::string reason) { return {MessageState::expired, std::move(reason)}; }

std::string name_of(const Appointment& job) { return fmt::format("A{}", job.id.value()); }

MessageEnd now_is(const Appointment& job) {
    return superseded(fmt::format("{} is {}", name_of(job), in_words(job.status)));
}

std::optional<MessageEnd> too_old(const Message& message, Instant now) {
    if (now < message.not_before + kOldestMessage) return std::nullopt;
    const auto waited = std::chrono::floor<std::chrono::days>(now - message.not_before).count();
    return expired(fmt::format("it waited for {} days", waited));
}

bool is_coming(const Appointment& job) {
    return job.status == AppointmentStatus::booked || job.status == AppointmentStatus::in_progress;
}

/// What is only of use before the work begins.
std::optional<MessageEnd> end_of_reminder(const Message& message, const Appointment& job,
                                          bool reminded, Instant now) {
    if (message.kind == "reminder" && message.moves != job.moves) {
        return superseded(name_of(job) + " was moved");
    }
    if (message.kind == "reminder" && !reminded) return superseded("no reminders are wanted");
    const bool begun = job.status == AppointmentStatus::in_progress || now >= job.work.begin;
    if (begun) return expired(name_of(job) + " has begun");
    return std::nullopt;
}

std::optional<MessageEnd> end_for_customer(const Message& message, const Appointment& job,
                                           bool reminded, Instant now) {
    if (message.kind == "cancellation") {
        if (job.status != AppointmentStatus::cancelled) return now_is(job);
        return std::nullopt;
    }
    if (message.kind == "missed") {
        if (job.status != AppointmentStatus::no_show) return now_is(job);
        return std::nullopt;
    }
    if (!is_coming(job)) return now_is(job);
    if (message.kind == "reminder" || message.kind == "late") {
        return end_of_reminder(message, job, reminded, now);
    }
    if (now >= job.work.end) return expired(name_of(job) + " is over");
    return std::nullopt;
}

std::optional<MessageEnd> end_for_shop(const Message& message, const Appointment& job) {
    // Who lost a job keeps that news, whatever becomes of it.
    if (message.mechanic && *message.mechanic != job.mechanic) return std::nullopt;
    const bool off = job.status == AppointmentStatus::cancelled;
    if (off != (message.kind == "cancelled")) return now_is(job);
    return std::nullopt;
}

/// Whether it went out, or may have.
bool may_have_arrived(const Message& message) {
    if (message.state == MessageState::sent || message.lease_until) return true;
    return message.attempts > 0 && !message.recipient.empty();
}

bool tells_of_the_job(const Message& message) {
    return message.kind == "confirmation" || message.kind == "booked";
}

bool tells_of_its_end(const Message& message) {
    return message.kind == "cancellation" || message.kind == "cancelled";
}

/// Not taken out by a person, who may have told it by telephone.
bool is_untried(const Message& message) {
    return message.attempts == 0 &&
           (message.state == MessageState::queued || message.state == MessageState::superseded);
}

}  // namespace

std::optional<MessageEnd> end_of(const Message& message, const Appointment& job, bool reminded,
                                 Instant now) {
    if (auto old = too_old(message, now)) return old;
    if (message.audience == "customer") return end_for_customer(message, job, reminded, now);
    return end_for_shop(message, job);
}

std::optional<MessageEnd> end_of(const Message& message, const Quote& quote, LocalDate today,
                                 Instant now) {
    if (auto old = too_old(message, now)) return old;
    const std::string name = fmt::format("Q{}", quote.id.value());
    if (quote.status == QuoteStatus::declined || quote.status == QuoteStatus::superseded) {
        return superseded(fmt::format("{} is {}", name, to_string(quote.status)));
    }
    if (quote.status == QuoteStatus::open && today > quote.valid_through) {
        return expired(name + " is no longer good");
    }
    return std::nullopt;
}

std::optional<MessageEnd> end_of(const Message& message, LocalDate today) {
    if (message.sheet_date && *message.sheet_date < today) return expired("that day is over");
    return std::nullopt;
}

bool is_unheard_of(std::span<const Message> said, std::string_view audience,
                   std::optional<MechanicId> mechanic) {
    bool waits = false;
    // What was said last counts.
    for (const Message& message : said | std::views::reverse) {
        if (message.audience != audience || message.mechanic != mechanic) continue;
        if (may_have_arrived(message)) return waits && tells_of_its_end(message);
        if (waits || !tells_of_the_job(message)) continue;
        if (!is_untried(message)) return false;
        waits = true;
    }
    return waits;
}

std::chrono::seconds retry_delay(int attempts, int chance) {
    constexpr std::chrono::seconds kFirst{120};
    constexpr std::chrono::seconds kLongest = std::chrono::hours{6};
    constexpr int kDoublings = 10;
    const auto whole =
        std::min(kFirst * (1 << std::clamp(attempts - 1, 0, kDoublings)), kLongest);
    // Three quarters of it, and up to half of it more.
    return whole * 3 / 4 + whole * chance / 2000;
}

}  // namespace shop::domain
