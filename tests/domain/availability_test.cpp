#include "domain/availability.hpp"

#include <shop/error.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "case_zones.hpp"
#include "domain/availability_fixture.hpp"

namespace {

using shop::Minutes;
using shop::domain::Calendar;
using Lines = std::vector<std::string>;

// Thursday, November 19, 2026, of one mechanic; each test changes what it is about.
struct Question {
    shop::Zone zone = test::case_zone("America/Los_Angeles");
    shop::domain::StartRules rules{test::instant("2026-11-17T11:05:00-08:00"), Minutes{60},
                                   Minutes{0}, 60, 0};
    shop::domain::Wanted wanted{Minutes{60}, Minutes{0}, Minutes{0}, {}, {}};
    std::vector<Calendar> calendars{
        {shop::MechanicId{1}, test::daily({{"08:00", "12:00"}}), {}, {}, {}}};
    std::string from = "2026-11-19";
    int days = 1;

    [[nodiscard]] Lines starts(std::optional<std::size_t> first = std::nullopt) const {
        return test::written(
            open_starts(zone, rules, wanted, calendars, test::day(from), days, first), zone);
    }

    /// `08:00 09:00` where all is on one day and for mechanic 1.
    [[nodiscard]] std::string times() const {
        std::string text;
        for (const std::string& line : starts()) {
            CHECK(line.substr(0, 10) == from);
            CHECK(line.substr(25) == " 1");
            text += (text.empty() ? "" : " ") + line.substr(11, 5);
        }
        return text;
    }
};

std::string message_of(const Question& question) {
    try {
        (void)question.starts();
        return "accepted";
    } catch (const shop::Error& error) {
        CHECK(error.code() == shop::ErrorCode::invalid_argument);
        return error.message();
    }
}

}  // namespace

TEST_CASE("starts stand on the grid of the day's first opening, through breaks and jobs") {
    Question question;
    question.calendars[0].hours = test::daily({{"08:10", "10:00"}, {"10:25", "13:30"}});
    CHECK(question.times() == "08:10 11:10 12:10");
    question.rules.slot = Minutes{30};
    CHECK(question.times() == "08:10 08:40 10:40 11:10 11:40 12:10");
    question.calendars[0].busy = {test::job(1, "2026-11-19T11:15:00-08:00", 20)};
    CHECK(question.times() == "08:10 08:40 11:40 12:10");
}

TEST_CASE("on a grid of one minute every minute that leaves room is a start") {
    Question question;
    question.rules.slot = Minutes{1};
    question.calendars[0].hours = test::daily({{"08:00", "09:03"}});
    CHECK(question.times() == "08:00 08:01 08:02 08:03");
}

TEST_CASE("between two jobs lies the wrap-up of one and the travel of the next, equal is enough") {
    Question question;
    question.rules.slot = Minutes{5};
    question.wanted = {Minutes{30}, Minutes{15}, Minutes{10}, {}, {}};
    question.calendars[0].busy = {test::job(1, "2026-11-19T08:00:00-08:00", 45, 15, 10),
                                  test::job(2, "2026-11-19T10:15:00-08:00", 105, 20, 0)};
    CHECK(question.times() == "09:10 09:15");
}

TEST_CASE("travel and wrap-up need not lie in open hours") {
    Question question;
    question.wanted = {Minutes{240}, Minutes{90}, Minutes{90}, {}, {}};
    CHECK(question.times() == "08:00");
}

TEST_CASE("rows that overlap each other or come in another order all count") {
    Question question;
    question.calendars[0].busy = {test::job(1, "2026-11-19T10:00:00-08:00", 30, 125),
                                  test::job(2, "2026-11-19T08:00:00-08:00", 10),
                                  test::job(3, "2026-11-19T10:15:00-08:00", 30)};
    CHECK(question.times() == "11:00");
}

TEST_CASE("closures are half-open at both ends") {
    Question question;
    question.calendars[0].closures = {test::closure(1, "2026-11-19T09:00", "2026-11-19T10:00")};
    CHECK(question.times() == "08:00 10:00 11:00");
    question.calendars[0].closures = {test::closure(1, "2026-11-19T08:59", "2026-11-19T10:01"),
                                      test::closure(2, "2026-11-19T09:30", "2026-11-19T09:40")};
    CHECK(question.times() == "11:00");
    question.calendars[0].closures = {test::closure(1, "2026-11-18T00:00", "2026-11-20T00:00")};
    CHECK(question.times().empty());
}

