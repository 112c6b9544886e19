#include <doctest/doctest.h>

#include "post_room.hpp"

namespace {

using Outcome = shop::mail::Delivery::Outcome;
using test::PostRoom;

/// With one confirmation, due at 8:03.
struct Waiting : PostRoom {
    shop::Appointment job = book("2026-11-25 09:00");

    /// `REASON; 1`, or `none`
    [[nodiscard]] std::string stalled() {
        const auto found = (**this).schedule().todo(std::nullopt).stalled;
        return found ? found->reason + "; " + std::to_string(found->waiting) : "none";
    }
    void use_transport(shop::MailTransport transport) {
        shop::Settings changed = settings();
        changed.mail.transport = transport;
        reopen(changed);
    }
    Waiting() { use_transport(shop::MailTransport::file); }
};

TEST_CASE_FIXTURE(Waiting, "mail that is stopped is to be seen to when it is a while late") {
    answer(Outcome::stop, "mail.example.com refuses the login: 535 no");
    CHECK(remind_at("2026-11-23 08:03").stopped == "mail.example.com refuses the login: 535 no");
    set_clock("2026-11-23 08:17");
    CHECK(stalled() == "none");
    set_clock("2026-11-23 08:18");
    CHECK(stalled() == "mail.example.com refuses the login: 535 no; 1");
    CHECK(remind().sent == 1);
    CHECK(stalled() == "none");
}

TEST_CASE_FIXTURE(Waiting, "a remind that nobody runs is to be seen to") {
    set_clock("2026-11-23 08:18");
    CHECK(stalled() ==
          "no run of 'shopctl remind' has sent what was due on Mon Nov 23, 2026, 8:03 am; 1");
}

TEST_CASE_FIXTURE(Waiting, "a hold is to be seen to at once") {
    CHECK_FALSE(outbox().hold("moving"));
    CHECK(stalled() == "moving; 0");
    set_clock("2026-11-23 08:03");
    CHECK(stalled() == "moving; 1");
}

TEST_CASE_FIXTURE(Waiting, "a shop without a way to send mail is told of it when messages wait") {
    use_transport(shop::MailTransport::none);
    CHECK(stalled() == "none");
    set_clock("2026-11-23 08:03");
    CHECK(stalled() == "[mail] of the shop's file has transport = \"none\"; 1");
}

TEST_CASE_FIXTURE(Waiting, "what is on hold already keeps its first reason") {
    CHECK_FALSE(outbox().hold("moving"));
    const auto since = at("2026-11-23 08:00");
    set_clock("2026-11-23 09:00");
    const auto earlier = outbox().hold("another reason");
    REQUIRE(earlier);
    CHECK(earlier->reason == "moving");
    CHECK(earlier->since == since);
    CHECK(outbox().on_hold()->reason == "moving");
}

TEST_CASE_FIXTURE(Waiting, "a resume tells what it took back, and writes nothing where nothing was") {
    const std::string before = contents();
    CHECK_FALSE(outbox().resume());
    CHECK(contents() == before);
    outbox().hold("moving");
    const auto held = outbox().resume();
    REQUIRE(held);
    CHECK(held->reason == "moving");
    CHECK_FALSE(held->copy);
    run("UPDATE store_info SET home = '/elsewhere/shop.db'");
    outbox().hold("moving");
    CHECK(outbox().resume()->copy);
}

TEST_CASE_FIXTURE(Waiting, "what would go after a resume is planned, though nothing goes") {
    outbox().hold("moving");
    set_clock("2026-11-23 08:03");
    REQUIRE(outbox().due().size() == 1);
    CHECK(outbox().due().front().to == "dana@example.com");
}

TEST_CASE_FIXTURE(Waiting, "a run says how many wait for their time, and until when the first") {
    const auto early = remind();
    CHECK(early.later == 1);
    CHECK(early.later_from == at("2026-11-23 08:03"));
    CHECK_FALSE(early.incomplete());
    const auto done = remind_at("2026-11-23 08:03");
    CHECK(done.later == 0);
    CHECK_FALSE(done.later_from);
}

}  // namespace
