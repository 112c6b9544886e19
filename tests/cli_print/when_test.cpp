#include "print/when.hpp"

#include <doctest/doctest.h>

using namespace std::chrono_literals;
using namespace date::literals;
using shop::ClockStyle;
using shop::LocalDate;
using shop::LocalTime;
using shop::cli::date_and_time;
using shop::cli::days_from;
using shop::cli::duration;
using shop::cli::full_date;
using shop::cli::full_date_and_time;
using shop::cli::long_date;
using shop::cli::plain_date;
using shop::cli::short_date;
using shop::cli::time_of_day;

namespace {

LocalDate day(date::year_month_day date) {
    return LocalDate{date};
}

}  // namespace

TEST_CASE("dates carry their weekday") {
    CHECK(full_date(day(2026_y / 11 / 17)) == "Tue Nov 17, 2026");
    CHECK(short_date(day(2026_y / 11 / 17)) == "Tue Nov 17");
    CHECK(plain_date(day(2024_y / 2 / 29)) == "Feb 29, 2024");
    CHECK(long_date(day(2026_y / 12 / 1)) == "Tuesday, December 1, 2026");
}

TEST_CASE("the time of day follows the shop's clock") {
    const auto time = [](shop::Minutes m) { return LocalTime{day(2026_y / 11 / 17)} + m; };
    CHECK(time_of_day(time(0min), ClockStyle::twelve_hours) == "12:00 am");
    CHECK(time_of_day(time(570min), ClockStyle::twelve_hours) == "9:30 am");
    CHECK(time_of_day(time(720min), ClockStyle::twelve_hours) == "12:00 pm");
    CHECK(time_of_day(time(785min), ClockStyle::twelve_hours) == "1:05 pm");
    CHECK(time_of_day(time(570min), ClockStyle::twenty_four_hours) == "09:30");
    CHECK(time_of_day(time(1439min), ClockStyle::twenty_four_hours) == "23:59");
    CHECK(time_of_day(1440min, ClockStyle::twenty_four_hours) == "24:00");
    CHECK(time_of_day(1440min, ClockStyle::twelve_hours) == "12:00 am");
}

TEST_CASE("an hour that the wall shows twice names its zone") {
    const auto zone = shop::Zone::load("America/Los_Angeles");
    const auto at = [](date::sys_days d, std::chrono::seconds s) { return shop::Instant{d} + s; };
    const LocalDate today = day(2026_y / 10 / 30);
    const auto twelve = ClockStyle::twelve_hours;
    CHECK(date_and_time(at(2026_y / 11 / 1, 8h + 30min), zone, twelve, today) ==
          "Sun Nov 1, 1:30 am PDT");
    CHECK(date_and_time(at(2026_y / 11 / 1, 9h + 30min), zone, twelve, today) ==
          "Sun Nov 1, 1:30 am PST");
    CHECK(date_and_time(at(2026_y / 11 / 1, 17h), zone, twelve, today) == "Sun Nov 1, 9:00 am");
    CHECK(date_and_time(at(2027_y / 1 / 4, 17h), zone, twelve, today) ==
          "Mon Jan 4, 2027, 9:00 am");
    CHECK(full_date_and_time(at(2026_y / 11 / 2, 17h), zone, ClockStyle::twenty_four_hours) ==
          "Mon Nov 2, 2026, 09:00");
}

TEST_CASE("durations are said in hours and minutes") {
    CHECK(duration(0min) == "0 min");
    CHECK(duration(45min) == "45 min");
    CHECK(duration(120min) == "2 h");
    CHECK(duration(135min) == "2 h 15 min");
}

TEST_CASE("near days have names") {
    const LocalDate today = day(2026_y / 11 / 17);
    CHECK(days_from(today, today) == "today");
    CHECK(days_from(today, today + date::days{1}) == "tomorrow");
    CHECK(days_from(today, today - date::days{1}) == "yesterday");
    CHECK(days_from(today, today + date::days{2}) == "in 2 days");
    CHECK(days_from(today, today - date::days{30}) == "30 days ago");
}
