#include "input/duration.hpp"

#include "input/number.hpp"
#include "whole_refusal.hpp"

#include <doctest/doctest.h>

using namespace std::chrono_literals;
using shop::cli::parse_duration;
using shop::cli::parse_number;

TEST_CASE("lengths of time are read in hours and minutes") {
    CHECK(parse_duration("45m") == 45min);
    CHECK(parse_duration("1h30m") == 90min);
    CHECK(parse_duration("1.5h") == 90min);
    CHECK(parse_duration("2.25 hours") == 135min);
    CHECK(parse_duration("90") == 90min);
    CHECK(parse_duration("010") == 10min);
    CHECK(parse_duration(" 2 H 15 min ") == 135min);
    CHECK(parse_duration("24h") == 1'440min);
    CHECK(parse_duration("0", 0min) == 0min);
    CHECK(parse_duration("168h", 0min, 10'080min) == 10'080min);
    CHECK(parse_duration("7 days", 0min, 10'080min) == 10'080min);
    CHECK(parse_duration("1d") == 1'440min);
}

TEST_CASE("what is no length of time is refused") {
    for (const std::string text : {"", "-5", "1e9", "30x", "h", "1h1h", "5m1h", "1.5", "1.51h",
                                   "1.5m", "0x10", "1d1h", "1h1d", "1.5d", "d", "1h 30", "99999999999999999999", "1..5h"}) {
        CAPTURE(text);
        CHECK(whole_refusal([&] { (void)parse_duration(text); }) ==
              "invalid_argument: '" + text +
                  "' is no length of time | Write it like '45m', '1h30m' or '90' (minutes).");
    }
}

TEST_CASE("a length of time out of range is refused with the range named") {
    for (const std::string text : {"0", "0m", "24h1m", "9223372036854775807"}) {
        CHECK(whole_refusal([&] { (void)parse_duration(text); }) ==
              "invalid_argument: '" + text + "' is not between 1 min and 24 h");
    }
    CHECK(whole_refusal([] { (void)parse_duration("9h", 30min, 90min); }) ==
          "invalid_argument: '9h' is not between 30 min and 90 min");
    CHECK(whole_refusal([] { (void)parse_duration("8d", 1min, 10'080min); }) ==
          "invalid_argument: '8d' is not between 1 min and 168 h");
}

TEST_CASE("numbers are decimal, whole and within their range") {
    CHECK(parse_number("10", "--limit", 1, 100) == 10);
    CHECK(parse_number(" 010 ", "--limit", 1, 100) == 10);
    CHECK(parse_number("9223372036854775807", "--limit", 0, INT64_MAX) == INT64_MAX);
    for (const std::string text :
         {"", "-1", "+1", "0x10", "1.0", "1e2", "101", "0", "1 0", "9223372036854775808"}) {
        CAPTURE(text);
        CHECK(whole_refusal([&] { (void)parse_number(text, "--limit", 1, 100); }) ==
              "invalid_argument: '" + text +
                  "' is no number for --limit | Give a whole number from 1 to 100.");
    }
}
