#include "whole_refusal.hpp"

#include <shop/people.hpp>

#include <date/date.h>
#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace date::literals;
using namespace std::chrono_literals;

namespace {

std::vector<shop::Closure> parse(const std::string& toml) {
    return shop::parse_closures(toml, "closures.toml");
}

std::string said(const std::string& lines) {
    return whole_refusal([&] { (void)parse("[[closure]]\n" + lines); });
}

shop::Closure closure(shop::LocalTime begins, shop::LocalTime ends, const std::string& reason) {
    shop::Closure made;
    made.begins = begins;
    made.ends = ends;
    made.reason = reason;
    return made;
}

}  // namespace

TEST_CASE("a closure is a day, or a time from and to") {
    const std::vector<shop::Closure> expected{
        closure(date::local_days{2026_y / 12 / 25}, date::local_days{2026_y / 12 / 26},
                "Christmas"),
        closure(date::local_days{2026_y / 12 / 24} + 12h,
                date::local_days{2027_y / 1 / 2} + 8h + 30min, ""),
        closure(date::local_days{2028_y / 2 / 29}, date::local_days{2028_y / 3 / 1}, "")};
    CHECK(parse("[[closure]]\nday = \"2026-12-25\"\nreason = \"Christmas\"\n"
                "[[closure]]\nfrom = \"2026-12-24 12:00\"\nto = \"2027-01-02T08:30\"\n"
                "[[closure]]\nday = \"2028-02-29\"\n") == expected);
    CHECK(parse("").empty());
}

TEST_CASE("what is no date or time is refused") {
    const std::string date = " is not a date | write year, month, day: \"2026-12-25\"";
    for (const char* day : {"2026-02-29", "2026-13-01", "2026-1-1", "25.12.2026", "", "0000-01-01",
                            "2026-12-2x", "2026-12-255"}) {
        CAPTURE(day);
        CHECK(said("day = \"" + std::string{day} + "\"\n") ==
              "bad_file: closures.toml:2:7: closure.day: '" + std::string{day} + "'" + date);
    }
    for (const char* time : {"2026-12-24", "2026-12-24 12", "2026-12-24 25:00", "2026-02-30 12:00",
                             "2026-12-24  9:00"}) {
        CAPTURE(time);
        CHECK(said("from = \"" + std::string{time} + "\"\n") ==
              "bad_file: closures.toml:2:8: closure.from: '" + std::string{time} +
                  "' is not a date and time | write the shop's wall time: \"2026-12-24 12:00\"; a "
                  "whole day is day = \"2026-12-24\"");
    }
    CHECK(said("day = 2026-12-25\n") ==
          "bad_file: closures.toml:2:7: closure.day must be text in quotes, not a decimal number, "
          "date or time without quotes | put the value in quotes: \"...\"");
}

TEST_CASE("a closure that is half given or ends before it begins is refused") {
    CHECK(
        said("reason = \"x\"\n") ==
        "bad_file: closures.toml:1:1: closure.day is missing: a closure has a day, or from and to");
    CHECK(said("from = \"2026-12-24 12:00\"\n") ==
          "bad_file: closures.toml:1:1: closure.to is missing beside from");
    CHECK(said("to = \"2026-12-24 12:00\"\n") ==
          "bad_file: closures.toml:1:1: closure.from is missing beside to");
    CHECK(said("day = \"2026-12-24\"\nto = \"2026-12-24 12:00\"\n") ==
          "bad_file: closures.toml:2:7: closure.day is given beside from or to: a closure has a "
          "day, or from and to");
    CHECK(said("from = \"2026-12-24 12:00\"\nto = \"2026-12-24 12:00\"\n") ==
          "bad_file: closures.toml:3:6: closure.to must be after from");
    CHECK(said("dya = \"2026-12-24\"\n") ==
          "bad_file: closures.toml:2:1: unknown key 'dya' in [closure] | did you mean 'day'?");
}
