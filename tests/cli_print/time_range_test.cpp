#include "print/time_range.hpp"

#include <shop/format.hpp>

#include <doctest/doctest.h>

using shop::ClockStyle;
using shop::Instant;
using shop::Interval;
using shop::Zone;
using shop::cli::full_date_and_range;
using shop::cli::time_range;

namespace {

Interval between(const char* begin, const char* end) {
    return {*shop::parse_rfc3339(begin), *shop::parse_rfc3339(end)};
}

std::string shown(const Interval& interval, ClockStyle style = ClockStyle::twelve_hours) {
    return time_range(interval, Zone::load("America/Los_Angeles"), style);
}

}  // namespace

TEST_CASE("am and pm are said once where both ends share them") {
    const auto morning = between("2026-11-19T09:30:00-08:00", "2026-11-19T11:45:00-08:00");
    CHECK(shown(morning) == "9:30-11:45 am");
    CHECK(shown(morning, ClockStyle::twenty_four_hours) == "09:30-11:45");
    CHECK(shown(between("2026-11-19T11:30:00-08:00", "2026-11-19T13:15:00-08:00")) ==
          "11:30 am-1:15 pm");
    CHECK(full_date_and_range(morning, Zone::load("America/Los_Angeles"),
                              ClockStyle::twelve_hours) == "Thu Nov 19, 2026, 9:30-11:45 am");
}

TEST_CASE("an end on another day names it, the end of the day itself is midnight") {
    const auto until_midnight = between("2026-11-19T22:00:00-08:00", "2026-11-20T00:00:00-08:00");
    CHECK(shown(until_midnight) == "10:00 pm-midnight");
    CHECK(shown(until_midnight, ClockStyle::twenty_four_hours) == "22:00-24:00");
    CHECK(shown(between("2026-11-19T22:00:00-08:00", "2026-11-20T01:00:00-08:00")) ==
          "10:00 pm-Fri Nov 20 1:00 am");
}

TEST_CASE("times of an hour that comes twice are told apart") {
    CHECK(shown(between("2026-11-01T01:30:00-07:00", "2026-11-01T01:15:00-08:00")) ==
          "1:30 am PDT-1:15 am PST");
    CHECK(shown(between("2026-11-01T00:30:00-07:00", "2026-11-01T02:30:00-08:00")) ==
          "12:30-2:30 am");
}