TEST_CASE("24:00 is the last end of a day and work across midnight is refused") {
    Question question;
    question.calendars[0].hours = test::daily({{"00:00", "24:00"}});
    question.wanted.duration = Minutes{90};
    question.rules.slot = Minutes{690};
    CHECK(question.times() == "00:00 11:30");
    question.rules.slot = Minutes{450};
    question.calendars[0].hours = test::daily({{"00:00", "24:00"}});
    CHECK(question.times() == "00:00 07:30 15:00 22:30");
    question.wanted.duration = Minutes{91};
    CHECK(question.times() == "00:00 07:30 15:00");
}

TEST_CASE("a start needs its notice, to the second") {
    Question question;
    question.rules.minimum_notice = Minutes{60};
    question.rules.now = test::instant("2026-11-19T08:00:00-08:00");
    CHECK(question.times() == "09:00 10:00 11:00");
    question.rules.now += std::chrono::seconds{1};
    CHECK(question.times() == "10:00 11:00");
}

TEST_CASE("the horizon is the last date that can be booked") {
    Question question;
    question.calendars[0].hours = test::daily({{"08:00", "09:00"}});
    question.days = 30;
    question.rules.horizon_days = 3;
    CHECK(question.starts() == Lines{"2026-11-19T08:00:00-08:00 1", "2026-11-20T08:00:00-08:00 1"});
    question.rules.horizon_days = 1;
    CHECK(question.starts().empty());
    question.rules.horizon_days = 3;
    question.days = 0;
    CHECK(question.starts().empty());
}

TEST_CASE("a mechanic's day is full at the limit, by the dates that jobs start on") {
    Question question;
    question.calendars[0].busy = {test::job(3, "2026-11-19T18:00:00-08:00", 60),
                                  test::job(1, "2026-11-18T23:30:00-08:00", 60),
                                  test::job(2, "2026-11-19T08:00:00-08:00", 60)};
    question.rules.max_per_day = 3;
    CHECK(question.times() == "09:00 10:00 11:00");
    question.rules.max_per_day = 2;
    CHECK(question.times().empty());
    question.from = "2026-11-18";
    CHECK(question.times() == "08:00 09:00 10:00 11:00");
}

TEST_CASE("a slot lists who can take it, by id: own hours, closures, jobs and skills") {
    Question question;
    Calendar second = question.calendars[0];
    second.mechanic = shop::MechanicId{2};
    second.hours = test::daily({{"09:00", "13:00"}});
    second.skills = {"ev", "brakes"};
    Calendar third = question.calendars[0];
    third.mechanic = shop::MechanicId{3};
    third.skills = {"oil"};
    question.calendars[0].closures = {test::closure(1, "2026-11-19T10:00", "2026-11-19T11:00")};
    question.calendars = {third, second, question.calendars[0]};
    CHECK(question.starts() ==
          Lines{"2026-11-19T08:00:00-08:00 1,3", "2026-11-19T09:00:00-08:00 1,2,3",
                "2026-11-19T10:00:00-08:00 2,3", "2026-11-19T11:00:00-08:00 1,2,3",
                "2026-11-19T12:00:00-08:00 2"});
    CHECK(question.starts(2) ==
          Lines{"2026-11-19T08:00:00-08:00 1,3", "2026-11-19T09:00:00-08:00 1,2,3"});
    CHECK(question.starts(0).empty());
    question.wanted.skills = {"brakes"};
    CHECK(question.starts() == Lines{"2026-11-19T08:00:00-08:00 1", "2026-11-19T09:00:00-08:00 1,2",
                                     "2026-11-19T10:00:00-08:00 2", "2026-11-19T11:00:00-08:00 1,2",
                                     "2026-11-19T12:00:00-08:00 2"});
    question.wanted.skills = {"brakes", "oil"};
    CHECK(question.starts() == Lines{"2026-11-19T08:00:00-08:00 1", "2026-11-19T09:00:00-08:00 1",
                                     "2026-11-19T11:00:00-08:00 1"});
}

TEST_CASE("a vehicle is worked on once at a time, without travel and wrap-up between") {
    Question question;
    question.wanted.travel = Minutes{30};
    question.wanted.wrap_up = Minutes{30};
    question.wanted.vehicle_busy = {test::job(9, "2026-11-19T09:00:00-08:00", 60, 30, 30)};
    CHECK(question.times() == "08:00 10:00 11:00");
}

TEST_CASE("both instants of a repeated wall time are starts, one skipped is none") {
    Question question;
    question.calendars[0].hours = test::daily({{"00:00", "04:00"}});
    question.rules.now = test::instant("2026-10-01T00:00:00Z");
    question.rules.horizon_days = 365;
    question.from = "2026-11-01";
    CHECK(question.starts() == Lines{"2026-11-01T00:00:00-07:00 1", "2026-11-01T01:00:00-07:00 1",
                                     "2026-11-01T01:00:00-08:00 1", "2026-11-01T02:00:00-08:00 1",
                                     "2026-11-01T03:00:00-08:00 1"});
    question.from = "2027-03-14";
    CHECK(question.starts() == Lines{"2027-03-14T00:00:00-08:00 1", "2027-03-14T01:00:00-08:00 1",
                                     "2027-03-14T03:00:00-07:00 1"});
}

