#include <doctest/doctest.h>

#include "test_shop.hpp"

namespace {

using test::TestShop;
using Lines = std::vector<std::string>;

/// `A1 closure; first open 2026-11-25 08:00`
Lines misfits(TestShop& shop, const shop::Supposed& supposed = {}) {
    Lines lines;
    for (const shop::Misfit& misfit : shop->schedule().misfits(true, supposed)) {
        std::string line = "A" + std::to_string(misfit.job.id.value());
        for (const shop::Obstacle& obstacle : misfit.broken) {
            line += " " + std::string{to_string(obstacle.rule)};
        }
        const auto& open = misfit.first_open;
        lines.push_back(
            line + "; first open " +
            (open ? test::written(open->work.begin, shop->zone()) : std::string{"never"}));
    }
    return lines;
}

shop::Closure closure(const std::string& from, const std::string& to,
                      std::optional<shop::MechanicId> mechanic = std::nullopt) {
    shop::Closure made;
    made.begins = test::wall_time(from);
    made.ends = test::wall_time(to);
    made.mechanic = mechanic;
    return made;
}

shop::Override because(shop::Rule rule) { return {{rule}, "regular customer"}; }

TEST_CASE("jobs that fit are no misfits") {
    TestShop shop;
    CHECK(misfits(shop) == Lines{});
    shop.book("2026-11-24 09:00");
    CHECK(misfits(shop) == Lines{});
}

TEST_CASE("a closure makes misfits of the coming jobs that it touches, and tells where each can go") {
    TestShop shop;
    shop.set_clock("2026-11-23 17:00");
    shop.book("2026-11-24 09:00");
    shop.book("2026-11-24 15:00");
    shop.book("2026-11-25 08:00");
    shop->closures().add(closure("2026-11-24 00:00", "2026-11-24 12:00"));
    CHECK(misfits(shop) == Lines{"A1 closure; first open 2026-11-24 12:30"});
    shop->closures().add(closure("2026-11-24 12:00", "2026-11-25 00:00"));
    CHECK(misfits(shop) == Lines{"A1 closure; first open 2026-11-25 09:30",
                                 "A2 closure; first open 2026-11-25 09:30"});
    shop->appointments().cancel(shop::AppointmentId{1}, "");
    shop.move(shop::AppointmentId{2}, "2026-11-25 10:00");
    CHECK(misfits(shop) == Lines{});
}

TEST_CASE("what is only supposed changes nothing that is kept") {
    TestShop shop;
    shop.book("2026-11-24 09:00");
    shop::Supposed holiday;
    holiday.closures = {closure("2026-11-24 00:00", "2026-11-25 00:00")};
    CHECK(misfits(shop, holiday) == Lines{"A1 closure; first open 2026-11-23 09:00"});
    shop::Supposed late_riser;
    late_riser.mechanic = shop->mechanics().get(shop::MechanicId{1});
    late_riser.mechanic->hours = shop->settings().hours;
    for (auto& day : *late_riser.mechanic->hours) day = {shop::parse_time_range("10:00-15:00")};
    CHECK(misfits(shop, late_riser) == Lines{"A1 hours; first open 2026-11-23 10:00"});
    CHECK(misfits(shop) == Lines{});
}

TEST_CASE("hours and skills that change make misfits, of the shop and of a mechanic") {
    TestShop shop;
    shop.book("2026-11-24 10:00", {"starter"});
    auto edgar = shop->mechanics().get(shop::MechanicId{1});
    edgar.skills = {"brakes"};
    edgar = shop->mechanics().edit(edgar);
    CHECK(misfits(shop) == Lines{"A1 skill; first open never"});
    edgar.skills = {};
    shop->mechanics().edit(edgar);
    CHECK(misfits(shop) == Lines{});
    auto settings = shop.settings();
    settings.hours[1] = {shop::parse_time_range("08:00-11:15"),
                         shop::parse_time_range("13:00-17:00")};
    shop.reopen(settings);
    CHECK(misfits(shop) == Lines{"A1 break; first open 2026-11-23 09:00"});
    settings.hours[1] = {shop::parse_time_range("13:00-17:00")};
    shop.reopen(settings);
    CHECK(misfits(shop) == Lines{"A1 hours; first open 2026-11-23 09:00"});
}

TEST_CASE("the policy that is recorded names the jobs that no longer fit it") {
    TestShop shop;
    shop.book("2026-11-24 11:00");
    auto settings = shop.settings();
    settings.hours[1] = {shop::parse_time_range("13:00-17:00")};
    shop.reopen(settings);
    shop.add_customer("Somebody");
    CHECK(shop->take_notices() ==
          Lines{"the shop's file has changed: its rules are now in force and recorded",
                "a job no longer fits: A1 Tue Nov 24, 2026, 11:00 am, Dana Reyes"});
    shop.add_customer("Somebody Else");
    CHECK(shop->take_notices() == Lines{});
}

TEST_CASE("who has left leaves misfits behind, whatever was overridden") {
    TestShop shop;
    shop.book("2026-11-24 09:00");
    shop.add_mechanic("Ann");
    shop.run("UPDATE mechanic SET retired = 1 WHERE id = 1");
    const auto found = shop->schedule().misfits(false);
    REQUIRE(found.size() == 1);
    CHECK(found.front().broken.back().detail == "Edgar no longer works here");
    CHECK_FALSE(found.front().first_open);
    CHECK(misfits(shop) == Lines{"A1 hours; first open 2026-11-23 09:00"});
    shop.run("UPDATE mechanic SET retired = 1");
    CHECK(misfits(shop) == Lines{"A1 hours; first open never"});
}

TEST_CASE("a job that was booked against a rule fits that rule, and no other") {
    TestShop shop;
    auto request = shop.request("2026-11-24 18:00");
    request.overriding = because(shop::Rule::hours);
    shop->appointments().book(request);
    CHECK(misfits(shop) == Lines{});
    shop->closures().add(closure("2026-11-24 17:00", "2026-11-24 19:00"));
    CHECK(misfits(shop) == Lines{"A1 closure; first open 2026-11-23 09:00"});
}

TEST_CASE("what has begun is no misfit") {
    TestShop shop;
    shop.book("2026-11-24 09:00");
    shop.set_clock("2026-11-24 09:00");
    shop->closures().add(closure("2026-11-24 00:00", "2026-11-25 00:00"));
    CHECK(misfits(shop) == Lines{});
}

TEST_CASE("a job at a stop is named a time that it can be moved to: with its own travel again") {
    TestShop shop;
    shop.book("2026-11-24 09:00");
    shop::BookingRequest second;
    second.codes = {"oil"};
    second.stop = shop::AppointmentId{1};
    shop->appointments().book(second);
    shop.book("2026-11-23 09:00");  // until 9:55 with its wrap-up; the way takes 15 min
    shop->closures().add(closure("2026-11-24 00:00", "2026-11-25 00:00"));
    CHECK(misfits(shop) == Lines{"A1 closure; first open 2026-11-23 10:30",
                                 "A2 closure; first open 2026-11-23 10:30"});
    CHECK(shop.move(shop::AppointmentId{2}, "2026-11-23 10:30").travel == shop::Minutes{15});
}

}  // namespace
