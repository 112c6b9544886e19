#include "domain/availability.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <string>
#include <vector>

#include "case_zones.hpp"
#include "domain/availability_fixture.hpp"

namespace {

using nlohmann::json;
using shop::Minutes;

// From here on: names and units only, no arithmetic on times.

shop::domain::Calendar calendar_of(const json& row) {
    static const std::array<const char*, 7> kDays{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    shop::domain::Calendar calendar;
    calendar.mechanic = shop::MechanicId{1};
    for (std::size_t i = 0; i < kDays.size(); ++i) {
        calendar.hours[i] = test::ranges(row.at("weekly").at(kDays[i]).get<test::Ranges>());
    }
    for (const json& closed : row.at("closures")) {
        calendar.closures.push_back(test::closure(0, closed.at("from"), closed.at("to")));
    }
    for (const json& job : row.at("appointments")) {
        if (job.at("status") == "cancelled") continue;
        calendar.busy.push_back(
            test::job(1, job.at("start"), job.at("minutes"), job.at("travel"), job.at("wrap_up")));
    }
    return calendar;
}

shop::domain::Wanted wanted_of(const json& service) {
    shop::domain::Wanted wanted;
    wanted.duration = Minutes{service.at("minutes").get<int>()};
    wanted.travel = Minutes{service.at("travel").get<int>()};
    wanted.wrap_up = Minutes{service.at("wrap_up").get<int>()};
    return wanted;
}

shop::domain::StartRules rules_of(const json& row) {
    shop::domain::StartRules rules;
    rules.now = test::instant(row.at("now"));
    rules.slot = Minutes{row.at("granularity").get<int>()};
    rules.minimum_notice = Minutes{row.at("min_notice").get<int>()};
    rules.horizon_days = row.at("horizon_days");
    return rules;
}

json answer_of(const std::vector<shop::Slot>& slots, const shop::Zone& zone,
               const shop::Zone& utc) {
    const auto in_utc = [&](shop::Instant instant) {
        return shop::to_rfc3339(instant, utc).substr(0, 19) + "Z";
    };
    json list = json::array();
    for (const shop::Slot& slot : slots) {
        list.push_back({{"start", in_utc(slot.work.begin)},
                        {"end", in_utc(slot.work.end)},
                        {"local", shop::to_rfc3339(slot.work.begin, zone)}});
    }
    return {{"count", slots.size()}, {"slots", list}};
}

}  // namespace

TEST_CASE("open starts are those of the worked cases") {
    std::ifstream file(TEST_DATA "/availability.jsonl");
    const shop::Zone utc = shop::Zone::load("UTC");
    int rows = 0;
    for (std::string line; std::getline(file, line); ++rows) {
        const json row = json::parse(line);
        CAPTURE(row.at("id").get<std::string>());
        const shop::Zone zone = test::case_zone(row.at("zone"));
        const std::vector<shop::domain::Calendar> calendars{calendar_of(row)};
        const auto slots = shop::domain::open_starts(
            zone, rules_of(row), wanted_of(row.at("service")), calendars,
            test::day(row.at("query").at("from")), row.at("query").at("days"));
        CHECK(answer_of(slots, zone, utc) == row.at("expected"));
    }
    CHECK(rows == 60);
}
