#include "domain/availability.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "case_zones.hpp"
#include "domain/availability_fixture.hpp"

namespace {

using shop::Minutes;
using Lines = std::vector<std::string>;

// The mockups' Thursday: brakes, 2 h 15 min, on a day with A131 in the morning.
struct Question {
    shop::Zone zone = test::case_zone("America/Los_Angeles");
    shop::domain::StartRules rules{test::instant("2026-11-17T11:05:30-08:00"), Minutes{30},
                                   Minutes{180}, 60, 0,
                                   shop::ClockStyle::twenty_four_hours};
    shop::domain::Wanted wanted{Minutes{135}, Minutes{15}, Minutes{10}, {}, {}};
    shop::domain::Calendar calendar{shop::MechanicId{2},
                                    test::daily({{"08:00", "12:00"}, {"12:30", "17:00"}}),
                                    {},
                                    {},
                                    {test::job(131, "2026-11-19T08:00:00-08:00", 45, 15, 10)}};

    [[nodiscard]] Lines at(const std::string& start) const {
        return test::written(obstacles(zone, rules, wanted, calendar, test::instant(start)));
    }
    [[nodiscard]] Lines on_thursday(const std::string& time) const {
        return at("2026-11-19T" + time + "-08:00");
    }
};

}  // namespace

TEST_CASE("an open start has no obstacles") {
    CHECK(Question{}.on_thursday("09:30").empty());
    CHECK(Question{}.on_thursday("12:30").empty());
}

TEST_CASE("a job in the way is named, with the paddings only where they decide") {
    Question question;
    CHECK(question.on_thursday("08:30") == Lines{"taken m2 A131: A131, 08:00-08:45"});
    CHECK(question.on_thursday("09:00") ==
          Lines{"taken m2 A131: A131, 08:00-08:45, + 10 min wrap-up + 15 min travel = 09:10"});
    question.calendar.busy = {test::job(140, "2026-11-19T12:00:00-08:00", 30, 15)};
    CHECK(question.on_thursday("09:30") ==
          Lines{"taken m2 A140: A140, 12:00-12:30, - 15 min travel - 10 min wrap-up = 11:35"});
    question.calendar.busy[0].travel = Minutes{0};
    question.wanted.wrap_up = Minutes{16};
    CHECK(question.on_thursday("09:30") ==
          Lines{"taken m2 A140: A140, 12:00-12:30, - 16 min wrap-up = 11:44"});
}

TEST_CASE("each job in the way is named, and one of another date with its date") {
    Question question;
    question.calendar.hours = test::daily({{"00:00", "24:00"}});
    question.calendar.busy = {test::job(7, "2026-11-18T23:30:00-08:00", 45),
                              test::job(8, "2026-11-19T02:00:00-08:00", 30)};
    CHECK(question.on_thursday("00:00") ==
          Lines{"taken m2 A7: A7, Wed Nov 18, 2026, 23:30-00:15", "taken m2 A8: A8, 02:00-02:30"});
}

TEST_CASE("another job of the vehicle is in the way of all mechanics") {
    Question question;
    question.wanted.vehicle_busy = {test::job(150, "2026-11-19T11:30:00-08:00", 60)};
    CHECK(question.on_thursday("09:30") == Lines{"vehicle_taken A150: A150, 11:30-12:30"});
}

TEST_CASE("too short notice says when it would be long enough") {
    Question question;
    CHECK(question.at("2026-11-17T14:00:00-08:00") ==
          Lines{"notice: 180 min notice: 14:06 at the earliest"});
    CHECK(question.at("2026-11-17T08:00:00-08:00") == Lines{"notice: Tue Nov 17, 2026, 08:00 is past"});
    CHECK(question.at("2026-11-17T14:30:00-08:00").empty());
}

TEST_CASE("a date beyond the horizon says which is the last") {
    Question question;
    question.rules.horizon_days = 1;
    CHECK(question.on_thursday("09:30") ==
          Lines{"horizon: Wed Nov 18, 2026 is the last day that can be booked"});
}

TEST_CASE("work outside the hours says where they begin or end") {
    Question question;
    question.calendar.busy.clear();
    CHECK(question.on_thursday("07:30") == Lines{"hours m2: opens 08:00"});
    CHECK(question.on_thursday("15:00") == Lines{"hours m2: would run past 17:00"});
    CHECK(question.on_thursday("17:00") == Lines{"hours m2: closes 17:00"});
    CHECK(question.on_thursday("23:00") == Lines{"hours m2: closes 17:00"});
    question.calendar.hours = test::daily({{"08:00", "24:00"}});
    CHECK(question.on_thursday("23:00") == Lines{"hours m2: would run past 24:00"});
    question.calendar.hours[3].clear();
    CHECK(question.on_thursday("09:30") == Lines{"hours m2: no hours on Thursday"});
}

TEST_CASE("a break is told apart from the hours") {
    Question question;
    CHECK(question.on_thursday("10:00") ==
          Lines{"break m2: would run past 12:00 (break until 12:30)"});
    CHECK(question.on_thursday("12:00") == Lines{"break m2: break 12:00-12:30"});
    question.wanted.duration = Minutes{480};
    CHECK(question.on_thursday("10:00") ==
          Lines{"hours m2: would run past 17:00",
                "break m2: would run past 12:00 (break until 12:30)"});
}

