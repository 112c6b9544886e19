#include <doctest/doctest.h>

#include "test_shop.hpp"
#include "whole_refusal.hpp"

namespace {

using shop::AppointmentId;
using shop::ErrorCode;
using shop::Rule;
using Lines = std::vector<std::string>;

struct Desk : test::ShopWithCustomer {
    shop::Appointment extend(std::int64_t id, int minutes, std::vector<Rule> rules = {}) {
        shop::ExtendRequest request;
        request.by = shop::Minutes{minutes};
        if (!rules.empty()) request.overriding = {std::move(rules), "he waits for it"};
        return appointments().extend(AppointmentId{id}, request);
    }
    std::string refusal(std::int64_t id, int minutes, std::vector<Rule> rules = {}) {
        return whole_refusal([&] { extend(id, minutes, rules); });
    }
    void set_state(const std::string& assignments) { run("UPDATE appointment SET " + assignments); }
};

TEST_CASE_FIXTURE(Desk, "an extended job keeps more time, and costs what it did") {
    shop::Appointment expected = book("2026-11-24 09:00");
    expected.revision = 2;
    expected.work.end = at("2026-11-24 10:15");
    expected.planned = shop::Minutes{75};
    expected.sequence = 1;
    CHECK(extend(1, 30) == expected);
    CHECK(appointments().get(AppointmentId{1}) == expected);
}

TEST_CASE_FIXTURE(Desk, "up to the travel before the next job, and that job is named beyond") {
    book("2026-11-24 09:00");
    book("2026-11-24 10:30");
    CHECK(refusal(1, 21) ==
          "slot_taken: A1 cannot take 21 min more: taken: A2, 10:30-11:15 am, - 15 min travel - "
          "10 min wrap-up = 10:05 am | nearest open: Tue Nov 24, 2026, 8:30 am; Tue Nov 24, "
          "2026, 12:30 pm; Tue Nov 24, 2026, 1:00 pm; Tue Nov 24, 2026, 1:30 pm");
    CHECK(extend(1, 20).work.end == at("2026-11-24 10:05"));
}

TEST_CASE_FIXTURE(Desk, "while it runs, what follows can be told to wait") {
    book("2026-11-24 09:00");
    book("2026-11-24 10:30");
    set_clock("2026-11-24 09:05");
    appointments().start(AppointmentId{1});
    CHECK(refusal(1, 30) ==
          "slot_taken: A1 cannot take 30 min more: taken: A2, 10:30-11:15 am, - 15 min travel - "
          "10 min wrap-up = 10:05 am | move what follows as well: shopctl late 30 --from A1");
}

TEST_CASE_FIXTURE(Desk, "its car may be wanted elsewhere") {
    const auto ann = add_mechanic("Ann");
    book("2026-11-24 09:00");
    auto other = request("2026-11-24 10:00");
    other.mechanic = ann.id;
    appointments().book(other);
    CHECK(extend(1, 15).work.end == at("2026-11-24 10:00"));
    CHECK(refusal(1, 1).starts_with(
        "slot_taken: A1 cannot take 1 min more: vehicle_taken: A2, 10:00-10:45 am | "));
}

TEST_CASE_FIXTURE(Desk, "a break, closing time and a closure can be set aside, with a reason") {
    book("2026-11-24 11:00");
    shop::Closure closure;
    closure.begins = test::wall_time("2026-11-24 11:50");
    closure.ends = test::wall_time("2026-11-24 11:55");
    closure.reason = "Fire drill";
    (**this).closures().add(closure);
    CHECK(refusal(1, 30) ==
          "rule_refused: A1 cannot take 30 min more: break: would run past 12:00 pm (break until "
          "12:30 pm); closure: Fire drill, 11:50 am to 11:55 am | set it aside: shopctl extend A1 "
          "30m --override break,closure --reason TEXT");
    CHECK(refusal(1, 30, {Rule::break_time}).starts_with("rule_refused: "));
    const auto longer = extend(1, 30, {Rule::break_time, Rule::closure, Rule::hours});
    CHECK(longer.overrides == std::vector{Rule::break_time, Rule::closure});
    CHECK(column("SELECT p.after FROM audit_entry e JOIN audit_payload p ON p.entry_id = e.id "
                 "WHERE e.action = 'override'") ==
          Lines{R"({"rules":["break","closure"],"reason":"he waits for it"})"});
    CHECK(extend(1, 5, {Rule::break_time, Rule::closure}).overrides == longer.overrides);
}

TEST_CASE_FIXTURE(Desk, "when it starts is not asked again: neither notice nor grid") {
    book("2026-11-24 09:00");
    set_clock("2026-11-24 09:20");
    CHECK(extend(1, 7).work.end == at("2026-11-24 09:52"));
}

TEST_CASE_FIXTURE(Desk, "a job before it that is still not closed is no news") {
    book("2026-11-24 08:00");
    book("2026-11-24 09:30");
    set_clock("2026-11-24 08:00");
    appointments().start(AppointmentId{1});
    set_clock("2026-11-24 10:00");
    CHECK(extend(2, 15).work.end == at("2026-11-24 10:30"));
}

TEST_CASE_FIXTURE(Desk, "its customer is told, unless it is only held") {
    book("2026-11-24 09:00");
    const auto kinds = [&] {
        return column(
            "SELECT kind || ' to ' || audience || ', sequence ' || sequence FROM outbox "
            "WHERE state = 'queued' ORDER BY id");
    };
    run("UPDATE outbox SET state = 'sent'");
    extend(1, 15);
    CHECK(kinds() == Lines{"change to customer, sequence 1", "rescheduled to shop, sequence 1"});
    const auto told = row_counts().at("outbox");
    set_state("status = 'held', held_until = starts_at");
    CHECK(extend(1, 15).work.end == at("2026-11-24 10:15"));
    CHECK(row_counts().at("outbox") == told);
}

TEST_CASE_FIXTURE(Desk, "a hold whose time has come is none any more") {
    book("2026-11-24 09:00");
    set_state("status = 'held', held_until = starts_at");
    set_clock("2026-11-24 09:00");
    CHECK(refusal(1, 15) ==
          "wrong_state: A1 is a hold that lapsed: it cannot be extended | see: shopctl show A1");
}

TEST_CASE_FIXTURE(Desk, "what is over or off is not extended") {
    book("2026-11-24 09:00");
    set_clock("2026-11-24 09:10");
    appointments().cancel(AppointmentId{1}, "");
    CHECK(refusal(1, 15) ==
          "wrong_state: A1 is cancelled: it cannot be extended | take that back: "
          "shopctl reinstate A1");
    appointments().reinstate(AppointmentId{1});
    appointments().complete(AppointmentId{1}, {});
    CHECK(refusal(1, 15) ==
          "wrong_state: A1 is completed: it cannot be extended | take that back: shopctl reinstate A1");
    CHECK(refusal(9, 15) == "not_found: there is no appointment A9 | see: shopctl list");
}

TEST_CASE_FIXTURE(Desk, "a day is the longest, a minute the least") {
    book("2026-11-24 09:00");
    CHECK(refusal(1, 0) ==
          "invalid_argument: a job cannot be extended by 0 minutes | name how "
          "much more time it takes: 30m");
    CHECK(refusal(1, -5).starts_with("invalid_argument: a job cannot be extended by -5 minutes"));
    CHECK(refusal(1, 1396) ==
          "invalid_argument: A1 takes 45 min: with 1396 min more it would be "
          "longer than 24 h | book a second visit for the rest");
    CHECK(refusal(1, 2'000'000'000).starts_with("invalid_argument: A1 takes 45 min"));
    CHECK(extend(1, 1395, {Rule::hours, Rule::break_time}).planned == std::chrono::days{1});
}

TEST_CASE_FIXTURE(Desk,
                  "a refusal, and a dry run, change nothing; what was seen must still stand") {
    book("2026-11-24 11:00");
    CHECK(test::refused_whole(*this, ErrorCode::rule_refused, [&] { extend(1, 30); }));
    const auto counts = row_counts();
    shop::ExtendRequest request;
    request.by = shop::Minutes{15};
    CHECK(open(true).appointments().extend(AppointmentId{1}, request).planned == shop::Minutes{60});
    CHECK(row_counts() == counts);
    CHECK(test::refused_whole(*this, ErrorCode::stale_revision,
                              [&] { appointments().extend(AppointmentId{1}, request, 2); }));
}

TEST_CASE_FIXTURE(Desk, "a job that is over its time ends now at the earliest") {
    book("2026-11-24 08:00");
    set_clock("2026-11-24 08:00");
    appointments().start(AppointmentId{1});
    set_clock(at("2026-11-24 09:20") + std::chrono::seconds{1});
    const auto longer = extend(1, 10);
    CHECK(longer.work.end == at("2026-11-24 09:21"));
    CHECK(longer.planned == shop::Minutes{81});
    CHECK(extend(1, 10).work.end == at("2026-11-24 09:31"));
    set_clock("2026-11-25 09:00");
    CHECK(refusal(1, 10) ==
          "invalid_argument: A1 takes 91 min: with 1409 min more it would be longer than 24 h | "
          "close it if it is done: shopctl done A1");
}

}  // namespace
