#include "domain/day_gaps.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace std::chrono_literals;
using shop::Appointment;
using shop::AppointmentStatus;
using shop::Instant;
using shop::Interval;
using shop::ScheduleGap;
using shop::domain::day_gaps;
using shop::domain::DayPlan;
using Lines = std::vector<std::string>;

namespace {

Instant at(int hour, int minute) {
    return Instant{std::chrono::hours{hour} + std::chrono::minutes{minute}};
}

/// Open from 8:00 to 12:00 and from 12:30 to 17:00.
DayPlan plan() {
    DayPlan plan;
    plan.day = {at(0, 0), at(24, 0)};
    plan.within_hours = {{at(8, 0), at(12, 0)}, {at(12, 30), at(17, 0)}};
    plan.open = plan.within_hours;
    return plan;
}

Appointment job(Instant begin, Instant end) {
    Appointment job;
    job.work = {begin, end};
    job.planned = std::chrono::duration_cast<shop::Minutes>(end - begin);
    job.travel = 15min;
    job.wrap_up = 10min;
    return job;
}

Appointment running(Instant begin, Instant end, Instant started) {
    Appointment begun = job(begin, end);
    begun.status = AppointmentStatus::in_progress;
    begun.started_at = started;
    return begun;
}

std::string time(Instant instant) {
    return date::format("%H:%M", instant);
}

Lines of_kind(ScheduleGap::Kind kind, const std::vector<ScheduleGap>& gaps) {
    Lines lines;
    for (const ScheduleGap& gap : gaps) {
        if (gap.kind != kind) continue;
        lines.push_back(time(gap.interval.begin) + "-" + time(gap.interval.end));
        if (gap.planned) lines.back() += " planned " + std::to_string(gap.planned->count());
    }
    return lines;
}

Lines breaks(const std::vector<Appointment>& jobs, Instant now = at(7, 0)) {
    return of_kind(ScheduleGap::Kind::break_time, day_gaps(plan(), jobs, now));
}

Lines free_times(const std::vector<Appointment>& jobs, Instant now = at(7, 0)) {
    return of_kind(ScheduleGap::Kind::free, day_gaps(plan(), jobs, now));
}

}  // namespace

TEST_CASE("a break is what wrap-up and travel leave of it") {
    CHECK(breaks({}) == Lines{"12:00-12:30"});
    CHECK(breaks({job(at(9, 30), at(11, 55)), job(at(12, 30), at(13, 15))}) ==
          Lines{"12:05-12:15"});
    CHECK(breaks({job(at(9, 30), at(12, 0)), job(at(12, 25), at(13, 15))}) == Lines{});
}

TEST_CASE("minutes beside a break that nothing fits into belong to it") {
    CHECK(breaks({job(at(9, 30), at(11, 45))}) == Lines{"11:55-12:30"});
    CHECK(free_times({job(at(9, 30), at(11, 45))}) == Lines{"08:00-09:15", "12:30-17:00"});
    CHECK(breaks({job(at(9, 30), at(11, 35))}) == Lines{"12:00-12:30"});
    CHECK(free_times({job(at(9, 30), at(11, 35))}) ==
          Lines{"08:00-09:15", "11:45-12:00", "12:30-17:00"});
    CHECK(breaks({job(at(12, 50), at(13, 30))}) == Lines{"12:00-12:35"});
}

TEST_CASE("a job that runs over eats into the break after it, which says how long it was to be") {
    const std::vector jobs{running(at(9, 30), at(11, 45), at(9, 40)), job(at(12, 30), at(13, 40))};
    CHECK(breaks(jobs, at(11, 5)) == Lines{"12:05-12:15 planned 20"});
    // At the later of the planned end and now.
    CHECK(breaks(jobs, at(12, 1)) == Lines{"12:11-12:15 planned 20"});
    CHECK(breaks(jobs, at(12, 5)) == Lines{});
    const std::vector in_time{running(at(9, 30), at(11, 45), at(9, 20)),
                              job(at(12, 30), at(13, 40))};
    CHECK(breaks(in_time, at(11, 5)) == Lines{"11:55-12:15"});
}

TEST_CASE("a job that is off takes nothing from a break") {
    auto off = job(at(9, 30), at(11, 55));
    off.status = AppointmentStatus::cancelled;
    CHECK(breaks({off}) == Lines{"12:00-12:30"});
}

TEST_CASE("a running job is expected to take as long as was planned, and at least until now") {
    const Appointment begun = running(at(9, 30), at(11, 45), at(9, 40));
    CHECK(expected_end(begun, at(10, 0)) == at(11, 55));
    CHECK(expected_end(begun, at(11, 58) + 1s) == at(11, 59));
    CHECK(expected_end(running(at(9, 30), at(11, 45), at(9, 0)), at(10, 0)) == at(11, 45));
    CHECK(expected_end(job(at(9, 30), at(11, 45)), at(12, 0)) == at(11, 45));
}
