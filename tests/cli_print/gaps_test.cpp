#include "print/gaps.hpp"

#include <shop/format.hpp>

#include <doctest/doctest.h>

using namespace std::chrono_literals;
using shop::Appointment;
using shop::ClockStyle;
using shop::Instant;
using shop::Interval;
using shop::MechanicDay;
using shop::ScheduleGap;
using shop::Zone;
using shop::cli::gap_lines;

using Kind = ScheduleGap::Kind;

namespace {

/// On Tuesday, November 17, 2026, in Los Angeles.
Instant at(const std::string& time) {
    return *shop::parse_rfc3339("2026-11-17T" + time + ":00-08:00");
}

Appointment job(const std::string& begin, const std::string& end) {
    Appointment appointment;
    appointment.work = {at(begin), at(end)};
    appointment.travel = 15min;
    appointment.wrap_up = 10min;
    return appointment;
}

ScheduleGap gap(Kind kind, const std::string& begin, const std::string& end,
                const std::string& reason = {}) {
    return {kind, {at(begin), at(end)}, reason, {}};
}

std::vector<std::string> texts(const MechanicDay& day, const std::string& now = "00:00") {
    std::vector<std::string> lines;
    for (const auto& line : gap_lines(day, Zone::load("America/Los_Angeles"),
                                      ClockStyle::twenty_four_hours, at(now))) {
        lines.push_back(line.text);
    }
    return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("travel is told with the free time before it") {
    MechanicDay day;
    day.appointments = {job("09:30", "11:45")};
    day.gaps = {gap(Kind::free, "08:00", "09:15"), gap(Kind::travel, "09:15", "09:30")};
    CHECK(texts(day) == Lines{"free 08:00-09:15 (1 h 15 min), then travel 15 min"});
}

TEST_CASE("travel alone, as from one job straight to the next, has its own line") {
    MechanicDay day;
    day.appointments = {job("08:00", "09:00"), job("09:25", "10:00")};
    day.gaps = {gap(Kind::travel, "09:10", "09:25")};
    CHECK(texts(day) == Lines{"travel 09:10-09:25 (15 min)"});
}

TEST_CASE("travel after a job is not told with the free time before that job") {
    MechanicDay day;
    day.appointments = {job("09:30", "10:00"), job("10:25", "11:00")};
    day.appointments.front().travel = 0min;
    day.gaps = {gap(Kind::free, "08:00", "09:30"), gap(Kind::travel, "10:10", "10:25")};
    CHECK(texts(day) == Lines{"free 08:00-09:30 (1 h 30 min)", "travel 10:10-10:25 (15 min)"});
}

TEST_CASE("a break that a job running over eats into says how long it was to be") {
    MechanicDay day;
    day.appointments = {job("09:30", "11:45"), job("12:30", "13:15")};
    day.gaps = {gap(Kind::break_time, "12:05", "12:15"), gap(Kind::travel, "12:15", "12:30")};
    CHECK(texts(day) == Lines{"break 12:05-12:15 (10 min), then travel 15 min"});
    day.gaps.front().planned = 20min;
    CHECK(texts(day) == Lines{"break 12:05-12:15 (10 min; 20 planned), then travel 15 min"});
    day.gaps.front().planned = 75min;
    CHECK(texts(day) ==
          Lines{"break 12:05-12:15 (10 min; 1 h 15 min planned), then travel 15 min"});
}

TEST_CASE("what is over is left out and free time is counted from now") {
    MechanicDay day;
    day.gaps = {gap(Kind::free, "08:00", "12:00"), gap(Kind::break_time, "12:00", "12:30"),
                gap(Kind::free, "12:30", "17:00")};
    CHECK(texts(day, "11:05") == Lines{"free 11:05-12:00 (55 min)", "break 12:00-12:30 (30 min)",
                                       "free 12:30-17:00 (4 h 30 min)"});
    CHECK(texts(day, "12:30") == Lines{"free 12:30-17:00 (4 h 30 min)"});
    CHECK(texts(day, "17:00") == Lines{});
}

TEST_CASE("a closure gives its reason, made safe for a terminal") {
    MechanicDay day;
    day.gaps = {gap(Kind::closed, "14:00", "17:00", "dentist\x1b[2J"),
                gap(Kind::closed, "17:00", "18:00")};
    CHECK(texts(day) == Lines{"closed 14:00-17:00: dentist\\x1b[2J", "closed 17:00-18:00"});
}
