#include <shop/format.hpp>
#include <shop/zone.hpp>

#include <doctest/doctest.h>

#include <string>

namespace {

constexpr shop::Instant kMorning{std::chrono::seconds{1'795'539'600}};

}  // namespace

TEST_CASE("an instant is written with the zone's offset") {
    const auto written = [](const char* zone) {
        return shop::to_rfc3339(kMorning, shop::Zone::load(zone));
    };
    CHECK(written("America/Los_Angeles") == "2026-11-24T09:00:00-08:00");
    CHECK(written("UTC") == "2026-11-24T17:00:00+00:00");
    CHECK(written("Pacific/Chatham") == "2026-11-25T06:45:00+13:45");
    CHECK(written("America/St_Johns") == "2026-11-24T13:30:00-03:30");
}

TEST_CASE("an offset with seconds is written in minutes and keeps the instant") {
    const auto zone = shop::Zone::load("America/Los_Angeles");  // -7:52:58 until 1883
    const shop::Instant old{std::chrono::seconds{-3'000'000'000}};
    const std::string text = shop::to_rfc3339(old, zone);
    CHECK(text == "1874-12-07T10:48:00-07:52");
    CHECK(shop::parse_rfc3339(text) == old);
}

TEST_CASE("every way to write one instant is read") {
    for (const char* text :
         {"2026-11-24T09:00:00-08:00", "2026-11-24 09:00:00-08:00", "2026-11-24t17:00:00z",
          "2026-11-24T17:00Z", "2026-11-24T17:00:00.999999999999Z", "2026-11-24T22:30:00+05:30",
          "2026-11-24T17:00:00-00:00", "2026-11-25T00:00:00+07:00"}) {
        CAPTURE(text);
        CHECK(shop::parse_rfc3339(text) == kMorning);
    }
    CHECK(shop::parse_rfc3339("2024-02-29T00:00:00Z").has_value());
    CHECK(shop::parse_rfc3339("0000-01-01T00:00:00+23:59").has_value());
    CHECK(shop::parse_rfc3339("9999-12-31T23:59:59-23:59").has_value());
}

TEST_CASE("what is no RFC 3339 instant is not read") {
    for (const char* text : {"",
                             "2026-11-24",
                             "2026-11-24T09:00:00",
                             "2026-11-24T09:00:00 Z",
                             "2026-11-24T09Z",
                             "2026-11-24T9:00:00Z",
                             "2026-11-24T09:00:00-0800",
                             "2026-11-24T09:00:00-08",
                             "2026-11-24T09:00:00.Z",
                             "2026-11-24T09:00:60Z",
                             "2026-11-24T24:00:00Z",
                             "2026-11-24T09:60:00Z",
                             "2026-02-29T00:00:00Z",
                             "2026-13-01T00:00:00Z",
                             "2026-00-10T00:00:00Z",
                             "2026-11-31T00:00:00Z",
                             "2026-11-00T00:00:00Z",
                             "2026-11-24T09:00:00+24:00",
                             "2026-11-24T09:00:00+08:60",
                             "26-11-24T09:00:00Z",
                             "+2026-11-24T09:00:00Z",
                             "2026-11-24T09:00:00Zz",
                             " 2026-11-24T09:00:00Z",
                             "2026-11-24_09:00:00Z",
                             "12026-11-24T09:00:00Z",
                             "2026-1-24T09:00:00Z"}) {
        CAPTURE(text);
        CHECK_FALSE(shop::parse_rfc3339(text).has_value());
    }
    CHECK_FALSE(shop::parse_rfc3339(std::string("2026-11-24T09:00:00Z\0", 21)).has_value());
}
