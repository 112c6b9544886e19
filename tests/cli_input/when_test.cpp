#include "input/when.hpp"

#include "input/day.hpp"
#include "whole_refusal.hpp"

#include <shop/error.hpp>

#include <doctest/doctest.h>

using namespace std::chrono_literals;

namespace {

shop::Instant utc(int year, unsigned month, unsigned day, std::chrono::minutes time) {
    const date::sys_days midnight{date::year{year} / date::month{month} / date::day{day}};
    return shop::Instant{midnight.time_since_epoch() + time};
}

const shop::Zone& california() {
    static const shop::Zone zone = shop::Zone::load("America/Los_Angeles");
    return zone;
}

/// Tuesday, November 17, 2026, 11:05 in California.
const shop::Instant kNow = utc(2026, 11, 17, 19h + 5min);

/// `Tue Nov 24, 2026 17:00`, in UTC, or why it is refused.
std::string when(std::string_view text, shop::Instant now = kNow,
                 const shop::Zone& zone = california()) {
    std::string read;
    const std::string refused = whole_refusal([&] {
        const shop::Instant found = shop::cli::parse_when(text, zone, now);
        read = date::format("%F %T", found);
    });
    return read.empty() ? refused : read;
}

std::string day(std::string_view text, shop::Instant now = kNow,
                const shop::Zone& zone = california()) {
    std::string read;
    const std::string refused = whole_refusal(
        [&] { read = shop::cli::to_day_text(shop::cli::parse_day(text, zone, now)); });
    return read.empty() ? refused : read;
}

constexpr const char* kForms =
    " | Write it like '2026-11-24 09:00', 'tomorrow 9am', 'tue 9:30' or '+3d 14:00'.";
constexpr const char* kClock =
    " | Write it like '9:30', '9:30 pm' or '14:30'; days run from 00:00 to 23:59.";

}  // namespace

TEST_CASE("a day and a time are read as the manual shows them") {
    CHECK(when("2026-11-24 09:00") == "2026-11-24 17:00:00");
    CHECK(when("2026-11-24T09:00:00-08:00") == "2026-11-24 17:00:00");
    CHECK(when("2026-11-24T09:00") == "2026-11-24 17:00:00");
    CHECK(when("today 14:00") == "2026-11-17 22:00:00");
    CHECK(when("tomorrow 9am") == "2026-11-18 17:00:00");
    CHECK(when("thu 930") == "2026-11-19 17:30:00");
    CHECK(when("friday noon") == "2026-11-20 20:00:00");
    CHECK(when("nov 24 9am") == "2026-11-24 17:00:00");
    CHECK(when("+3d 9:00") == "2026-11-20 17:00:00");
    CHECK(when("tue 9:30", utc(2026, 11, 18, 20h)) == "2026-11-24 17:30:00");
}

TEST_CASE("what is printed back can be typed") {
    CHECK(when("Tue Nov 24, 2026 9:00 AM") == "2026-11-24 17:00:00");
    CHECK(when("Thu, Nov 19, 9:30 am") == "2026-11-19 17:30:00");
    CHECK(when("Thu 2026-11-19 at 9:30 p.m.") == "2026-11-20 05:30:00");
    CHECK(day("Tue Nov 24, 2026") == "Tue Nov 24, 2026");
}

TEST_CASE("a time may stand before its day") {
    CHECK(when("9:30 thu") == "2026-11-19 17:30:00");
    CHECK(when("2 pm on 24 nov") == "2026-11-24 22:00:00");
    CHECK(when("noon tomorrow") == "2026-11-18 20:00:00");
}

TEST_CASE("times of day are read on both clocks") {
    CHECK(when("today 12am") == "2026-11-17 08:00:00");
    CHECK(when("today 12pm") == "2026-11-17 20:00:00");
    CHECK(when("today 9") == "2026-11-17 17:00:00");
    CHECK(when("today 14") == "2026-11-17 22:00:00");
    CHECK(when("today 0930") == "2026-11-17 17:30:00");
    CHECK(when("today 9:30 pm") == "2026-11-18 05:30:00");
    CHECK(when("today 930pm") == "2026-11-18 05:30:00");
    CHECK(when("today 23:59") == "2026-11-18 07:59:00");
}

