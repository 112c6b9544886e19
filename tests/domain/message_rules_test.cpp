#include "domain/message_rules.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

namespace {

using shop::AppointmentStatus;
using shop::Instant;
using shop::Message;
using shop::MessageState;
using namespace std::chrono_literals;

constexpr Instant kNow{std::chrono::seconds{1'800'000'000}};

shop::Appointment job(AppointmentStatus status = AppointmentStatus::booked) {
    shop::Appointment one;
    one.id = shop::AppointmentId{7};
    one.mechanic = shop::MechanicId{1};
    one.status = status;
    one.work = {kNow + 1h, kNow + 2h};
    return one;
}

Message message(const std::string& kind, const std::string& audience = "customer") {
    Message one;
    one.kind = kind;
    one.audience = audience;
    one.not_before = kNow;
    one.created_at = kNow;
    return one;
}

/// `superseded: A7 is cancelled`, or `goes`.
std::string fate(const Message& one, const shop::Appointment& of, Instant now = kNow,
                 bool reminded = true) {
    const auto end = shop::domain::end_of(one, of, reminded, now);
    if (!end) return "goes";
    return std::string{to_string(end->state)} + ": " + end->reason;
}

TEST_CASE("of a job that is on the customer is told what was to be told") {
    for (const char* kind : {"confirmation", "change", "late", "reminder"}) {
        CAPTURE(kind);
        CHECK(fate(message(kind), job()) == "goes");
        CHECK(fate(message(kind), job(AppointmentStatus::cancelled)) ==
              "superseded: A7 is cancelled");
        CHECK(fate(message(kind), job(AppointmentStatus::no_show)) ==
              "superseded: A7 is a no-show");
        CHECK(fate(message(kind), job(AppointmentStatus::completed)) ==
              "superseded: A7 is completed");
    }
}

TEST_CASE("that it is off, or was missed, is told while it is") {
    CHECK(fate(message("cancellation"), job(AppointmentStatus::cancelled)) == "goes");
    CHECK(fate(message("cancellation"), job()) == "superseded: A7 is booked");
    CHECK(fate(message("missed"), job(AppointmentStatus::no_show)) == "goes");
    CHECK(fate(message("missed"), job()) == "superseded: A7 is booked");
}

TEST_CASE("a reminder and a late notice are of use until the start, the others until the end") {
    CHECK(fate(message("reminder"), job(), kNow + 1h - 1s) == "goes");
    CHECK(fate(message("reminder"), job(), kNow + 1h) == "expired: A7 has begun");
    CHECK(fate(message("late"), job(), kNow + 1h) == "expired: A7 has begun");
    CHECK(fate(message("reminder"), job(AppointmentStatus::in_progress)) ==
          "expired: A7 has begun");
    CHECK(fate(message("change"), job(AppointmentStatus::in_progress), kNow + 1h) == "goes");
    CHECK(fate(message("confirmation"), job(), kNow + 2h - 1s) == "goes");
    CHECK(fate(message("confirmation"), job(), kNow + 2h) == "expired: A7 is over");
}

TEST_CASE("no reminder goes of a time that has changed, nor to who wants none") {
    auto moved = job();
    moved.moves = 1;
    CHECK(fate(message("reminder"), moved) == "superseded: A7 was moved");
    CHECK(fate(message("reminder"), job(), kNow, false) == "superseded: no reminders are wanted");
    CHECK(fate(message("late"), moved, kNow, false) == "goes");
}

TEST_CASE("the shop reads of a job as it is; who has lost one keeps that news") {
    CHECK(fate(message("booked", "shop"), job()) == "goes");
    CHECK(fate(message("booked", "shop"), job(AppointmentStatus::cancelled)) ==
          "superseded: A7 is cancelled");
    CHECK(fate(message("cancelled", "shop"), job(AppointmentStatus::cancelled)) == "goes");
    CHECK(fate(message("cancelled", "shop"), job()) == "superseded: A7 is booked");
    auto former = message("rescheduled", "mechanic");
    former.mechanic = shop::MechanicId{2};
    CHECK(fate(former, job(AppointmentStatus::cancelled)) == "goes");
    former.mechanic = shop::MechanicId{1};
    CHECK(fate(former, job(AppointmentStatus::cancelled)) == "superseded: A7 is cancelled");
}

TEST_CASE("what waited for three days is news of the past") {
    auto later = job();
    later.work = {kNow + 1000h, kNow + 1001h};
    CHECK(fate(message("confirmation"), later, kNow + 72h - 1s) == "goes");
    CHECK(fate(message("confirmation"), later, kNow + 72h) == "expired: it waited for 3 days");
    CHECK(fate(message("booked", "shop"), later, kNow + 100h) == "expired: it waited for 4 days");
}

/// What was said to the customer about a job, in the order in which it was written.
std::vector<Message> said(const std::vector<std::pair<std::string, MessageState>>& messages) {
    std::vector<Message> all;
    for (const auto& [kind, state] : messages) {
        all.push_back(message(kind));
        all.back().state = state;
    }
    return all;
}

bool unheard_of(const std::vector<std::pair<std::string, MessageState>>& messages) {
    return shop::domain::is_unheard_of(said(messages), "customer");
}

TEST_CASE("that there is a job is news until it was told, and again once its end was") {
    constexpr auto kSent = MessageState::sent;
    constexpr auto kQueued = MessageState::queued;
    constexpr auto kSuperseded = MessageState::superseded;
    CHECK(unheard_of({{"confirmation", kQueued}}));
    CHECK(unheard_of({{"confirmation", kSuperseded}, {"confirmation", kQueued}}));
    CHECK(unheard_of({{"confirmation", kSuperseded}, {"change", kQueued}}));
    CHECK_FALSE(unheard_of({{"confirmation", kSent}}));
    CHECK_FALSE(unheard_of({{"confirmation", kSent}, {"change", kQueued}}));
    CHECK_FALSE(unheard_of({{"confirmation", kQueued}, {"reminder", kSent}}));

    CHECK(
        unheard_of({{"confirmation", kSent}, {"cancellation", kSent}, {"confirmation", kQueued}}));
    CHECK_FALSE(unheard_of(
        {{"confirmation", kSent}, {"cancellation", kSuperseded}, {"confirmation", kQueued}}));
    CHECK_FALSE(
        unheard_of({{"confirmation", kSent}, {"cancellation", kSent}, {"confirmation", kSent}}));
}

TEST_CASE("who was never to be told, or is told by a person, knows of the job from elsewhere") {
    CHECK_FALSE(unheard_of({}));
    CHECK_FALSE(unheard_of({{"reminder", MessageState::queued}}));
    CHECK_FALSE(unheard_of({{"confirmation", MessageState::dropped}}));
    CHECK_FALSE(unheard_of({{"confirmation", MessageState::failed}}));
    CHECK_FALSE(unheard_of(
        {{"confirmation", MessageState::superseded}, {"confirmation", MessageState::dropped}}));
}

TEST_CASE("what was tried, or is on its way, may have been read") {
    auto one = said({{"confirmation", MessageState::superseded}});
    SUBCASE("a run has it") {
        one[0].lease_until = kNow;
    }
    SUBCASE("it was sent to somebody") {
        one[0].attempts = 1;
        one[0].recipient = "dana@example.com";
    }
    CHECK_FALSE(shop::domain::is_unheard_of(one, "customer"));
}

TEST_CASE("what one reader was sent is no news of another") {
    auto messages = said({{"booked", MessageState::queued}, {"booked", MessageState::sent}});
    messages[0].audience = messages[1].audience = "mechanic";
    messages[0].mechanic = shop::MechanicId{1};
    messages[1].mechanic = shop::MechanicId{2};
    CHECK(shop::domain::is_unheard_of(messages, "mechanic", shop::MechanicId{1}));
    CHECK_FALSE(shop::domain::is_unheard_of(messages, "mechanic", shop::MechanicId{2}));
    CHECK_FALSE(shop::domain::is_unheard_of(messages, "shop"));
}

TEST_CASE("an estimate goes while it is good") {
    const shop::LocalDate today{date::days{20'000}};
    shop::Quote quote;
    quote.id = shop::QuoteId{3};
    quote.status = shop::QuoteStatus::open;
    quote.valid_through = today;
    const auto fate_of = [&](shop::LocalDate day) {
        const auto end = shop::domain::end_of(message("estimate"), quote, day, kNow);
        return end ? std::string{to_string(end->state)} + ": " + end->reason : std::string{"goes"};
    };
    CHECK(fate_of(today) == "goes");
    CHECK(fate_of(today + date::days{1}) == "expired: Q3 is no longer good");
    quote.status = shop::QuoteStatus::accepted;
    CHECK(fate_of(today + date::days{1}) == "goes");
    quote.status = shop::QuoteStatus::declined;
    CHECK(fate_of(today) == "superseded: Q3 is declined");
}

TEST_CASE("a day sheet goes until its day is over") {
    const shop::LocalDate today{date::days{20'000}};
    auto sheet = message("day_sheet", "shop");
    sheet.sheet_date = today;
    CHECK_FALSE(shop::domain::end_of(sheet, today));
    CHECK(shop::domain::end_of(sheet, today + date::days{1})->reason == "that day is over");
}

TEST_CASE("attempts come less and less often, and not all at once") {
    using shop::domain::retry_delay;
    CHECK(retry_delay(1, 0) == 90s);
    CHECK(retry_delay(1, 500) == 120s);
    CHECK(retry_delay(1, 999) == 149s);
    CHECK(retry_delay(2, 500) == 240s);
    CHECK(retry_delay(7, 500) == 7680s);
    CHECK(retry_delay(9, 500) == 6h);
    CHECK(retry_delay(1000, 500) == 6h);
    std::chrono::seconds whole{0};
    for (int attempt = 1; attempt < shop::domain::kMostTries; ++attempt) {
        whole += retry_delay(attempt, 500);
    }
    CHECK(whole > 24h);
    CHECK(whole < 30h);
}

}  // namespace