TEST_CASE("a date that is skipped whole has no starts and its neighbours keep theirs") {
    Question question;
    question.zone = test::case_zone("Pacific/Apia");
    question.rules.now = test::instant("2011-12-20T00:00:00Z");
    question.calendars[0].hours = test::daily({{"22:00", "24:00"}});
    question.from = "2011-12-29";
    question.days = 3;
    CHECK(question.starts() == Lines{"2011-12-29T22:00:00-10:00 1", "2011-12-29T23:00:00-10:00 1",
                                     "2011-12-31T22:00:00+14:00 1", "2011-12-31T23:00:00+14:00 1"});
    // Nor does work run over the missing date into the next.
    question.wanted.duration = Minutes{61};
    CHECK(question.starts() == Lines{"2011-12-29T22:00:00-10:00 1", "2011-12-31T22:00:00+14:00 1"});
}

TEST_CASE("a date that is shown again after the next one began still has its starts") {
    Question question;
    question.zone = test::case_zone("America/St_Johns");  // 00:01 became 23:01 the day before
    question.calendars[0].hours = test::daily({{"00:00", "24:00"}});
    question.rules.slot = Minutes{30};
    question.rules.now = test::instant("2006-10-29T00:00:30-02:30");
    question.wanted.duration = Minutes{30};
    question.from = "2006-10-28";
    CHECK(question.starts() == Lines{"2006-10-28T23:30:00-03:30 1"});
    question.days = 2;
    CHECK(question.starts(2) ==
          Lines{"2006-10-28T23:30:00-03:30 1", "2006-10-29T00:00:00-03:30 1"});
}

TEST_CASE("nobody to work means no starts") {
    Question question;
    question.calendars.clear();
    CHECK(question.starts().empty());
}

TEST_CASE("questions without sense are refused") {
    Question question;
    question.wanted.duration = Minutes{0};
    CHECK(message_of(question) == "the work of '0' minutes cannot be fitted in");
    question.wanted.duration = Minutes{1441};
    CHECK(message_of(question) == "the work of '1441' minutes cannot be fitted in");
    question.wanted.duration = Minutes{1440};
    CHECK(message_of(question) == "accepted");
    question.wanted.travel = Minutes{-1};
    CHECK(message_of(question) == "travel and wrap-up cannot be below zero");
    question.wanted.travel = Minutes{0};
    question.rules.slot = Minutes{0};
    CHECK(message_of(question) == "a grid of '0' minutes has no starts");
}

TEST_CASE("open intervals are the hours of a date less its closures, as instants") {
    const auto zone = test::case_zone("America/Los_Angeles");
    const auto open = [&](const test::Ranges& hours, std::vector<shop::Closure> closures,
                          const std::string& date) {
        Lines lines;
        for (const shop::Interval& part :
             shop::domain::open_intervals(zone, test::daily(hours), closures, test::day(date))) {
            lines.push_back(shop::to_rfc3339(part.begin, zone) + " " +
                            shop::to_rfc3339(part.end, zone));
        }
        return lines;
    };
    CHECK(open({{"08:00", "12:00"}, {"12:30", "17:00"}},
               {test::closure(1, "2026-11-19T10:00", "2026-11-19T10:30")},
               "2026-11-19") == Lines{"2026-11-19T08:00:00-08:00 2026-11-19T10:00:00-08:00",
                                      "2026-11-19T10:30:00-08:00 2026-11-19T12:00:00-08:00",
                                      "2026-11-19T12:30:00-08:00 2026-11-19T17:00:00-08:00"});
    // A change of the clocks does not cut what is open on both its sides.
    CHECK(open({{"00:00", "24:00"}}, {}, "2026-11-01") ==
          Lines{"2026-11-01T00:00:00-07:00 2026-11-02T00:00:00-08:00"});
    CHECK(open({{"01:30", "02:30"}}, {}, "2026-03-08") ==
          Lines{"2026-03-08T01:30:00-08:00 2026-03-08T03:00:00-07:00"});
    CHECK(open({{"01:30", "01:45"}}, {}, "2026-11-01") ==
          Lines{"2026-11-01T01:30:00-07:00 2026-11-01T01:45:00-07:00",
                "2026-11-01T01:30:00-08:00 2026-11-01T01:45:00-08:00"});
    CHECK(open({}, {}, "2026-11-19").empty());
}
