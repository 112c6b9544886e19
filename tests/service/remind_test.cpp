#include <doctest/doctest.h>

#include <chrono>
#include <vector>

#include "post_room.hpp"
#include "service/sender.hpp"
#include "whole_refusal.hpp"

namespace {

using Lines = std::vector<std::string>;
using Outcome = shop::mail::Delivery::Outcome;
using test::PostRoom;

/// Their kinds alone, by the words that the letters begin with.
Lines kinds(PostRoom& room) {
    Lines found;
    for (const std::string& line : room.taken()) {
        found.push_back(line.substr(0, line.find(':', 20)));
    }
    return found;
}

TEST_CASE_FIXTURE(PostRoom, "a confirmation goes when the undo time has passed, and once") {
    book("2026-11-25 09:00");
    CHECK(remind().sent == 0);
    CHECK(taken() == Lines{});
    const auto report = remind_at("2026-11-23 08:03");
    CHECK(report.sent == 1);
    CHECK_FALSE(report.incomplete());
    CHECK(kinds(*this) == Lines{"dana@example.com: Booked"});
    CHECK(remind().sent == 0);
    CHECK(taken() == Lines{});
    CHECK(states() == Lines{"confirmation to customer, sent"});
    CHECK(column("SELECT recipient FROM outbox") == Lines{"dana@example.com"});
}

TEST_CASE_FIXTURE(PostRoom, "a slip that is taken back within the undo time was never sent") {
    const auto job = book("2026-11-25 09:00");
    appointments().cancel(job.id, "slip");
    appointments().reinstate(job.id);
    appointments().cancel(job.id, "slip");
    remind_at("2026-11-23 08:10");
    CHECK(taken() == Lines{});
    CHECK(states() ==
          Lines{"confirmation to customer, superseded", "confirmation to customer, superseded"});
}

/// With a job on Wednesday at 9:00 whose confirmation has gone.
struct Booked : PostRoom {
    shop::Appointment job = book("2026-11-25 09:00");
    Booked() {
        remind_at("2026-11-23 08:10");
        static_cast<void>(taken());
    }
    /// `reminder 24h of A1, moved 0 times: sent`
    [[nodiscard]] Lines reminders() const {
        return column("SELECT lead || ' of A' || appointment_id || ', moved ' || moves || "
                      "' times: ' || state FROM outbox WHERE kind = 'reminder' ORDER BY id");
    }
};

TEST_CASE_FIXTURE(Booked, "a reminder goes when its lead begins, once however often it is asked") {
    CHECK(remind_at("2026-11-24 08:59").sent == 0);
    const auto report = remind_at("2026-11-24 09:00");
    CHECK(report.queued == 1);
    CHECK(report.sent == 1);
    CHECK(remind_at("2026-11-24 09:01").sent == 0);
    CHECK(reminders() == Lines{"24h of A1, moved 0 times: sent"});
}

TEST_CASE_FIXTURE(Booked, "a late run catches up to the start, and not beyond") {
    SUBCASE("a minute before") {
        CHECK(remind_at("2026-11-25 08:59").sent == 1);
    }
    SUBCASE("at the start") {
        CHECK(remind_at("2026-11-25 09:00").sent == 0);
        CHECK(reminders() == Lines{});
    }
}

TEST_CASE_FIXTURE(Booked, "who was booked, or moved there, after it was due gets none") {
    auto wanted = request("2026-11-23 14:00");
    appointments().book(wanted);
    move(job.id, "2026-11-24 08:00");
    remind_at("2026-11-23 12:00");
    CHECK(reminders() == Lines{});
}

TEST_CASE_FIXTURE(Booked, "a moved job is reminded of its new time alone") {
    remind_at("2026-11-24 09:00");
    move(job.id, "2026-11-27 09:00");
    remind_at("2026-11-24 09:10");
    remind_at("2026-11-26 09:00");
    CHECK(reminders() == Lines{"24h of A1, moved 0 times: sent", "24h of A1, moved 1 times: sent"});
}

TEST_CASE_FIXTURE(Booked, "what was moved or cancelled once its reminder waited is not sent so") {
    answer(Outcome::retry);
    remind_at("2026-11-24 09:00");
    static_cast<void>(taken());
    SUBCASE("moved") {
        move(job.id, "2026-11-27 09:00");
        remind_at("2026-11-24 10:00");
        CHECK(kinds(*this) == Lines{"dana@example.com: Changed"});
    }
    SUBCASE("cancelled") {
        appointments().cancel(job.id, "rain");
        remind_at("2026-11-24 10:00");
        CHECK(kinds(*this) == Lines{"dana@example.com: Cancelled"});
    }
    CHECK(reminders() == Lines{"24h of A1, moved 0 times: superseded"});
}

TEST_CASE_FIXTURE(Booked, "the state is read again when it is claimed, and so is the address") {
    answer(Outcome::retry);
    remind_at("2026-11-24 09:00");
    static_cast<void>(taken());
    SUBCASE("moved by hand: the reminder of the old time does not go") {
        run("UPDATE appointment SET moves = moves + 1");
        CHECK_FALSE(remind_at("2026-11-24 09:10").incomplete());
        CHECK(reminders() ==
              Lines{"24h of A1, moved 0 times: superseded", "24h of A1, moved 1 times: sent"});
    }
    SUBCASE("opted out") {
        run("UPDATE customer SET reminders = 0");
        CHECK(remind_at("2026-11-24 09:10").superseded == 1);
    }
    SUBCASE("another address") {
        run("UPDATE customer SET email = 'new@example.com', email_folded = 'new@example.com'");
        CHECK(remind_at("2026-11-24 09:10").sent == 1);
        CHECK(column("SELECT recipient FROM outbox WHERE kind = 'reminder'") ==
              Lines{"new@example.com"});
    }
    SUBCASE("no address any more") {
        run("UPDATE customer SET email = '', email_folded = ''");
        CHECK(remind_at("2026-11-24 09:10").sent == 0);
        CHECK(reminders() == Lines{"24h of A1, moved 0 times: superseded"});
    }
}

TEST_CASE_FIXTURE(PostRoom, "who is cancelled while the confirmation is on its way hears of both") {
    const auto job = book("2026-11-25 09:00");
    box().while_sending = [&] { appointments().cancel(job.id, "rain"); };
    remind_at("2026-11-23 08:03");
    remind_at("2026-11-23 08:10");
    CHECK(kinds(*this) == Lines{"dana@example.com: Booked", "dana@example.com: Cancelled"});
}

TEST_CASE_FIXTURE(PostRoom, "a confirmation that never left the shop is no news to cancel") {
    const auto job = book("2026-11-25 09:00");
    answer(Outcome::stop, "login refused");
    remind_at("2026-11-23 08:03");
    static_cast<void>(taken());
    appointments().cancel(job.id, "slip");
    remind_at("2026-11-23 08:10");
    CHECK(taken() == Lines{});
}

TEST_CASE_FIXTURE(PostRoom, "of several leads that were missed only the last is made up for") {
    reopen(test::with_reminders({test::days(2), test::hours(24), test::hours(2)}));
    const auto job = book("2026-11-27 09:00");
    const auto leads = [&] {
        return column(
            "SELECT lead || ' ' || state FROM outbox WHERE kind = 'reminder' ORDER BY id");
    };
    SUBCASE("each in its time") {
        for (const char* when : {"2026-11-25 09:00", "2026-11-26 09:00", "2026-11-27 07:00"}) {
            remind_at(when);
        }
        CHECK(leads() == Lines{"2d sent", "24h sent", "2h sent"});
    }
    SUBCASE("after a day without a run") {
        remind_at("2026-11-26 12:00");
        CHECK(leads() == Lines{"24h sent"});
        remind_at("2026-11-27 08:00");
        CHECK(leads() == Lines{"24h sent", "2h sent"});
    }
}

TEST_CASE("a lead of a day is the same wall time a day before, one of 24 hours is not") {
    // The clocks go forward on Sunday, March 14, at 2:00.
    PostRoom room(test::with_reminders({test::days(1), test::hours(24)}));
    room.set_clock("2027-03-08 08:00");
    auto wanted = room.request("2027-03-14 09:00");
    wanted.overriding = {{shop::Rule::hours}, "Sunday"};
    room.appointments().book(wanted);
    const auto leads = [&] {
        return room.column("SELECT lead FROM outbox WHERE kind = 'reminder' ORDER BY id");
    };
    room.remind_at("2027-03-13 07:59");
    CHECK(leads() == Lines{});
    room.remind_at("2027-03-13 08:00");
    CHECK(leads() == Lines{"24h"});
    room.remind_at("2027-03-13 08:59");
    CHECK(leads() == Lines{"24h"});
    room.remind_at("2027-03-13 09:00");
    CHECK(leads() == Lines{"24h", "1d"});
}

TEST_CASE_FIXTURE(Booked, "a reminder that could not be sent is tried again later, less and less") {
    std::vector<std::int64_t> waits;
    for (int i = 0; i < 12; ++i) answer(Outcome::retry);
    set_clock("2026-11-24 09:00");
    auto now = (**this).now();
    std::vector<std::string> outcomes;
    while (column("SELECT id FROM outbox WHERE state = 'failed'").empty()) {
        const auto report = remind();
        REQUIRE(report.unsent.size() == 1);
        const auto next = std::stoll(
            column("SELECT not_before FROM outbox WHERE kind = 'reminder'").front());
        waits.push_back((next - now.time_since_epoch().count()) / 60);
        now = shop::Instant{std::chrono::seconds{next}};
        // It stays before the start, however long it takes.
        run("UPDATE appointment SET starts_at = starts_at + 86400, ends_at = ends_at + 86400, "
            "starts_local = starts_local + 86400 WHERE starts_at < " +
            std::to_string(next + 86400));
        set_clock(now);
    }
    REQUIRE(waits.size() == 12);
    CHECK(waits[0] >= 1);
    CHECK(waits[0] <= 2);
    CHECK(waits[10] >= 4 * 60);
    CHECK(waits[10] <= 8 * 60);
    CHECK(column("SELECT attempts || ' ' || last_error FROM outbox WHERE state = 'failed'") ==
          Lines{"12 451 later"});
}

TEST_CASE_FIXTURE(Booked, "what is refused for good stays as failed and says whom to call") {
    answer(Outcome::dead, "550 no such user");
    const auto report = remind_at("2026-11-24 09:00");
    CHECK(report.incomplete());
    REQUIRE(report.unsent.size() == 1);
    CHECK(report.unsent[0].reason == "will not be sent: 550 no such user");
    CHECK(report.unsent[0].recipient == "dana@example.com");
    CHECK(remind_at("2026-11-24 09:05").sent == 0);
    CHECK(reminders() == Lines{"24h of A1, moved 0 times: failed"});
    // Who said yes on the telephone is nobody to call any more.
    const auto confirmed = appointments().confirm(job.id, "");
    CHECK(confirmed.confirmation->by == "Dana Reyes");
    CHECK(reminders() == Lines{"24h of A1, moved 0 times: dropped"});
}

TEST_CASE_FIXTURE(Booked, "what stops one stops the run, and the rest stays as it was") {
    auto wanted = request("2026-11-25 14:00");
    appointments().book(wanted);
    remind_at("2026-11-23 09:00");
    static_cast<void>(taken());
    answer(Outcome::stop, "connection refused");
    const auto report = remind_at("2026-11-24 14:00");
    CHECK(report.stopped == "connection refused");
    CHECK(report.waiting == 2);
    CHECK(taken().size() == 1);
    CHECK(column("SELECT attempts FROM outbox WHERE kind = 'reminder' ORDER BY id") ==
          Lines{"0", "0"});
    CHECK(remind_at("2026-11-24 14:01").sent == 2);
}

TEST_CASE_FIXTURE(Booked, "what may have arrived is sent again under the same Message-ID") {
    answer(Outcome::ambiguous, "no answer after the final dot");
    CHECK(remind_at("2026-11-24 09:00").incomplete());
    CHECK(remind_at("2026-11-24 09:10").sent == 1);
    REQUIRE(box().taken.size() == 2);
    CHECK(box().taken[0].message_id == box().taken[1].message_id);
}

TEST_CASE_FIXTURE(Booked, "nobody waits for a message on its way, and nobody else sends it") {
    int sent_by_others = 0;
    box().while_sending = [&] {
        sent_by_others += static_cast<int>(remind().sent);
        // A writer is not held up either.
        auto wanted = request("2026-11-26 09:00");
        appointments().book(wanted);
    };
    CHECK(remind_at("2026-11-24 09:00").sent == 1);
    CHECK(sent_by_others == 0);
}

TEST_CASE_FIXTURE(Booked, "a run that died leaves its message to another when its lease is over") {
    remind_at("2026-11-24 08:00");
    answer(Outcome::retry);
    remind_at("2026-11-24 09:00");
    static_cast<void>(taken());
    const auto real = "CAST(" + std::to_string(std::chrono::duration_cast<std::chrono::seconds>(
                                    std::chrono::system_clock::now().time_since_epoch())
                                    .count()) +
                      " AS BIGINT)";
    run("UPDATE outbox SET lease_token = 'dead', lease_until = " + real +
        " + 600 WHERE kind = 'reminder'");
    CHECK(remind_at("2026-11-24 09:10").sent == 0);
    run("UPDATE outbox SET lease_until = " + real + " - 1 WHERE kind = 'reminder'");
    CHECK(remind_at("2026-11-24 09:10").sent == 1);
}

TEST_CASE_FIXTURE(PostRoom, "a run sends so many messages and says how many wait") {
    auto settings = test::with_reminders({});
    settings.reminders.max_per_run = 2;
    reopen(settings);
    for (const char* when : {"2026-11-25 09:00", "2026-11-25 14:00", "2026-11-27 09:00"}) {
        book(when);
    }
    auto report = remind_at("2026-11-23 08:10");
    CHECK(report.sent == 2);
    CHECK(report.waiting == 1);
    CHECK(report.incomplete());
    report = remind_at("2026-11-23 08:11");
    CHECK(report.sent == 1);
    CHECK_FALSE(report.incomplete());
}

TEST_CASE_FIXTURE(PostRoom, "a customer gets so many reminders a day, others wait for tomorrow") {
    auto settings = test::with_reminders({test::hours(24)});
    settings.reminders.max_per_customer_a_day = 1;
    reopen(settings);
    book("2026-11-25 09:00");
    book("2026-11-25 14:00");
    remind_at("2026-11-23 08:10");
    const auto report = remind_at("2026-11-24 14:00");
    CHECK(report.sent == 1);
    REQUIRE(report.unsent.size() == 1);
    CHECK(report.unsent[0].reason ==
          "held until tomorrow: 1 reminders and late notices went to this customer today");
    CHECK_FALSE(remind_at("2026-11-24 15:00").incomplete());
    CHECK(remind_at("2026-11-25 00:00").sent == 0);
    CHECK(remind_at("2026-11-25 07:59").sent == 0);
    CHECK(remind_at("2026-11-25 08:00").sent == 1);
}

TEST_CASE_FIXTURE(PostRoom, "what waits for tomorrow goes at midnight if its job is an early one") {
    auto settings = test::with_reminders({test::hours(24)});
    settings.reminders.max_per_customer_a_day = 1;
    reopen(settings);
    for (const char* when : {"2026-11-25 05:00", "2026-11-25 08:00"}) {
        auto wanted = request(when);
        wanted.overriding = {{shop::Rule::hours}, "before the traffic"};
        appointments().book(wanted);
    }
    remind_at("2026-11-23 08:10");
    CHECK(remind_at("2026-11-24 05:00").sent == 1);
    CHECK(remind_at("2026-11-24 08:00").unsent.size() == 1);
    CHECK(remind_at("2026-11-24 23:59").sent == 0);
    CHECK(remind_at("2026-11-25 00:00").sent == 1);
}

TEST_CASE_FIXTURE(Booked, "what came too late is ended and named; who was tried is to be called") {
    SUBCASE("it was never tried") {
        answer(Outcome::stop, "");
        remind_at("2026-11-24 09:00");
        const auto report = remind_at("2026-11-25 09:00");
        CHECK(report.expired.size() == 1);
        CHECK_FALSE(report.incomplete());
        CHECK(reminders() == Lines{"24h of A1, moved 0 times: expired"});
    }
    SUBCASE("it was refused before") {
        answer(Outcome::retry, "450 greylisted");
        remind_at("2026-11-25 08:59");
        const auto report = remind_at("2026-11-25 09:02");
        CHECK(report.expired.empty());
        CHECK(report.unsent.size() == 1);
        CHECK(reminders() == Lines{"24h of A1, moved 0 times: failed"});
    }
}

TEST_CASE_FIXTURE(PostRoom, "what waited for days is not sent any more") {
    book("2026-12-10 09:00");
    const auto report = remind_at("2026-11-26 08:03");
    CHECK(report.sent == 0);
    CHECK(report.expired.size() == 1);
    CHECK(report.expired[0].reason == "it waited for 3 days");
}

TEST_CASE_FIXTURE(PostRoom, "what was written before the clock was set back waits no longer") {
    book("2026-11-25 09:00");
    CHECK(remind_at("2026-11-23 07:00").sent == 1);
}

TEST_CASE_FIXTURE(PostRoom, "another machine whose clock is behind leaves the undo time alone") {
    book("2026-11-25 09:00");
    CHECK(remind_at("2026-11-23 07:51").sent == 0);
}

TEST_CASE_FIXTURE(PostRoom, "after the clock was set back what was tried waits as always") {
    book("2026-11-25 09:00");
    answer(Outcome::retry, "450 greylisted");
    CHECK(remind_at("2026-11-23 07:00").unsent.size() == 1);
    CHECK_FALSE(remind().incomplete());
    CHECK(column("SELECT attempts || ' ' || state FROM outbox") == Lines{"1 queued"});
    CHECK(remind_at("2026-11-23 07:03").sent == 1);
}

TEST_CASE_FIXTURE(PostRoom, "after the clock was set back what could not leave goes next time") {
    book("2026-11-25 09:00");
    answer(Outcome::stop, "connection refused");
    CHECK(remind_at("2026-11-23 07:00").waiting == 1);
    CHECK(remind_at("2026-11-23 07:01").sent == 1);
}

TEST_CASE_FIXTURE(PostRoom, "after the clock was set back what is held for tomorrow is held once") {
    auto settings = test::with_reminders({test::hours(24)});
    settings.reminders.max_per_customer_a_day = 1;
    reopen(settings);
    book("2026-11-25 09:00");
    book("2026-11-25 14:00");
    remind_at("2026-11-23 08:10");
    answer(Outcome::stop, "");
    CHECK(remind_at("2026-11-24 14:00").waiting == 2);
    const auto report = remind_at("2026-11-24 13:00");
    CHECK(report.sent == 1);
    CHECK(report.unsent.size() == 1);
    CHECK_FALSE(remind().incomplete());
}

/// A run whose time is over once it has begun.
shop::RemindReport run_out_of_time(PostRoom& room) {
    auto context = room.context();
    shop::RemindReport report;
    int asked = 0;
    const shop::service::OpenMailer nobody = [] { return nullptr; };
    const shop::service::SteadyClock clock = [&asked] {
        constexpr int kBeginning = 2;
        return std::chrono::steady_clock::time_point{} +
               std::chrono::hours{++asked > kBeginning ? 1 : 0};
    };
    shop::service::Sender(context, nobody, report, clock).run();
    return report;
}

TEST_CASE_FIXTURE(Booked, "a run whose time is over ends, however many there are to be ended") {
    run("INSERT INTO outbox (kind, audience, appointment_id, lead, moves, sequence, not_before, "
        "message_id, created_at) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
        "WHERE i < 450) SELECT 'missed', o.audience, o.appointment_id, o.lead, o.moves, "
        "o.sequence, o.not_before, 'm' || n.i, o.created_at FROM n, outbox o WHERE o.id = 1");
    const auto report = run_out_of_time(*this);
    CHECK(report.stopped == "the run took too long");
    CHECK(report.superseded == 200);
    CHECK(report.waiting == 250);
    CHECK(remind().superseded == 250);
}

TEST_CASE_FIXTURE(Booked, "after a week without a run somebody has to look first") {
    set_clock("2026-12-23 08:00");
    CHECK(whole_refusal([&] { remind(); }) ==
          "incomplete: the outbox is on hold: the last run was before Mon Nov 23, 2026, 2:10 pm: "
          "what waits may be old, or the clock wrong | look at what waits: shopctl outbox list; "
          "let it go: shopctl outbox resume");
    outbox().resume();
    CHECK_FALSE(remind().incomplete());
}

TEST_CASE_FIXTURE(Booked, "while the outbox is on hold nothing goes, and everything is booked") {
    outbox().hold("the server is new");
    CHECK(whole_refusal([&] { remind_at("2026-11-24 09:00"); }) ==
          "incomplete: the outbox is on hold since Mon Nov 23, 2026, 8:10 am: the server is new | "
          "look at what waits: shopctl outbox list; let it go: shopctl outbox resume");
    auto wanted = request("2026-11-26 09:00");
    appointments().book(wanted);
    outbox().resume();
    CHECK(remind_at("2026-11-24 09:03").sent == 2);
}

TEST_CASE_FIXTURE(PostRoom, "a run ends when the outbox is put on hold, and says so") {
    book("2026-11-25 09:00");
    book("2026-11-25 14:00");
    box().while_sending = [&] { outbox().hold("wrong letterhead"); };
    const auto report = remind_at("2026-11-23 08:10");
    CHECK(report.sent == 1);
    CHECK(report.stopped == "the outbox is on hold");
    CHECK(report.waiting == 1);
}

TEST_CASE_FIXTURE(PostRoom, "one message that cannot be read or written holds up no other") {
    const auto damaged = book("2026-11-25 09:00");
    book("2026-11-25 14:00");
    SUBCASE("its kind is none that is known") {
        run("UPDATE outbox SET kind = 'singing' WHERE appointment_id = 1");
    }
    SUBCASE("what it is about is not there") {
        // A server does not let that happen.
        if (!location().url.starts_with("sqlite:")) return;
        run("PRAGMA foreign_keys = OFF; UPDATE appointment SET vehicle_id = 999 WHERE id = 1");
    }
    const auto report = remind_at("2026-11-23 08:10");
    CHECK(report.sent == 1);
    REQUIRE(report.unsent.size() == 1);
    CHECK(report.unsent[0].message.appointment == damaged.id);
    CHECK(report.unsent[0].reason.starts_with("will not be sent: "));
    CHECK(column("SELECT state FROM outbox ORDER BY id") == Lines{"failed", "sent"});
    CHECK(column("SELECT last_error FROM outbox WHERE id = 1") != Lines{""});
}

TEST_CASE_FIXTURE(Booked, "by hand a message can be sent whose run was killed") {
    const auto queued = column("SELECT min(id) FROM outbox").front();
    const shop::MessageId id{std::stoll(queued)};
    run("UPDATE outbox SET state = 'queued', attempts = 1, lease_token = 'dead', "
        "not_before = not_before + 86400, lease_until = 4000000000");
    CHECK(test::code_of([&] { outbox().retry(id); }) == shop::ErrorCode::wrong_state);
    run("UPDATE outbox SET lease_until = 1");
    CHECK(outbox().retry(id).attempts == 0);
    CHECK(remind().sent == 1);
}

TEST_CASE_FIXTURE(Booked, "who was not told that a job is off is to be called") {
    const auto day = test::wall_date("2026-11-25");
    const auto named = [&] {
        return (**this).schedule().days(day, 1, {}).front().undelivered.size();
    };
    const auto counted = [&] { return (**this).schedule().todo({}).undelivered; };
    appointments().cancel(job.id, "rain");
    answer(Outcome::dead, "550 no such user");
    remind_at("2026-11-23 09:00");
    CHECK(named() == 1);
    CHECK(counted() == 1);
    set_clock("2026-11-25 09:44");
    CHECK(counted() == 1);
    set_clock("2026-11-25 09:45");
    CHECK(named() == 0);
    CHECK(counted() == 0);
}

TEST_CASE_FIXTURE(Booked, "a store elsewhere than it was made writes to nobody until told so") {
    run("UPDATE store_info SET home = '/elsewhere/shop.db'");
    const std::string refusal = whole_refusal([&] { remind_at("2026-11-24 09:00"); });
    CHECK(refusal.starts_with(
        "incomplete: the outbox is on hold: the store was made as '/elsewhere/shop.db' and is "
        "now "));
    outbox().resume();
    CHECK(remind().sent == 1);
}

TEST_CASE_FIXTURE(Booked, "a run that finds nothing to do writes nothing") {
    const std::string before = contents();
    CHECK_FALSE(remind().incomplete());
    CHECK(contents() == before);
    CHECK(opened == 1);
}

TEST_CASE_FIXTURE(Booked, "nobody is reminded of a hold, nor of history") {
    auto wanted = request("2026-11-26 09:00");
    wanted.hold = shop::Minutes{60 * 72};
    appointments().book(wanted);
    run("UPDATE appointment SET imported = 1, holds = 0 WHERE id = 1");
    remind_at("2026-11-25 08:59");
    CHECK(reminders() == Lines{});
}

/// With another car at the stop, at 9:45.
struct TwoCars : Booked {
    shop::BookingRequest second = request("2026-11-25 09:45");
    TwoCars() {
        second.stop = job.id;
        second.vehicle = add_vehicle(shop::CustomerId{1}, "2012 Toyota Camry").id;
    }
};

TEST_CASE_FIXTURE(TwoCars, "one reminder tells of all the jobs that a customer has at a stop") {
    appointments().book(second);
    remind_at("2026-11-25 08:00");
    CHECK(reminders() == Lines{"24h of A1, moved 0 times: sent"});
    SUBCASE("also when the first should have begun") { remind_at("2026-11-25 09:01"); }
    SUBCASE("also when the first has begun") {
        set_clock("2026-11-25 08:55");
        appointments().start(job.id);
        remind_at("2026-11-25 08:56");
        remind_at("2026-11-25 09:10");
    }
    SUBCASE("also when the first is done") {
        set_clock("2026-11-25 09:00");
        appointments().start(job.id);
        set_clock("2026-11-25 09:30");
        appointments().complete(job.id, {});
        remind_at("2026-11-25 09:31");
    }
    CHECK(reminders() == Lines{"24h of A1, moved 0 times: sent"});
}

TEST_CASE_FIXTURE(TwoCars, "two at a stop who read their own mail are each reminded") {
    SUBCASE("two addresses") {
        second.contact.email = "kim@example.com";
        appointments().book(second);
        remind_at("2026-11-24 10:00");
        CHECK(column("SELECT recipient FROM outbox WHERE kind = 'reminder' ORDER BY id") ==
              Lines{"dana@example.com", "kim@example.com"});
    }
    SUBCASE("the first has none") {
        run("UPDATE customer SET email = '', email_folded = ''");
        second.contact.email = "kim@example.com";
        appointments().book(second);
        remind_at("2026-11-24 10:00");
        CHECK(column("SELECT recipient FROM outbox WHERE kind = 'reminder'") ==
              Lines{"kim@example.com"});
    }
    SUBCASE("the address of one is the customer's own") {
        second.contact.email = "dana@example.com";
        appointments().book(second);
        remind_at("2026-11-24 10:00");
        CHECK(reminders() == Lines{"24h of A1, moved 0 times: sent"});
    }
}

TEST_CASE_FIXTURE(Booked, "other lead times in the shop's file remind nobody again of the same") {
    remind_at("2026-11-24 09:00");
    SUBCASE("a longer one") { reopen(test::with_reminders({test::hours(26)})); }
    SUBCASE("in other words") { reopen(test::with_reminders({test::days(1)})); }
    remind_at("2026-11-24 12:00");
    CHECK(reminders() == Lines{"24h of A1, moved 0 times: sent"});
    // One that begins later is one more.
    reopen(test::with_reminders({test::hours(2)}));
    remind_at("2026-11-25 07:00");
    CHECK(reminders() ==
          Lines{"24h of A1, moved 0 times: sent", "2h of A1, moved 0 times: sent"});
}

TEST_CASE_FIXTURE(Booked, "who was not there is told so when the undo time has passed") {
    set_clock("2026-11-25 09:30");
    appointments().no_show(job.id);
    CHECK(remind_at("2026-11-25 09:33").sent == 1);
    CHECK(states() == Lines{"confirmation to customer, sent", "missed to customer, sent"});
}

TEST_CASE_FIXTURE(Booked, "a no-show that was taken back tells nobody") {
    set_clock("2026-11-25 09:30");
    appointments().no_show(job.id);
    appointments().reinstate(job.id);
    CHECK(remind_at("2026-11-25 09:33").sent == 0);
    CHECK(states() == Lines{"confirmation to customer, sent", "missed to customer, superseded"});
}

}  // namespace
