#include "whole_refusal.hpp"

#include <shop/settings.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace std::chrono_literals;
using Ranges = std::vector<shop::TimeRange>;

namespace doctest {
template <>
struct StringMaker<shop::TimeRange> {
    static String convert(const shop::TimeRange& range) { return shop::to_string(range).c_str(); }
};
}  // namespace doctest

namespace {

shop::Settings with_monday(const std::string& ranges) {
    return shop::parse_settings(
        "[shop]\nname = \"Ana\"\ntimezone = \"UTC\"\n[pricing]\nlabor_rate = \"1\"\n[hours]\n"
        "monday = [" +
            ranges + "]\n",
        "shop.toml");
}

std::string said(const std::string& ranges) {
    return whole_refusal([&] { (void)with_monday(ranges); });
}

}  // namespace

TEST_CASE("a range is read in wall time up to 24:00") {
    CHECK(shop::parse_time_range("08:00-12:00") == shop::TimeRange{480min, 720min});
    CHECK(shop::parse_time_range("8:00-9:05") == shop::TimeRange{480min, 545min});
    CHECK(shop::parse_time_range("00:00-24:00") == shop::TimeRange{0min, 1440min});
    CHECK(shop::to_string(shop::TimeRange{485min, 1440min}) == "08:05-24:00");
}

TEST_CASE("what is no range is refused") {
    for (const char* text :
         {"", "-", "08:00", "08:00-", "8-12", "08:00-25:00", "24:00-24:30", "08:60-09:00",
          "08:00-24:01", "+8:00-9:00", "08:00 - 12:00", "08:0-09:00", "008:00-09:00",
          "08:00-12:00-13:00", "8am-noon", ":00-01:00",
          "08:00\xe2\x80\x93"
          "12:00"}) {
        CAPTURE(text);
        CHECK(whole_refusal([&] { (void)shop::parse_time_range(text); }) ==
              "invalid_argument: '" + std::string{text} +
                  "' is not a range of hours | write 24-hour times: 08:00-12:00");
    }
}

TEST_CASE("a range ends after it begins") {
    for (const char* text : {"12:00-12:00", "22:00-06:00"}) {
        CHECK(whole_refusal([&] { (void)shop::parse_time_range(text); }) ==
              "invalid_argument: '" + std::string{text} +
                  "' does not end after it begins | a night is two ranges: one up to 24:00, one "
                  "from 00:00 of the next day");
    }
}

TEST_CASE("the ranges of a day come in order with a gap between them") {
    CHECK(with_monday("\"08:00-12:00\", \"12:01-24:00\"").hours[0] ==
          Ranges{{480min, 720min}, {721min, 1440min}});
    const std::string hint = " | list the ranges of a day in order and join those that touch";
    CHECK(said("\"08:00-12:00\", \"12:00-17:00\"") ==
          "bad_config: shop.toml:7:26: hours.monday '12:00-17:00' must begin after '08:00-12:00' "
          "ends" +
              hint);
    CHECK(said("\"08:00-12:00\", \"11:00-17:00\"") ==
          "bad_config: shop.toml:7:26: hours.monday '11:00-17:00' must begin after '08:00-12:00' "
          "ends" +
              hint);
    CHECK(said("\"13:00-17:00\", \"08:00-12:00\"") ==
          "bad_config: shop.toml:7:26: hours.monday '08:00-12:00' must begin after '13:00-17:00' "
          "ends" +
              hint);
}

TEST_CASE("a weekday that is not named is closed") {
    const shop::Settings settings = with_monday("\"08:00-12:00\"");
    CHECK(settings.hours == shop::WeeklyHours{Ranges{{480min, 720min}}});
}
