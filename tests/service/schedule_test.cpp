#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>

#include "test_shop.hpp"

namespace {

using shop::ErrorCode;
using test::TestShop;
using Lines = std::vector<std::string>;

/// `2026-11-24 09:00-09:45`
std::string written(const shop::Interval& interval, const shop::Zone& zone) {
    return test::written(interval.begin, zone) + "-" + test::written(interval.end, zone).substr(11);
}

std::string kind(shop::ScheduleGap::Kind kind) {
    switch (kind) {
        case shop::ScheduleGap::Kind::free:
            return "free";
        case shop::ScheduleGap::Kind::break_time:
            return "break";
        case shop::ScheduleGap::Kind::closed:
            return "closed";
        case shop::ScheduleGap::Kind::travel:
            return "travel";
    }
    return "";
}

Lines gaps(const shop::MechanicDay& day, const shop::Zone& zone) {
    Lines lines;
    for (const shop::ScheduleGap& gap : day.gaps) {
        lines.push_back(kind(gap.kind) + " " + written(gap.interval, zone).substr(11) +
                        (gap.reason.empty() ? "" : " " + gap.reason));
    }
    return lines;
}

shop::MechanicDay only_day(TestShop& shop, const std::string& date) {
    const auto days = shop->schedule().days(test::wall_date(date), 1, std::nullopt);
    REQUIRE(days.size() == 1);
    return days[0];
}

TEST_CASE("a day shows its jobs, its breaks and what is free between them") {
    TestShop shop;
    const auto first = shop.book("2026-11-24 09:00");
    const auto second = shop.book("2026-11-24 14:00", {"rotation"});
    const auto cancelled = shop.book("2026-11-24 15:30");
    shop->appointments().cancel(cancelled.id, "");
    const auto day = only_day(shop, "2026-11-24");
    CHECK(day.date == test::wall_date("2026-11-24"));
    CHECK(written(day.day, shop->zone()) == "2026-11-24 00:00-00:00");
    CHECK(day.appointments == std::vector{first, second, shop->appointments().get(cancelled.id)});
    CHECK(day.booked == first.total + second.total);
    REQUIRE(day.open.size() == 2);
    CHECK(written(day.open[0], shop->zone()) == "2026-11-24 08:00-12:00");
    CHECK(written(day.open[1], shop->zone()) == "2026-11-24 12:30-17:00");
    CHECK(gaps(day, shop->zone()) ==
          Lines{"free 08:00-08:45", "travel 08:45-09:00", "free 09:55-12:00", "break 12:00-12:30",
                "free 12:30-13:45", "travel 13:45-14:00", "free 14:55-17:00"});
}

TEST_CASE(
    "what is shown as a gap never lies in the work of a job that holds, nor in a job's padding "
    "when free") {
    TestShop shop;
    shop.book("2026-11-24 08:00", {"brakes"});
    shop.book("2026-11-24 11:00");
    shop.book("2026-11-24 12:30", {"oil", "rotation"});
    for (const auto& day : shop->schedule().days(test::wall_date("2026-11-23"), 7, std::nullopt)) {
        for (const auto& gap : day.gaps) {
            for (const auto& job : day.appointments) {
                CHECK_FALSE(overlaps(gap.interval, job.work));
                const shop::Interval held{job.work.begin - job.travel, job.work.end + job.wrap_up};
                if (gap.kind == shop::ScheduleGap::Kind::free) {
                    CHECK_FALSE(overlaps(gap.interval, held));
                }
            }
        }
    }
}

TEST_CASE("a closure is shown with its reason, where it closes something") {
    TestShop shop;
    shop::Closure closure;
    closure.begins = test::wall_time("2026-11-24 10:00");
    closure.ends = test::wall_time("2026-11-24 20:00");
    closure.reason = "dentist";
    shop->closures().add(closure);
    const auto day = only_day(shop, "2026-11-24");
    CHECK(gaps(day, shop->zone()) == Lines{"free 08:00-10:00", "closed 10:00-12:00 dentist",
                                           "break 12:00-12:30", "closed 12:30-17:00 dentist"});
    CHECK(only_day(shop, "2026-11-29").gaps.empty());
}

TEST_CASE("days of a clock change have 23 and 25 hours") {
    auto settings = test::settings_of(test::kSettings);
    for (auto& hours : settings.hours) hours = {shop::parse_time_range("01:00-04:00")};
    TestShop shop(settings);
    const auto spring = only_day(shop, "2027-03-14");
    CHECK(spring.day.end - spring.day.begin == std::chrono::hours{23});
    REQUIRE(spring.open.size() == 1);
    CHECK(spring.open[0].end - spring.open[0].begin == std::chrono::hours{2});
    CHECK(gaps(spring, shop->zone()) == Lines{"free 01:00-04:00"});
    const auto autumn = only_day(shop, "2027-11-07");
    CHECK(autumn.day.end - autumn.day.begin == std::chrono::hours{25});
    REQUIRE(autumn.open.size() == 1);
    CHECK(autumn.open[0].end - autumn.open[0].begin == std::chrono::hours{4});
    CHECK(gaps(autumn, shop->zone()) == Lines{"free 01:00-04:00"});
}

TEST_CASE("every mechanic has an entry a day, by date and then by number") {
    TestShop shop;
    const auto ann = shop.add_mechanic("Ann");
    const auto job = shop.book("2026-11-24 09:00");
    Lines entries;
    const auto days = shop->schedule().days(test::wall_date("2026-11-24"), 2, std::nullopt);
    for (const auto& day : days) {
        entries.push_back(date::format("%F ", day.date) + day.mechanic.name + " " +
                          std::to_string(day.appointments.size()));
    }
    CHECK(entries == Lines{"2026-11-24 Edgar 1", "2026-11-24 Ann 0", "2026-11-25 Edgar 0",
                           "2026-11-25 Ann 0"});
    const auto anns = shop->schedule().days(test::wall_date("2026-11-24"), 1, ann.id);
    REQUIRE(anns.size() == 1);
    CHECK(anns[0].mechanic == ann);
    // Who has left shows on the days with work of theirs.
    shop.set_clock("2026-11-24 10:00");
    shop->appointments().complete(job.id, {});
    shop.set_clock("2026-11-26 10:00");
    shop->mechanics().retire(job.mechanic);
    CHECK(shop->schedule().days(test::wall_date("2026-11-24"), 2, std::nullopt).size() == 3);
}

TEST_CASE(
    "work across midnight shows on both days, and what is free ends where its travel begins") {
    auto settings = test::settings_of(test::kSettings);
    for (auto& hours : settings.hours) hours = {shop::parse_time_range("00:00-24:00")};
    TestShop shop(settings);
    shop.book("2026-11-25 00:00");
    const auto eve = only_day(shop, "2026-11-24");
    CHECK(gaps(eve, shop->zone()) == Lines{"free 00:00-23:45", "travel 23:45-00:00"});
    shop.run(
        "UPDATE appointment SET starts_at = starts_at - 1200, ends_at = ends_at - 1200, "
        "starts_local = starts_local - 1200");
    CHECK(only_day(shop, "2026-11-24").appointments.size() == 1);
    const auto day = only_day(shop, "2026-11-25");
    CHECK(day.appointments.size() == 1);
    CHECK(gaps(day, shop->zone()).back() == "free 00:35-00:00");
}

TEST_CASE("a hold whose time has come takes no room and counts for nothing") {
    TestShop shop;
    const auto job = shop.book("2026-11-24 09:00");
    shop.run("UPDATE appointment SET status = 'held', held_until = " +
             std::to_string(shop.at("2026-11-23 09:00").time_since_epoch().count()));
    CHECK(only_day(shop, "2026-11-24").booked == job.total);
    shop.set_clock("2026-11-23 09:00");
    const auto day = only_day(shop, "2026-11-24");
    CHECK(day.booked == shop::Money{});
    CHECK(day.appointments.size() == 1);
    CHECK(gaps(day, shop->zone()) ==
          Lines{"free 08:00-12:00", "break 12:00-12:30", "free 12:30-17:00"});
}

TEST_CASE("what a day reads of the days beside it is what reaches into it") {
    TestShop shop;
    shop.book("2026-11-24 09:00");
    shop.book("2026-11-25 09:00");
    const auto days = shop->schedule().days(test::wall_date("2026-11-24"), 2, std::nullopt);
    REQUIRE(days.size() == 2);
    CHECK(days[0].appointments.size() == 1);
    CHECK(days[1].appointments.size() == 1);
}

TEST_CASE("many jobs of a day each have their own services") {
    auto settings = test::settings_of(test::kSettings);
    for (auto& hours : settings.hours) hours = {shop::parse_time_range("00:00-24:00")};
    TestShop shop(settings);
    const std::vector who{shop::MechanicId{1}, shop.add_mechanic("Ann").id,
                          shop.add_mechanic("Luis").id};
    std::vector<shop::Appointment> booked;
    for (int hour = 0; hour < 24; hour += 2) {
        for (std::size_t i = 0; i < who.size(); ++i) {
            auto request = shop.request(fmt::format("2026-11-24 {:02}:30", hour),
                                        {i == 1 ? "rotation" : "oil"});
            request.mechanic = who[i];
            request.vehicle = shop.add_vehicle(*request.customer).id;
            booked.push_back(shop->appointments().book(request).appointment);
        }
    }
    const auto days = shop->schedule().days(test::wall_date("2026-11-24"), 1, std::nullopt);
    std::vector<shop::Appointment> shown;
    for (const auto& day : days) {
        shown.insert(shown.end(), day.appointments.begin(), day.appointments.end());
    }
    std::ranges::sort(shown, {}, &shop::Appointment::id);
    CHECK(shown == booked);
}

TEST_CASE("a schedule covers a year at most") {
    TestShop shop;
    const auto from = test::wall_date("2026-11-24");
    const auto code = [&](int days) {
        return test::code_of(
            [&] { static_cast<void>(shop->schedule().days(from, days, std::nullopt)); });
    };
    CHECK(code(0) == ErrorCode::invalid_argument);
    CHECK(code(367) == ErrorCode::invalid_argument);
    CHECK(code(366) == std::nullopt);
    CHECK(test::code_of([&] {
              static_cast<void>(shop->schedule().days(from, 1, shop::MechanicId{9}));
          }) == ErrorCode::not_found);
}

}  // namespace