TEST_CASE("work that meets a break after the clocks went back runs into it") {
    Question question;
    question.calendar.hours = test::daily({{"00:00", "01:10"}, {"01:20", "04:00"}});
    question.rules.slot = Minutes{10};
    question.rules.now = test::instant("2026-10-01T00:00:00Z");
    question.wanted.duration = Minutes{60};
    CHECK(question.at("2026-11-01T01:20:00-07:00") ==
          Lines{"break m2: would run past 01:10 (break until 01:20)"});
    CHECK(question.at("2026-11-01T01:20:00-08:00").empty());
}

TEST_CASE("a closure is named with its reason; the shop's holds for all") {
    Question question;
    question.calendar.closures = {
        test::closure(4, "2026-11-19T00:00", "2026-11-20T00:00", "Inventory"),
        test::closure(5, "2026-11-19T11:00", "2026-11-19T11:20"),
        test::closure(6, "2026-11-19T11:45", "2026-11-19T12:00", "Dentist")};
    question.calendar.closures[1].mechanic = shop::MechanicId{2};
    CHECK(question.on_thursday("09:30") ==
          Lines{"closure c4: Inventory, all day", "closure m2 c5: 11:00 to 11:20"});
    question.calendar.closures = {test::closure(7, "2026-11-18T12:00", "2026-11-20T12:00", "Fair")};
    CHECK(question.on_thursday("09:30") ==
          Lines{"closure c7: Fair, Wed Nov 18, 2026, 12:00 to Fri Nov 20, 2026, 12:00"});
}

TEST_CASE("a start off the grid says how the grid goes") {
    Question question;
    CHECK(question.on_thursday("09:20") == Lines{"grid m2: starts are every 30 min from 08:00"});
    CHECK(question.at("2026-11-19T09:30:01-08:00") ==
          Lines{"grid m2: starts are every 30 min from 08:00"});
    question.calendar.hours[3].clear();
    CHECK(question.on_thursday("09:20") == Lines{"hours m2: no hours on Thursday"});
    CHECK(question.at("2026-11-19T09:30:01-08:00") ==
          Lines{"hours m2: no hours on Thursday", "grid m2: starts are whole minutes"});
}

TEST_CASE("missing skills are listed, and who lists none can do all") {
    Question question;
    question.wanted.skills = {"brakes", "ev", "oil"};
    CHECK(question.on_thursday("09:30").empty());
    question.calendar.skills = {"ev"};
    CHECK(question.on_thursday("09:30") == Lines{"skill m2: lacks brakes, oil"});
}

TEST_CASE("a full day says how full") {
    Question question;
    question.rules.max_per_day = 1;
    CHECK(question.on_thursday("09:30") == Lines{"limit m2: has 1 on Thu Nov 19, 2026, at most 1 a day"});
}

TEST_CASE("all that is in the way is named at once") {
    Question question;
    question.rules.now = test::instant("2026-11-19T08:00:00-08:00");
    question.rules.horizon_days = -1;
    question.rules.max_per_day = 1;
    question.wanted.skills = {"ev"};
    question.calendar.skills = {"oil"};
    question.calendar.closures = {
        test::closure(4, "2026-11-19T08:00", "2026-11-19T09:00", "Dentist")};
    question.wanted.duration = Minutes{600};
    question.wanted.vehicle_busy = question.calendar.busy;
    CHECK(question.on_thursday("07:40") ==
          Lines{"taken m2 A131: A131, 08:00-08:45", "vehicle_taken A131: A131, 08:00-08:45",
                "notice: Thu Nov 19, 2026, 07:40 is past",
                "horizon: Wed Nov 18, 2026 is the last day that can be booked", "hours m2: opens 08:00",
                "break m2: would run past 12:00 (break until 12:30)",
                "closure c4: Dentist, 08:00 to 09:00",
                "grid m2: starts are every 30 min from 08:00", "skill m2: lacks ev",
                "limit m2: has 1 on Thu Nov 19, 2026, at most 1 a day"});
}

TEST_CASE("times are named in the shop's clock") {
    Question question;
    question.rules.clock = shop::ClockStyle::twelve_hours;
    CHECK(question.on_thursday("08:30") == Lines{"taken m2 A131: A131, 8:00-8:45 am"});
    CHECK(question.on_thursday("09:00") ==
          Lines{"taken m2 A131: A131, 8:00-8:45 am, + 10 min wrap-up + 15 min travel = 9:10 am"});
    CHECK(question.on_thursday("12:00") == Lines{"break m2: break 12:00-12:30 pm"});
    CHECK(question.on_thursday("15:00") == Lines{"hours m2: would run past 5:00 pm"});
    CHECK(question.on_thursday("07:30") ==
          Lines{"taken m2 A131: A131, 8:00-8:45 am", "hours m2: opens 8:00 am"});
    CHECK(question.on_thursday("09:20") == Lines{"grid m2: starts are every 30 min from 8:00 am"});
    CHECK(question.at("2026-11-17T14:00:00-08:00") ==
          Lines{"notice: 180 min notice: 2:06 pm at the earliest"});
    question.calendar.busy = {test::job(140, "2026-11-19T11:30:00-08:00", 45)};
    CHECK(question.on_thursday("09:30") == Lines{"taken m2 A140: A140, 11:30 am-12:15 pm"});
    question.calendar.hours = test::daily({{"00:00", "24:00"}});
    CHECK(question.on_thursday("23:00") == Lines{"hours m2: would run past midnight"});
}
