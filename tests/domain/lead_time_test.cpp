#include "domain/lead_time.hpp"

#include <doctest/doctest.h>

#include <vector>

#include "case_zones.hpp"

namespace {

using shop::Instant;
using shop::LeadTime;
using shop::Minutes;
using shop::Zone;
using shop::domain::lead_begins;

LeadTime hours(int count) { return {LeadTime::Unit::elapsed, std::chrono::hours{count}, 0}; }
LeadTime days(int count) { return {LeadTime::Unit::days, Minutes{0}, count}; }

/// Pacific time, where the clocks go forward on 2026-03-08 and back on 2026-11-01, at 2:00.
struct West {
    Zone zone = test::case_zone("America/Los_Angeles");

    [[nodiscard]] Instant at(date::year_month_day day, std::chrono::seconds since_midnight) const {
        return zone.resolve(date::local_days{day} + since_midnight).first;
    }
};

using namespace std::chrono_literals;
using date::literals::operator""_y;

TEST_CASE_FIXTURE(West, "hours are elapsed, days keep the time of the wall") {
    const Instant sunday = at(2026_y / 3 / 8, 9h);
    CHECK(lead_begins(zone, sunday, hours(24)) == at(2026_y / 3 / 7, 8h));
    CHECK(lead_begins(zone, sunday, days(1)) == at(2026_y / 3 / 7, 9h));
    const Instant november = at(2026_y / 11 / 1, 9h);
    CHECK(lead_begins(zone, november, hours(24)) == at(2026_y / 10 / 31, 10h));
    CHECK(lead_begins(zone, november, days(1)) == at(2026_y / 10 / 31, 9h));
}

TEST_CASE_FIXTURE(West, "a time of the wall that its day skips is the first after the gap") {
    CHECK(lead_begins(zone, at(2026_y / 3 / 9, 2h + 30min), days(1)) == at(2026_y / 3 / 8, 3h));
}

TEST_CASE_FIXTURE(West, "a time of the wall that its day shows twice is the first of the two") {
    const Instant first = at(2026_y / 11 / 1, 1h + 30min);
    CHECK(lead_begins(zone, at(2026_y / 11 / 2, 1h + 30min), days(1)) == first);
    CHECK(zone.resolve(date::local_days{2026_y / 11 / 1} + 1h + 30min).second == first + 1h);
}

TEST_CASE_FIXTURE(West, "the reminder that is due is the last whose time has come") {
    const Instant start = at(2026_y / 11 / 20, 9h);
    const Instant booked = start - 240h;
    const std::vector<LeadTime> leads{days(3), hours(24), hours(2)};
    const auto due = [&](std::chrono::seconds before) {
        const auto lead =
            shop::domain::reminder_due(zone, start, booked, leads, start - before);
        return lead ? shop::domain::print_lead_time(*lead) : std::string{"none"};
    };
    CHECK(due(73h) == "none");
    CHECK(due(72h) == "3d");
    CHECK(due(24h + 1s) == "3d");
    CHECK(due(24h) == "24h");
    CHECK(due(2h) == "2h");
    CHECK(due(1s) == "2h");
    CHECK(due(0s) == "none");
}

TEST_CASE_FIXTURE(West, "who agreed to a time when a reminder was due gets the later ones") {
    const Instant start = at(2026_y / 11 / 20, 9h);
    const std::vector<LeadTime> leads{hours(24), hours(2)};
    const auto due = [&](Instant agreed, Instant now) {
        return shop::domain::reminder_due(zone, start, agreed, leads, now).has_value();
    };
    CHECK_FALSE(due(start - 24h, start - 23h));
    CHECK(due(start - 24h - 1s, start - 23h));
    CHECK(due(start - 24h, start - 2h));
    CHECK_FALSE(due(start - 1h, start - 1s));
}

}  // namespace
