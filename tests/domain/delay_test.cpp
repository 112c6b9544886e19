#include "domain/delay.hpp"

#include <doctest/doctest.h>

#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "case_zones.hpp"
#include "domain/availability_fixture.hpp"
#include "shown_values.hpp"

namespace {

using shop::Instant;
using shop::Minutes;
using shop::domain::Busy;
using Lines = std::vector<std::string>;

/// `2 2026-11-17T12:30:00-08:00 to 2026-11-17T13:40:00-08:00`
Lines written(const std::vector<Busy>& jobs, const char* zone = "America/Los_Angeles") {
    const shop::Zone rules = test::case_zone(zone);
    Lines lines;
    for (const Busy& job : jobs) {
        lines.push_back(std::to_string(job.appointment.value()) + " " +
                        shop::to_rfc3339(job.work.begin, rules) + " to " +
                        shop::to_rfc3339(job.work.end, rules));
    }
    return lines;
}

Busy longer(Busy job, int minutes) {
    job.work.end += Minutes{minutes};
    return job;
}

TEST_CASE("what still fits stays, and what follows it with it") {
    const Busy late = test::job(1, "2026-11-17T09:30:00-08:00", 135, 15, 10);
    const std::vector<Busy> following{test::job(2, "2026-11-17T12:30:00-08:00", 70, 15, 10),
                                      test::job(3, "2026-11-17T14:05:00-08:00", 60, 15, 10)};
    // 11:45 and 20 min, 10 min wrap-up, 15 min travel: 12:30.
    CHECK(shop::domain::pushed(longer(late, 20), following).empty());
    CHECK(written(shop::domain::pushed(longer(late, 21), following)) ==
          Lines{"2 2026-11-17T12:31:00-08:00 to 2026-11-17T13:41:00-08:00",
                "3 2026-11-17T14:06:00-08:00 to 2026-11-17T15:06:00-08:00"});
}

TEST_CASE("a gap takes up the delay") {
    const Busy late = test::job(1, "2026-11-17T09:30:00-08:00", 135, 15, 10);
    const std::vector<Busy> following{test::job(2, "2026-11-17T12:30:00-08:00", 70, 15, 10),
                                      test::job(3, "2026-11-17T14:35:00-08:00", 60, 15, 10),
                                      test::job(4, "2026-11-17T16:00:00-08:00", 30, 15, 10)};
    CHECK(written(shop::domain::pushed(longer(late, 45), following)) ==
          Lines{"2 2026-11-17T12:55:00-08:00 to 2026-11-17T14:05:00-08:00"});
    CHECK(written(shop::domain::pushed(longer(late, 60), following)) ==
          Lines{"2 2026-11-17T13:10:00-08:00 to 2026-11-17T14:20:00-08:00",
                "3 2026-11-17T14:45:00-08:00 to 2026-11-17T15:45:00-08:00",
                "4 2026-11-17T16:10:00-08:00 to 2026-11-17T16:40:00-08:00"});
}

TEST_CASE("jobs at one stop follow each other without a minute between them") {
    const Busy late = test::job(1, "2026-11-17T09:30:00-08:00", 60, 15, 0);
    const std::vector<Busy> following{test::job(2, "2026-11-17T10:30:00-08:00", 45, 0, 0),
                                      test::job(3, "2026-11-17T11:15:00-08:00", 45, 0, 10)};
    CHECK(written(shop::domain::pushed(longer(late, 7), following)) ==
          Lines{"2 2026-11-17T10:37:00-08:00 to 2026-11-17T11:22:00-08:00",
                "3 2026-11-17T11:22:00-08:00 to 2026-11-17T12:07:00-08:00"});
}

TEST_CASE("an hour is an hour on the nights when the clocks change") {
    // 23 hours: 2:00 is 3:00. 25 hours: 1:00 to 2:00 comes twice.
    const Busy spring = test::job(1, "2026-03-08T00:30:00-08:00", 60);
    CHECK(written(shop::domain::pushed(
              longer(spring, 60), std::vector{test::job(2, "2026-03-08T01:30:00-08:00", 30)})) ==
          Lines{"2 2026-03-08T03:30:00-07:00 to 2026-03-08T04:00:00-07:00"});
    const Busy autumn = test::job(1, "2026-11-01T00:30:00-07:00", 60);
    CHECK(written(shop::domain::pushed(
              longer(autumn, 60), std::vector{test::job(2, "2026-11-01T01:30:00-07:00", 30)})) ==
          Lines{"2 2026-11-01T01:30:00-08:00 to 2026-11-01T02:00:00-08:00"});
}

TEST_CASE("midnight is a minute like any other") {
    const Busy late = test::job(1, "2026-11-17T22:00:00-08:00", 60, 0, 10);
    CHECK(written(shop::domain::pushed(
              longer(late, 30),
              std::vector{test::job(2, "2026-11-17T23:25:00-08:00", 30, 15, 10),
                          test::job(3, "2026-11-18T00:20:00-08:00", 30, 15, 10)})) ==
          Lines{"2 2026-11-17T23:55:00-08:00 to 2026-11-18T00:25:00-08:00",
                "3 2026-11-18T00:50:00-08:00 to 2026-11-18T01:20:00-08:00"});
}

TEST_CASE("nothing follows: nothing moves") {
    const Busy late = test::job(1, "2026-11-17T22:00:00-08:00", 60, 0, 10);
    CHECK(shop::domain::pushed(longer(late, 600), {}).empty());
}

TEST_CASE("a job that runs ends later, one that has not begun begins later, none in the past") {
    const Instant nine = test::instant("2026-11-17T09:00:00-08:00");
    const shop::Interval work{nine, nine + Minutes{60}};
    const auto delayed = [&](bool running, int by, int now_seconds) {
        const auto late = shop::domain::delayed(work, running, Minutes{by},
                                                nine + std::chrono::seconds{now_seconds});
        return std::pair{(late.begin - nine) / Minutes{1}, (late.end - nine) / Minutes{1}};
    };
    CHECK(delayed(true, 30, 600) == std::pair{0L, 90L});
    CHECK(delayed(true, 30, 90 * 60) == std::pair{0L, 90L});
    CHECK(delayed(true, 30, 90 * 60 + 1) == std::pair{0L, 91L});
    CHECK(delayed(false, 30, -600) == std::pair{30L, 90L});
    CHECK(delayed(false, 30, 40 * 60) == std::pair{40L, 100L});
    CHECK(delayed(false, 30, 40 * 60 + 59) == std::pair{41L, 101L});
}

// The same by looking at single minutes: each job goes, in its order, to the first minute at
// which all that it holds is free, and not before the one that it had.

using Taken = std::set<std::int64_t>;

std::int64_t minute_of(Instant instant) {
    return instant.time_since_epoch() / Minutes{1};
}

bool all_free(const Taken& taken, std::int64_t from, std::int64_t to) {
    for (std::int64_t minute = from; minute < to; ++minute) {
        if (taken.contains(minute)) return false;
    }
    return true;
}

void take(Taken& taken, std::int64_t from, std::int64_t to) {
    for (std::int64_t minute = from; minute < to; ++minute) taken.insert(minute);
}

/// The new starts of those that move.
std::map<std::int64_t, std::int64_t> minute_by_minute(const Busy& late,
                                                      const std::vector<Busy>& following) {
    Taken taken;
    // What comes before, and the late job itself, is gone for those that follow.
    take(taken, minute_of(late.work.begin) - 3 * 1440,
         minute_of(late.work.end) + late.wrap_up.count());
    std::map<std::int64_t, std::int64_t> moved;
    for (const Busy& job : following) {
        const std::int64_t length = (job.work.end - job.work.begin) / Minutes{1};
        const std::int64_t old_start = minute_of(job.work.begin);
        std::int64_t start = old_start;
        while (!all_free(taken, start - job.travel.count(), start + length + job.wrap_up.count())) {
            ++start;
        }
        take(taken, start - job.travel.count(), start + length + job.wrap_up.count());
        if (start != old_start) moved[job.appointment.value()] = start;
    }
    return moved;
}

TEST_CASE("random days: each job moves as far as it must, and not a minute more") {
    std::mt19937 engine(20261117);
    const auto pick = [&](int low, int high) {
        return std::uniform_int_distribution<int>(low, high)(engine);
    };
    // Days around both changes of the clocks, and an ordinary one.
    const std::vector<std::string> days{"2026-03-07T20:00:00-08:00", "2026-10-31T20:00:00-07:00",
                                        "2026-11-17T20:00:00-08:00"};
    int moved_jobs = 0;
    for (int round = 0; round < 600; ++round) {
        Instant at = test::instant(days.at(static_cast<std::size_t>(round) % days.size()));
        const bool packed = pick(1, 3) == 1;
        std::vector<Busy> jobs;
        Minutes last_wrap_up{0};
        for (int i = 1; i <= pick(2, 9); ++i) {
            Busy job;
            job.appointment = shop::AppointmentId{i};
            job.travel = Minutes{pick(0, 2) * pick(0, 20)};
            job.wrap_up = Minutes{pick(0, 2) * pick(0, 15)};
            const Minutes gap{packed ? 0 : pick(0, 3) * pick(0, 40)};
            job.work.begin = at + last_wrap_up + gap + job.travel;
            job.work.end = job.work.begin + Minutes{pick(1, 150)};
            at = job.work.end;
            last_wrap_up = job.wrap_up;
            jobs.push_back(job);
        }
        const Busy late = longer(jobs.front(), pick(1, 200));
        const std::vector<Busy> following{jobs.begin() + 1, jobs.end()};
        std::map<std::int64_t, std::int64_t> found;
        for (const Busy& job : shop::domain::pushed(late, following)) {
            found[job.appointment.value()] = minute_of(job.work.begin);
            const Busy& before = jobs.at(static_cast<std::size_t>(job.appointment.value()) - 1);
            REQUIRE(job.work.end - job.work.begin == before.work.end - before.work.begin);
        }
        moved_jobs += static_cast<int>(found.size());
        CAPTURE(round);
        REQUIRE(found == minute_by_minute(late, following));
    }
    CHECK(moved_jobs > 500);
}

}  // namespace
