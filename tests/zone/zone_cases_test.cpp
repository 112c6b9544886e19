#include <shop/format.hpp>
#include <shop/zone.hpp>

#include <doctest/doctest.h>

#include <string>

#include "case_zones.hpp"
#include "table.hpp"

namespace {

using Kind = shop::Zone::Resolution::Kind;

shop::Instant instant(const std::string& text) {
    const auto value = shop::parse_rfc3339(text);
    REQUIRE_MESSAGE(value.has_value(), text);
    return *value;
}

// `2026-03-08T02:30:00`, without an offset.
shop::LocalTime local(const std::string& text) {
    return shop::LocalTime{instant(text + "Z").time_since_epoch()};
}

}  // namespace

TEST_CASE("wall times are valid, missing or repeated as the worked cases say") {
    const auto rows = test::read_table("wall_times.tsv");
    REQUIRE(rows.size() == 419);
    for (const auto& row : rows) {
        CAPTURE(row.at("zone"));
        CAPTURE(row.at("local"));
        const auto zone = test::case_zone(row.at("zone"));
        const auto found = zone.resolve(local(row.at("local")));
        const std::string& expected = row.at("expected");
        if (expected == "valid") {
            CHECK(found.kind == Kind::unique);
            CHECK(found.first == instant(row.at("utc")));
            CHECK(found.second == found.first);
            CHECK(zone.wall(found.first).time == local(row.at("local")));
        } else if (expected == "ambiguous") {
            CHECK(found.kind == Kind::ambiguous);
            CHECK(found.first == instant(row.at("utc_first")));
            CHECK(found.second == instant(row.at("utc_second")));
            CHECK(zone.wall(found.first).time == local(row.at("local")));
            CHECK(zone.wall(found.second).time == local(row.at("local")));
        } else {
            REQUIRE(expected == "gap");
            CHECK(found.kind == Kind::gap);
            CHECK(shop::to_rfc3339(found.first, zone) == row.at("gap_end_local"));
            CHECK(found.second == found.first);
        }
    }
}

TEST_CASE("work lasts elapsed time across clock changes") {
    const auto rows = test::read_table("spans.tsv");
    REQUIRE(rows.size() == 144);
    for (const auto& row : rows) {
        CAPTURE(row.at("zone"));
        CAPTURE(row.at("start_utc"));
        const auto zone = test::case_zone(row.at("zone"));
        const shop::Instant start = instant(row.at("start_utc"));
        const shop::Instant end = start + shop::Minutes{std::stoi(row.at("minutes"))};
        CHECK(shop::to_rfc3339(start, zone) == row.at("start_local"));
        CHECK(end == instant(row.at("end_utc")));
        CHECK(shop::to_rfc3339(end, zone) == row.at("end_local"));
        const shop::Minutes shown{std::stoi(row.at("wall_difference"))};
        CHECK(zone.wall(end).time - zone.wall(start).time == shown);

        std::chrono::seconds elapsed{0};
        for (const auto& part : zone.segments({start, end})) {
            elapsed += part.interval.end - part.interval.begin;
            CHECK(zone.wall(part.interval.begin).offset == part.offset);
            CHECK(zone.wall(part.interval.end - std::chrono::seconds{1}).offset == part.offset);
        }
        CHECK(elapsed == end - start);
    }
}

TEST_CASE("days begin and end as the worked cases say") {
    const auto rows = test::read_table("day_lengths.tsv");
    REQUIRE(rows.size() == 181);
    for (const auto& row : rows) {
        CAPTURE(row.at("zone"));
        CAPTURE(row.at("date"));
        const auto zone = test::case_zone(row.at("zone"));
        const auto date = date::floor<date::days>(local(row.at("date") + "T00:00:00"));
        const shop::Interval day = zone.day(date);
        CHECK(day.begin == instant(row.at("first_instant_utc")));
        CHECK(day.end == instant(row.at("next_day_utc")));
        CHECK(day.end - day.begin == shop::Minutes{std::stoi(row.at("minutes"))});
        CHECK(shop::to_rfc3339(day.begin, zone) == row.at("first_local"));
    }
}
