#include <doctest/doctest.h>

#include <fmt/format.h>

#include "test_shop.hpp"
#include "whole_refusal.hpp"

namespace {

using shop::AppointmentId;
using shop::ErrorCode;
using shop::Rule;
using Lines = std::vector<std::string>;

/// Edgar's Tuesday. An oil change takes 45 min, and 25 lie between two jobs.
struct Day : test::TestShop {
    explicit Day(const std::string& settings = test::kSettings) : TestShop(settings) {}
    shop::Appointments appointments() { return (**this).appointments(); }

    /// A job of a customer and a car of its own.
    shop::Appointment job(const std::string& wall, std::vector<std::string> codes = {"oil"}) {
        const auto number = row_counts().at("customer") + 1;
        shop::Customer customer;
        customer.name = fmt::format("Customer {}", number);
        customer.email = fmt::format("c{}@example.com", number);
        customer.postal_code = "95695";
        customer = (**this).customers().add(customer);
        shop::BookingRequest wanted;
        wanted.codes = std::move(codes);
        wanted.start = at(wall);
        wanted.customer = customer.id;
        wanted.vehicle = add_vehicle(customer.id, fmt::format("2010 Ford {}", number)).id;
        wanted.mechanic = shop::MechanicId{1};
        return appointments().book(wanted).appointment;
    }
    void start(std::int64_t id, const std::string& wall) {
        set_clock(wall);
        appointments().start(AppointmentId{id});
    }
    /// Its day has begun.
    AppointmentId on_its_day(AppointmentId id) {
        const shop::Zone& zone = (**this).zone();
        const auto begin = zone.day(zone.date(appointments().get(id).work.begin)).begin;
        if ((**this).now() < begin) set_clock(begin);
        return id;
    }
    /// All that waits has been sent.
    void say() { run("UPDATE outbox SET state = 'sent' WHERE state = 'queued'"); }
    std::vector<shop::Shifted> late(int minutes, std::optional<std::int64_t> from = {},
                                    std::vector<Rule> rules = {}) {
        shop::LateRequest request;
        request.by = shop::Minutes{minutes};
        if (from) request.from = on_its_day(AppointmentId{*from});
        if (!rules.empty()) request.overriding = {std::move(rules), "the customer waits"};
        return appointments().late(request);
    }
    std::string refusal(int minutes, std::optional<std::int64_t> from = {},
                        std::vector<Rule> rules = {}) {
        return whole_refusal([&] { late(minutes, from, rules); });
    }
    /// `A2 09:30-10:15 -> 09:40-10:25`
    Lines written(const std::vector<shop::Shifted>& shifted) {
        const auto clock = [&](shop::Instant instant) {
            return test::written(instant, (**this).zone()).substr(11);
        };
        Lines lines;
        for (const auto& one : shifted) {
            lines.push_back(fmt::format("A{} {}-{} -> {}-{}", one.job.id.value(),
                                        clock(one.was.begin), clock(one.was.end),
                                        clock(one.job.work.begin), clock(one.job.work.end)));
        }
        return lines;
    }
    [[nodiscard]] Lines late_messages() const {
        return column(
            "SELECT audience || ', A' || appointment_id || ', sequence ' || sequence || ', moves ' "
            "|| moves FROM outbox WHERE kind = 'late' AND state = 'queued' ORDER BY id");
    }
};

TEST_CASE_FIXTURE(Day, "the job that runs ends later, and what follows waits as long as it must") {
    job("2026-11-24 08:00");
    job("2026-11-24 09:30");
    job("2026-11-24 12:30");
    start(1, "2026-11-24 08:00");
    CHECK(written(late(20)) == Lines{"A1 08:00-08:45 -> 08:00-09:05"});
    CHECK(written(late(15)) ==
          Lines{"A1 08:00-09:05 -> 08:00-09:20", "A2 09:30-10:15 -> 09:45-10:30"});
}

TEST_CASE_FIXTURE(Day, "a shifted job keeps all but its time, which is promised anew") {
    job("2026-11-24 08:00");
    shop::Appointment expected = job("2026-11-24 09:30");
    start(1, "2026-11-24 08:00");
    shop::Appointment running = appointments().get(AppointmentId{1});
    const auto shifted = late(30);
    REQUIRE(shifted.size() == 2);
    running.revision = 3;
    running.work.end = at("2026-11-24 09:15");
    running.planned = shop::Minutes{75};
    running.sequence = 1;
    CHECK(shifted[0].job == running);
    expected.revision = 2;
    expected.work = {at("2026-11-24 09:40"), at("2026-11-24 10:25")};
    expected.promised.start = test::wall_time("2026-11-24 09:40");
    expected.sequence = 1;
    CHECK(shifted[1].job == expected);
    CHECK(appointments().get(AppointmentId{2}) == expected);
}

TEST_CASE_FIXTURE(Day, "who waits is written to, and nobody else") {
    job("2026-11-24 08:00");
    job("2026-11-24 09:30");
    job("2026-11-24 14:00");
    say();
    start(1, "2026-11-24 08:00");
    late(30);
    CHECK(late_messages() == Lines{"customer, A2, sequence 1, moves 0"});
    CHECK(column("SELECT kind || ' ' || state FROM outbox WHERE appointment_id = 2 ORDER BY id") ==
          Lines{"confirmation sent", "booked sent", "late queued", "rescheduled queued"});
}

TEST_CASE_FIXTURE(Day, "who has not heard of the job is told of it at its new time") {
    job("2026-11-24 08:00");
    late(30, 1);
    CHECK(column("SELECT kind || ' ' || sequence || ' ' || state FROM outbox ORDER BY id") ==
          Lines{"confirmation 0 superseded", "booked 0 superseded", "confirmation 1 queued",
                "booked 1 queued"});
}

TEST_CASE_FIXTURE(Day, "a job of a day to come is not late") {
    job("2026-11-24 08:00");
    set_clock("2026-11-23 23:59");
    shop::LateRequest request;
    request.by = shop::Minutes{30};
    request.from = AppointmentId{1};
    CHECK(
        whole_refusal([&] { appointments().late(request); }) ==
        "rule_refused: A1 is on Tue Nov 24, 2026, 8:00 am: only a job of today can be late | give "
        "it another time: shopctl move A1 TIME");
    CHECK(
        test::refused_whole(*this, ErrorCode::rule_refused, [&] { appointments().late(request); }));
}

TEST_CASE_FIXTURE(Day, "a job that is over its time ends now at the earliest") {
    job("2026-11-24 08:00");
    job("2026-11-24 09:30");
    start(1, "2026-11-24 08:00");
    set_clock(at("2026-11-24 09:35") + std::chrono::seconds{1});
    CHECK(written(late(10)) ==
          Lines{"A1 08:00-08:45 -> 08:00-09:36", "A2 09:30-10:15 -> 10:01-10:46"});
}

TEST_CASE_FIXTURE(Day, "a job that has not begun begins later") {
    job("2026-11-24 08:00");
    job("2026-11-24 09:30");
    say();
    CHECK(written(late(40, 1)) ==
          Lines{"A1 08:00-08:45 -> 08:40-09:25", "A2 09:30-10:15 -> 09:50-10:35"});
    CHECK(late_messages() ==
          Lines{"customer, A1, sequence 1, moves 0", "customer, A2, sequence 1, moves 0"});
    set_clock("2026-11-24 09:00");
    CHECK(written(late(5, 1)) ==
          Lines{"A1 08:40-09:25 -> 09:00-09:45", "A2 09:50-10:35 -> 10:10-10:55"});
}

TEST_CASE_FIXTURE(Day, "all that would break a rule is named at once") {
    job("2026-11-24 11:00");
    job("2026-11-24 12:30", {"brakes"});
    job("2026-11-24 15:30");
    start(1, "2026-11-24 11:00");
    CHECK(refusal(90) ==
          "rule_refused: A1 cannot be 90 min late: break: A1, 11:00 am-1:15 pm: would run past "
          "12:00 pm (break until 12:30 pm); hours: A3, 4:20-5:05 pm: would run past 5:00 pm | move "
          "what follows first, or set that aside: shopctl late 90 --override hours,break --reason "
          "TEXT");
    CHECK(test::refused_whole(*this, ErrorCode::rule_refused, [&] { late(90); }));
    CHECK(refusal(90, 1, {Rule::break_time}) ==
          "rule_refused: A1 cannot be 90 min late: hours: A3, 4:20-5:05 pm: would run past 5:00 pm "
          "| move what follows first, or set that aside: shopctl late 90 --from A1 --override "
          "hours,break --reason TEXT");
    const auto shifted = late(90, {}, {Rule::break_time, Rule::hours, Rule::closure});
    CHECK(written(shifted) == Lines{"A1 11:00-11:45 -> 11:00-13:15",
                                    "A2 12:30-14:45 -> 13:40-15:55",
                                    "A3 15:30-16:15 -> 16:20-17:05"});
}

TEST_CASE_FIXTURE(Day,
                  "what was set aside stands on the jobs that needed it, and in the audit log") {
    job("2026-11-24 11:00");
    job("2026-11-24 12:30");
    start(1, "2026-11-24 11:00");
    late(60, {}, {Rule::break_time, Rule::hours});
    CHECK(appointments().get(AppointmentId{1}).overrides == std::vector{Rule::break_time});
    CHECK(appointments().get(AppointmentId{2}).overrides.empty());
    CHECK(column("SELECT e.entity_id || ' ' || p.after FROM audit_entry e JOIN audit_payload p ON "
                 "p.entry_id = e.id WHERE e.action = 'override'") ==
          Lines{R"(1 {"rules":["break"],"reason":"the customer waits"})"});
    CHECK(column("SELECT entity_id FROM audit_entry WHERE action = 'late' ORDER BY id") ==
          Lines{"2", "1"});
}

TEST_CASE_FIXTURE(Day, "a closure in the way is named") {
    job("2026-11-24 08:00");
    job("2026-11-24 09:30");
    shop::Closure closure;
    closure.begins = test::wall_time("2026-11-24 10:20");
    closure.ends = test::wall_time("2026-11-24 11:00");
    closure.reason = "Dentist";
    (**this).closures().add(closure);
    start(1, "2026-11-24 08:00");
    CHECK(refusal(30) ==
          "rule_refused: A1 cannot be 30 min late: closure: A2, 9:40-10:25 am: Dentist, 10:20 am "
          "to 11:00 am | move what follows first, or set that aside: shopctl late 30 --override "
          "closure --reason TEXT");
}

TEST_CASE("a job does not become tomorrow's without leave, though the shop never closes") {
    std::string always = test::kSettings;
    for (std::string::size_type at;
         (at = always.find("[\"08:00-12:00\", \"12:30-17:00\"]")) != std::string::npos;) {
        always.replace(at, 30, "[\"00:00-24:00\"]");
    }
    Day day(always);
    day.job("2026-11-24 21:00");
    day.job("2026-11-24 23:00");
    CHECK(day.refusal(120, 1) ==
          "rule_refused: A1 cannot be 120 min late: hours: A2, Wed Nov 25, 2026, 12:10-Wed Nov "
          "25, 2026, 12:55 am: would be on Wed Nov 25, 2026 | move what follows first, or set that "
          "aside: "
          "shopctl late 120 --from A1 --override hours --reason TEXT");
    CHECK(day.refusal(70, 1) ==
          "rule_refused: A1 cannot be 70 min late: hours: A2, 11:20 pm-Wed Nov 25, 2026, 12:05 am: "
          "would run past midnight | move what follows first, or set that aside: shopctl late 70 "
          "--from A1 --override hours --reason TEXT");
    CHECK(day.written(day.late(120, 1, {Rule::hours})) ==
          Lines{"A1 21:00-21:45 -> 23:00-23:45", "A2 23:00-23:45 -> 00:10-00:55"});
}

TEST_CASE_FIXTURE(Day, "a car that somebody else has by then is named, and cannot be overridden") {
    const auto ann = add_mechanic("Ann");
    job("2026-11-24 08:00");
    const auto second = job("2026-11-24 09:30");
    auto other = request("2026-11-24 10:30");
    other.customer = second.customer;
    other.vehicle = second.vehicle;
    other.mechanic = ann.id;
    appointments().book(other);
    start(1, "2026-11-24 08:00");
    CHECK(written(late(35)).size() == 2);
    CHECK(refusal(30) ==
          "slot_taken: A1 cannot be 30 min late: vehicle_taken: A2, 10:15-11:00 am: A3, "
          "10:30-11:15 am | move what is in the way first: shopctl move A3 TIME");
    CHECK(test::refused_whole(*this, ErrorCode::slot_taken, [&] { late(30); }));
}

TEST_CASE_FIXTURE(Day, "the late job alone has only its own rules to set aside") {
    job("2026-11-24 11:00");
    CHECK(refusal(30, 1) ==
          "rule_refused: A1 cannot be 30 min late: break: A1, 11:30 am-12:15 pm: would run past "
          "12:00 pm (break until 12:30 pm) | set it aside: shopctl late 30 --from A1 --override "
          "break --reason TEXT");
}

TEST_CASE_FIXTURE(Day, "one car with two jobs of the day keeps their order") {
    const auto first = job("2026-11-24 08:00");
    auto second = request("2026-11-24 09:30");
    second.customer = first.customer;
    second.vehicle = first.vehicle;
    appointments().book(second);
    CHECK(written(late(60, 1)) ==
          Lines{"A1 08:00-08:45 -> 09:00-09:45", "A2 09:30-10:15 -> 10:10-10:55"});
}

TEST_CASE_FIXTURE(Day, "a hold waits like the rest, and nobody is told; one that lapsed is gone") {
    job("2026-11-24 08:00");
    job("2026-11-24 09:30");
    run("UPDATE appointment SET status = 'held', held_until = starts_at - 600 WHERE id = 2");
    say();
    CHECK(written(late(30, 1)) ==
          Lines{"A1 08:00-08:45 -> 08:30-09:15", "A2 09:30-10:15 -> 09:40-10:25"});
    CHECK(late_messages() == Lines{"customer, A1, sequence 1, moves 0"});
    set_clock("2026-11-24 09:20");
    CHECK(written(late(30, 1)) == Lines{"A1 08:30-09:15 -> 09:20-10:05"});
    CHECK(appointments().get(AppointmentId{2}).status == shop::AppointmentStatus::lapsed);
}

TEST_CASE_FIXTURE(Day, "work that has begun, or is done, does not make way") {
    job("2026-11-24 08:00");
    job("2026-11-24 09:30");
    start(1, "2026-11-24 08:00");
    start(2, "2026-11-24 09:25");
    CHECK(refusal(60, 1) ==
          "slot_taken: A1 cannot be late: A2, 9:30-10:15 am, has begun or is "
          "over | see: shopctl show A2");
    CHECK(written(late(60, 2)).size() == 1);
}

TEST_CASE_FIXTURE(Day, "without a number the one job that runs is meant") {
    job("2026-11-24 08:00");
    job("2026-11-24 09:30");
    CHECK(refusal(30) ==
          "not_found: no job is in progress | name the one that will be late: "
          "shopctl late 30 --from A118");
    start(1, "2026-11-24 08:00");
    start(2, "2026-11-24 09:25");
    CHECK(refusal(30) ==
          "ambiguous: 2 jobs are in progress | name the late one with --from: A1, Customer 1 "
          "(Edgar); A2, Customer 2 (Edgar)");
}

TEST_CASE_FIXTURE(Day, "only what is booked or runs can be late, and not for longer than a day") {
    job("2026-11-24 08:00");
    CHECK(refusal(0, 1) ==
          "invalid_argument: a job cannot be 0 minutes late | name 1 minute to 24 hours");
    CHECK(refusal(-5, 1).starts_with("invalid_argument: a job cannot be -5 minutes late"));
    CHECK(refusal(1441, 1).starts_with("invalid_argument: a job cannot be 1441 minutes late"));
    CHECK(refusal(30, 9) == "not_found: there is no appointment A9 | see: shopctl list");
    start(1, "2026-11-24 08:00");
    CHECK(refusal(1440) ==
          "invalid_argument: A1 began Tue Nov 24, 2026, 8:00 am: it would take longer than 24 h | "
          "close it if it is done: shopctl done A1");
    appointments().complete(AppointmentId{1}, {});
    CHECK(refusal(30, 1) ==
          "wrong_state: A1 is completed: it cannot be late | take that back: shopctl reinstate A1");
}

TEST_CASE_FIXTURE(Day, "a job in any other state is not late") {
    job("2026-11-24 08:00");
    const auto refusal_as = [&](const std::string& status, const std::string& holds) {
        run("UPDATE appointment SET status = '" + status + "', holds = " + holds +
            ", held_until = ends_at");
        return refusal(30, 1);
    };
    CHECK(refusal_as("held", "1") ==
          "wrong_state: A1 is only held: it cannot be late | see: shopctl show A1");
    CHECK(refusal_as("completed", "1") ==
          "wrong_state: A1 is completed: it cannot be late | take that back: shopctl reinstate A1");
    CHECK(refusal_as("no_show", "1") ==
          "wrong_state: A1 is a no-show: it cannot be late | take that back: shopctl reinstate A1");
    CHECK(refusal_as("cancelled", "0") ==
          "wrong_state: A1 is cancelled: it cannot be late | take that back: shopctl reinstate A1");
    CHECK(refusal_as("lapsed", "0") ==
          "wrong_state: A1 is a hold that lapsed: it cannot be late | see: shopctl show A1");
}

TEST_CASE_FIXTURE(Day,
                  "a day packed to the minute moves whole, into the break and past closing time") {
    job("2026-11-24 08:00");
    job("2026-11-24 09:30");
    job("2026-11-24 11:00");
    job("2026-11-24 12:30", {"diagnostic"});
    job("2026-11-24 14:30");
    job("2026-11-24 16:00");
    // By hand: each begins as soon as the one before it and the break let it, the last ends
    // at 17:00.
    const auto place = [&](std::int64_t id, const std::string& begin, int minutes) {
        run(fmt::format(
            "UPDATE appointment SET starts_at = {0}, ends_at = {0} + {1}, planned = {1}, "
            "starts_local = {0} + utc_offset WHERE id = {2}",
            at(begin).time_since_epoch().count(), minutes * 60, id));
    };
    place(6, "2026-11-24 16:20", 40);
    place(5, "2026-11-24 14:30", 85);
    place(4, "2026-11-24 12:30", 95);
    place(3, "2026-11-24 11:00", 60);
    place(2, "2026-11-24 09:10", 85);
    CHECK(refusal(1, 1) ==
          "rule_refused: A1 cannot be 1 min late: break: A3, 11:01 am-12:01 pm: would run past "
          "12:00 pm (break until 12:30 pm) | move what follows first, or set that aside: shopctl "
          "late 1 --from A1 --override break --reason TEXT");
    CHECK(refusal(6, 1) ==
          "rule_refused: A1 cannot be 6 min late: break: A3, 11:06 am-12:06 pm: would run past "
          "12:00 pm (break until 12:30 pm); hours: A6, 4:21-5:01 pm: would run past 5:00 pm | move "
          "what follows first, or set that aside: shopctl late 6 --from A1 --override hours,break "
          "--reason TEXT");
    // The break had five minutes more than the way takes.
    CHECK(written(late(6, 1, {Rule::hours, Rule::break_time})) ==
          Lines{"A1 08:00-08:45 -> 08:06-08:51", "A2 09:10-10:35 -> 09:16-10:41",
                "A3 11:00-12:00 -> 11:06-12:06", "A4 12:30-14:05 -> 12:31-14:06",
                "A5 14:30-15:55 -> 14:31-15:56", "A6 16:20-17:00 -> 16:21-17:01"});
}

TEST_CASE_FIXTURE(Day, "a dry run says what would move, and moves nothing") {
    job("2026-11-24 08:00");
    job("2026-11-24 09:30");
    const auto counts = row_counts();
    shop::LateRequest request;
    request.by = shop::Minutes{40};
    request.from = on_its_day(AppointmentId{1});
    CHECK(written(open(true).appointments().late(request)) ==
          Lines{"A1 08:00-08:45 -> 08:40-09:25", "A2 09:30-10:15 -> 09:50-10:35"});
    CHECK(row_counts() == counts);
    CHECK(appointments().get(AppointmentId{2}).revision == 1);
}

TEST_CASE("a night that is packed to the minute, on which the clocks change") {
    // Open all night; the Sunday of March 14, 2027 has 23 hours, that of November 7 has 25.
    std::string always = test::kSettings;
    always.replace(always.find("sunday    = []"), 14, "sunday    = [\"00:00-24:00\"]");
    Day day(always);
    const auto packed = [&](const std::string& first, std::int64_t id) {
        day.set_clock(day.at(first) - std::chrono::hours{4});
        auto next = day.at(first);
        for (int i = 0; i < 8; ++i) {
            shop::Appointment made = day.job(first.substr(0, 10) + fmt::format(" {:02}:00", 4 + i));
            // By hand: off the grid, one wrap-up and one travel apart.
            const auto begin = next.time_since_epoch().count();
            day.run(
                fmt::format("UPDATE appointment SET starts_at = {0}, ends_at = {0} + 2100, "
                            "planned = 2100, utc_offset = 0, starts_local = {0} WHERE id = {1}",
                            begin, made.id.value()));
            next += shop::Minutes{35 + 10 + 15};
        }
        const auto shifted = day.late(30, id);
        REQUIRE(shifted.size() == 8);
        for (const auto& one : shifted) {
            CHECK(one.job.work.begin - one.was.begin == shop::Minutes{30});
            CHECK(one.job.promised.start == day->zone().wall(one.job.work.begin).time);
            CHECK(one.job.promised.offset == day->zone().wall(one.job.work.begin).offset);
        }
    };
    packed("2027-03-14 00:15", 1);
    packed("2027-11-07 00:15", 9);
}

TEST_CASE_FIXTURE(Day, "a job of another day that nobody closed does not run, but is named") {
    job("2026-11-24 08:00");
    job("2026-11-25 08:00");
    start(1, "2026-11-24 08:00");
    set_clock("2026-11-25 08:10");
    CHECK(refusal(30) ==
          "not_found: no job of today is in progress; never closed: A1 of Tue Nov 24, 2026, 8:00 am "
          "| close it: shopctl done A1; or name the one that will be late: shopctl late 30 --from "
          "A118");
    start(2, "2026-11-25 08:10");
    CHECK(written(late(30)) == Lines{"A2 08:00-08:45 -> 08:00-09:15"});
}

TEST_CASE_FIXTURE(Day, "the late job must still stand as it was seen") {
    const auto seen = job("2026-11-24 08:00");
    shop::LateRequest request;
    request.by = shop::Minutes{10};
    request.from = on_its_day(seen.id);
    appointments().late(request, seen.revision);
    CHECK(test::refused_whole(*this, ErrorCode::stale_revision,
                              [&] { appointments().late(request, seen.revision); }));
}

}  // namespace