TEST_CASE("times that do not exist are refused") {
    for (const std::string time : {"25:00", "24:00", "2400", "9:60", "13pm", "0am", "99"}) {
        CHECK(when("today " + time) ==
              "invalid_argument: '" + time + "' is no time of day" + kClock);
    }
}

TEST_CASE("an offset makes an instant of any wall time") {
    CHECK(when("2026-11-24T09:00Z") == "2026-11-24 09:00:00");
    CHECK(when("2026-11-24 09:00+05:30") == "2026-11-24 03:30:00");
    CHECK(when("2026-11-01T01:30:00-07:00") == "2026-11-01 08:30:00");
    CHECK(when("2026-11-01T01:30:00-08:00") == "2026-11-01 09:30:00");
    CHECK(when("2027-03-14T02:30:00-08:00") == "2027-03-14 10:30:00");
    CHECK(when("2026-11-24 09:00+25:00") ==
          std::string("invalid_argument: '2026-11-24 09:00+25:00' is no day and time") + kForms);
}

TEST_CASE("wall times that clocks skip or show twice are refused with their readings") {
    CHECK(when("2027-03-14 2:30am") ==
          "invalid_argument: 02:30 does not exist on Sun Mar 14, 2027: clocks go from 02:00 to "
          "03:00 | Write 2027-03-14T01:30:00-08:00 or 2027-03-14T03:30:00-07:00.");
    CHECK(when("nov 1 2026 1:30") ==
          "ambiguous: 01:30 comes twice on Sun Nov 1, 2026: 2026-11-01T01:30:00-07:00 or "
          "2026-11-01T01:30:00-08:00 | Write it with its offset.");
    CHECK(when("2027-04-04 01:45", kNow, shop::Zone::load("Australia/Lord_Howe")) ==
          "ambiguous: 01:45 comes twice on Sun Apr 4, 2027: 2027-04-04T01:45:00+11:00 or "
          "2027-04-04T01:45:00+10:30 | Write it with its offset.");
}

TEST_CASE("what has two readings is refused with both named") {
    CHECK(when("next friday 9am") ==
          "ambiguous: 'next friday' has two readings: Fri Nov 20, 2026 or Fri Nov 27, 2026 | "
          "Write the date.");
    CHECK(when("tue 9:30") ==
          "ambiguous: 'tue' has two readings: Tue Nov 17, 2026 (today) or Tue "
          "Nov 24, 2026 | Write 'today' or the date.");
    CHECK(when("fri midnight") ==
          "ambiguous: 'fri midnight' has two readings: Fri Nov 20, 2026 00:00 or Sat Nov 21, 2026 "
          "00:00 | Write the day and '00:00'.");
    CHECK(day("3/4") ==
          "ambiguous: '3/4' has two readings: Mar 4 or Apr 3 | "
          "Write it like 'nov 24' or '2026-11-24'.");
    CHECK(day("11/24") ==
          "invalid_argument: '11/24' is not read: month and day change places in "
          "some countries | Write it like 'nov 24' or '2026-11-24'.");
}

TEST_CASE("half of a time is refused, saying which half is missing") {
    CHECK(when("tomorrow") ==
          "invalid_argument: 'tomorrow' names no time of day | "
          "Add it, like '9:30', '2pm' or '14:30'.");
    CHECK(when("nov 24 2026") ==
          "invalid_argument: 'nov 24 2026' names no time of day | "
          "Add it, like '9:30', '2pm' or '14:30'.");
    CHECK(when("9am") ==
          "invalid_argument: '9am' names no day | "
          "Add it, like 'today', 'tue' or '2026-11-24'.");
    CHECK(when("nov 24 1430") == "2026-11-24 22:30:00");
}

