#include <shop/error.hpp>
#include <shop/format.hpp>
#include <shop/zone.hpp>

#include <doctest/doctest.h>

#include <cstdlib>
#include <string>
#include <vector>

#include "case_zones.hpp"

namespace {

using namespace date::literals;

shop::Instant instant(const std::string& text) {
    return shop::parse_rfc3339(text).value();
}

// `message | hint` of the refusal.
std::string refusal(const std::string& name) {
    try {
        return "accepted as " + shop::Zone::load(name).name();
    } catch (const shop::Error& error) {
        CHECK(error.code() == shop::ErrorCode::invalid_argument);
        return error.message() + " | " + error.hint();
    }
}

}  // namespace

TEST_CASE("names that are no IANA names are refused, whatever they would open") {
    const std::string hint = " | use an IANA name such as 'America/Los_Angeles'";
    for (const std::string name : {"",
                                   " ",
                                   ":x",
                                   "/etc/localtime",
                                   "../../etc/passwd",
                                   "America/../America/Los_Angeles",
                                   "libc:localtime",
                                   "file:/etc/localtime",
                                   "Fixed/UTC+05:00:00",
                                   "right/UTC",
                                   "posix/America/Los_Angeles",
                                   "localtime",
                                   "posixrules",
                                   "America/",
                                   "America",
                                   "America//Los_Angeles",
                                   "EST5EDT,M3.2.0,M11.1.0",
                                   "zone.tab",
                                   "+05:00",
                                   "Mars/Base"}) {
        CHECK(refusal(name) == "unknown time zone '" + name + "'" + hint);
    }
    CHECK(refusal(std::string("UTC\0x", 5)) == "unknown time zone 'UTC?x'" + hint);
    CHECK(refusal("\x1b[2J") == "unknown time zone '?[2J'" + hint);
    CHECK(refusal(std::string(5000, 'a')) ==
          "unknown time zone '" + std::string(80, 'a') + "...'" + hint);
}

TEST_CASE("a near miss of a zone's name is suggested") {
    CHECK(refusal("america/los_angeles") ==
          "unknown time zone 'america/los_angeles' | did you mean 'America/Los_Angeles'?");
    CHECK(refusal("America/Los Angeles") ==
          "unknown time zone 'America/Los Angeles' | did you mean 'America/Los_Angeles'?");
    CHECK(refusal("Los Angeles") ==
          "unknown time zone 'Los Angeles' | did you mean 'America/Los_Angeles'?");
    CHECK(refusal("utc") == "unknown time zone 'utc' | did you mean 'UTC'?");
}

TEST_CASE("IANA names of every form load under their own name") {
    for (const std::string name : {"America/Argentina/Buenos_Aires", "UTC", "Etc/GMT+8",
                                   "America/Port-au-Prince", "EST5EDT"}) {
        CHECK(shop::Zone::load(name).name() == name);
    }
}

TEST_CASE("the machine's TZ variable does not matter") {
    const char* before = std::getenv("TZ");
    const std::string kept = before == nullptr ? "" : before;
    // A zone once loaded is kept: another one for each value.
    const auto written = [](const char* tz, const char* name) {
        setenv("TZ", tz, 1);
        return shop::to_rfc3339(instant("2026-07-01T00:00:00Z"), shop::Zone::load(name));
    };
    CHECK(written("Asia/Tokyo", "Pacific/Auckland") == "2026-07-01T12:00:00+12:00");
    CHECK(written("garbage", "Africa/Lagos") == "2026-07-01T01:00:00+01:00");
    CHECK(written("", "Asia/Kathmandu") == "2026-07-01T05:45:00+05:45");
    if (before == nullptr) {
        unsetenv("TZ");
    } else {
        setenv("TZ", kept.c_str(), 1);
    }
}

TEST_CASE("abbreviations are those of the moment") {
    const auto zone = test::case_zone("America/Los_Angeles");
    CHECK(zone.abbreviation(instant("2026-01-01T00:00:00Z")) == "PST");
    CHECK(zone.abbreviation(instant("2026-07-01T00:00:00Z")) == "PDT");
    CHECK(test::case_zone("Pacific/Chatham").abbreviation(instant("2026-01-01T00:00:00Z")) ==
          "+1345");
}

TEST_CASE("the rules go on after 2037") {
    const auto zone = test::case_zone("America/Los_Angeles");
    CHECK(zone.wall(instant("2060-01-01T00:00:00Z")).offset == std::chrono::hours{-8});
    CHECK(zone.wall(instant("2060-07-01T00:00:00Z")).offset == std::chrono::hours{-7});
}

TEST_CASE("a date that is skipped whole is empty") {
    const auto zone = test::case_zone("Pacific/Apia");
    const auto change = instant("2011-12-30T10:00:00Z");
    const auto day = [&](unsigned number) {
        return zone.day(shop::LocalDate{2011_y / 12 / date::day{number}});
    };
    CHECK(day(29) == shop::Interval{instant("2011-12-29T10:00:00Z"), change});
    CHECK(day(30) == shop::Interval{change, change});
    CHECK(day(31) == shop::Interval{change, instant("2011-12-31T10:00:00Z")});
}

TEST_CASE("segments cover a range without gaps and change with the offset only") {
    const auto zone = test::case_zone("America/Los_Angeles");
    const shop::Interval range{instant("2026-01-01T00:00:00Z"), instant("2027-01-01T00:00:00Z")};
    const auto parts = zone.segments(range);
    REQUIRE(parts.size() == 3);
    CHECK(parts[0].interval == shop::Interval{range.begin, instant("2026-03-08T10:00:00Z")});
    CHECK(parts[1].interval ==
          shop::Interval{instant("2026-03-08T10:00:00Z"), instant("2026-11-01T09:00:00Z")});
    CHECK(parts[2].interval == shop::Interval{instant("2026-11-01T09:00:00Z"), range.end});
    CHECK(parts[0].offset == std::chrono::hours{-8});
    CHECK(parts[1].offset == std::chrono::hours{-7});
    CHECK(parts[2].offset == std::chrono::hours{-8});
    CHECK(zone.segments({range.end, range.end}).empty());
    CHECK(zone.segments({range.end, range.begin}).empty());
    CHECK(shop::Zone::load("UTC").segments(range).size() == 1);
}
