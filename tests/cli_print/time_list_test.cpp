#include "print/time_list.hpp"

#include <shop/format.hpp>

#include <doctest/doctest.h>

using shop::ClockStyle;
using shop::Minutes;
using shop::cli::short_time_list;
using shop::cli::time_list;
using Lines = std::vector<std::string>;

namespace {

const shop::Zone kZone = shop::Zone::load("America/Los_Angeles");

shop::Instant at(const std::string& rfc3339) {
    return *shop::parse_rfc3339(rfc3339);
}

std::vector<shop::Instant> on_thursday(const std::vector<std::string>& times) {
    std::vector<shop::Instant> instants;
    for (const std::string& time : times)
        instants.push_back(at("2026-11-19T" + time + ":00-08:00"));
    return instants;
}

Lines twelve(const std::vector<std::string>& times) {
    return time_list(on_thursday(times), kZone, ClockStyle::twelve_hours);
}

Lines brief(const std::vector<std::string>& times, ClockStyle clock = ClockStyle::twelve_hours) {
    return short_time_list(on_thursday(times), Minutes{30}, kZone, clock);
}

}  // namespace

TEST_CASE("am and pm stand before they change") {
    CHECK(twelve({}).empty());
    CHECK(twelve({"09:30"}) == Lines{"9:30 am"});
    CHECK(twelve({"11:00", "11:30", "12:00", "13:00"}) ==
          Lines{"11:00", "11:30 am", "12:00", "1:00 pm"});
    CHECK(time_list(on_thursday({"09:30", "13:00"}), kZone, ClockStyle::twenty_four_hours) ==
          Lines{"09:30", "13:00"});
}

TEST_CASE("three and more that follow each other become a range") {
    CHECK(brief({"08:00", "08:30"}) == Lines{"8:00", "8:30 am"});
    CHECK(brief({"08:00", "08:30", "09:00"}) == Lines{"8:00-9:00 am"});
    CHECK(brief({"08:00", "09:00", "09:30", "10:00", "12:30", "13:00", "13:30"}) ==
          Lines{"8:00", "9:00-10:00 am", "12:30-1:30 pm"});
    CHECK(brief({"11:00", "11:30", "12:00"}) == Lines{"11:00 am-12:00 pm"});
    CHECK(brief({"08:00", "08:30", "09:00", "14:00"}, ClockStyle::twenty_four_hours) ==
          Lines{"08:00-09:00", "14:00"});
}

TEST_CASE("a wall time that is shown twice says which it is") {
    CHECK(time_list({at("2026-11-01T01:30:00-07:00"), at("2026-11-01T01:30:00-08:00"),
                     at("2026-11-01T02:00:00-08:00")},
                    kZone,
                    ClockStyle::twelve_hours) == Lines{"1:30 am PDT", "1:30 am PST", "2:00 am"});
}

TEST_CASE("a span says am or pm once where it can") {
    const auto span = [](const char* from, const char* to) {
        const auto times = on_thursday({from, to});
        return shop::cli::time_span(times[0], times[1], kZone, ClockStyle::twelve_hours);
    };
    CHECK(span("14:45", "16:45") == "2:45-4:45 pm");
    CHECK(span("11:45", "13:15") == "11:45 am-1:15 pm");
    CHECK(span("11:45", "11:45") == "11:45 am");
}