TEST_CASE("what is neither day nor time is refused") {
    for (const std::string text :
         {"", "someday", "today 9am 10am", "9am 9am", "tomorrow 9:5", "2026-11-24T", "2026-1-5 9am",
          "now", "today 9:00:0", "+d 9am", "fri fri 9am", "today -9:00", "2026-11-24x09:00"}) {
        CAPTURE(text);
        CHECK(when(text) == "invalid_argument: '" + text + "' is no day and time" + kForms);
    }
    CHECK(when("today\x1b[2J") ==
          std::string("invalid_argument: 'today\\x1b[2J' is no day and time") + kForms);
    CHECK(when(std::string(200, '9')) ==
          "invalid_argument: '" + std::string(57, '9') + "...' is too long" + kForms);
}

TEST_CASE("days are read alone") {
    CHECK(day("2026-11-24") == "Tue Nov 24, 2026");
    CHECK(day("today") == "Tue Nov 17, 2026");
    CHECK(day("Yesterday") == "Mon Nov 16, 2026");
    CHECK(day("Wednesday") == "Wed Nov 18, 2026");
    CHECK(day("mon") == "Mon Nov 23, 2026");
    CHECK(day("this thurs") == "Thu Nov 19, 2026");
    CHECK(day("+3d") == "Fri Nov 20, 2026");
    CHECK(day("+2w") == "Tue Dec 1, 2026");
    CHECK(day("24 nov") == "Tue Nov 24, 2026");
    CHECK(day("sept 1st") == "Wed Sep 1, 2027");
    CHECK(day("nov 17") == "Tue Nov 17, 2026");
    CHECK(day("nov 16") == "Tue Nov 16, 2027");
    CHECK(day("feb 29") == "Tue Feb 29, 2028");
    CHECK(day("16 nov 2026") == "Mon Nov 16, 2026");
}

TEST_CASE("today is the shop's, not that of UTC") {
    CHECK(day("today", utc(2026, 11, 18, 7h + 59min)) == "Tue Nov 17, 2026");
    CHECK(day("today", utc(2026, 11, 18, 8h)) == "Wed Nov 18, 2026");
}

TEST_CASE("days that are none are refused") {
    CHECK(day("feb 30") == "invalid_argument: 'feb 30' is no day of the calendar");
    CHECK(day("feb 29 2027") == "invalid_argument: 'feb 29 2027' is no day of the calendar");
    CHECK(day("2026-02-30") == "invalid_argument: '2026-02-30' is no day of the calendar");
    CHECK(day("2026-00-10") == "invalid_argument: '2026-00-10' is no day of the calendar");
    CHECK(day("1969-12-31") ==
          "invalid_argument: the year 1969 in '1969-12-31' is not between 1970 and 9999");
    CHECK(day("+99999999999999999999d") ==
          "invalid_argument: '+99999999999999999999d' is no day | "
          "Write it like '2026-11-24', 'tomorrow', 'tue' or '+3d'.");
    CHECK(day("+3661d") == "invalid_argument: '+3661d' is too far ahead | At most 3660 days.");
    CHECK(day("mon nov 24") ==
          "invalid_argument: Tue Nov 24, 2026 is no Mon | "
          "Leave the weekday out, or mend the date.");
    CHECK(day("thu 9:30") ==
          "invalid_argument: 'thu 9:30' is more than a day | "
          "Write it like '2026-11-24', 'tomorrow', 'tue' or '+3d'.");
    CHECK(day("2011-12-30", kNow, shop::Zone::load("Pacific/Apia")) ==
          "invalid_argument: Fri Dec 30, 2011 does not exist in Pacific/Apia | "
          "Write it like '2026-11-24', 'tomorrow', 'tue' or '+3d'.");
}

TEST_CASE("a text that begins with a day or an hour is told from a service's code") {
    const shop::LocalDate today = california().date(kNow);
    for (const char* time : {"thu 9:30", "9:30 thu", "thu", "nov 24 9am", "24 nov", "2026-11-24",
                             "+3d", "next friday", "25:00", "feb 30", "noon", "on thu", "930"}) {
        CAPTURE(time);
        CHECK(shop::cli::begins_with_time(time, today));
    }
    for (const char* other : {"", "oil-synthetic", "brakes-front thu 9:30", "nov", "thrusday",
                              "4x4-service", "sun-shade", "24h", "a118"}) {
        CAPTURE(other);
        CHECK_FALSE(shop::cli::begins_with_time(other, today));
    }
}
