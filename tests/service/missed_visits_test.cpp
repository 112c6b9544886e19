#include <doctest/doctest.h>

#include "test_shop.hpp"
#include "whole_refusal.hpp"

namespace {

using shop::ErrorCode;
using test::TestShop;

const shop::CustomerId kDana{1};

/// `2 no-shows, 1 late, last 2026-11-24 09:00`
std::string missed(TestShop& shop) {
    const auto visits = shop->customers().missed(kDana);
    return std::to_string(visits.no_shows) + " no-shows, " +
           std::to_string(visits.late_cancellations) + " late, last " +
           (visits.last ? test::written(*visits.last, shop->zone()) : std::string{"never"});
}

void miss(TestShop& shop, const std::string& wall) {
    const auto job = shop.book(wall);
    shop.set_clock(shop.at(wall) + shop::Minutes{20});
    shop->appointments().no_show(job.id);
}

TestShop with_limit(int limit) {
    auto settings = test::settings_of(test::kSettings);
    settings.booking.no_show_limit = limit;
    return TestShop(settings);
}

TEST_CASE("a customer who always came has missed nothing") {
    TestShop shop;
    shop.book("2026-11-24 09:00");
    CHECK(missed(shop) == "0 no-shows, 0 late, last never");
    CHECK(test::code_of([&] {
              static_cast<void>(shop->customers().missed(shop::CustomerId{9}));
          }) == ErrorCode::not_found);
}

TEST_CASE("no-shows and cancellations with too little notice are remembered") {
    TestShop shop;
    miss(shop, "2026-11-24 09:00");
    CHECK(missed(shop) == "1 no-shows, 0 late, last 2026-11-24 09:00");
    const auto in_time = shop.book("2026-11-24 15:00");
    shop.set_clock("2026-11-24 13:00");
    CHECK_FALSE(shop->appointments().cancel(in_time.id, "ill").cancelled_late);
    const auto late = shop.book("2026-11-24 15:00");
    shop.set_clock(shop.at("2026-11-24 13:00") + std::chrono::seconds{1});
    CHECK(shop->appointments().cancel(late.id, "ill").cancelled_late);
    CHECK(missed(shop) == "1 no-shows, 1 late, last 2026-11-24 15:00");
}

TEST_CASE("what is taken back no longer counts") {
    TestShop shop;
    miss(shop, "2026-11-24 09:00");
    shop->appointments().reinstate(shop::AppointmentId{1});
    CHECK(missed(shop) == "0 no-shows, 0 late, last never");
    const auto late = shop.book("2026-11-24 15:00");
    shop.set_clock("2026-11-24 14:50");
    shop->appointments().cancel(late.id, "");
    shop->appointments().reinstate(late.id);
    CHECK(missed(shop) == "0 no-shows, 0 late, last never");
}

TEST_CASE("a job that the shop calls off is not the customer's fault") {
    TestShop shop;
    const auto job = shop.book("2026-11-24 15:00");
    shop.set_clock("2026-11-24 14:50");
    const auto off = shop->appointments().cancel_by_shop(job.id, "Edgar is ill");
    CHECK_FALSE(off.cancelled_late);
    CHECK(off.status == shop::AppointmentStatus::cancelled);
    CHECK(missed(shop) == "0 no-shows, 0 late, last never");
    CHECK(shop.column("SELECT action FROM audit_entry ORDER BY id DESC LIMIT 1") ==
          std::vector<std::string>{"cancel-by-shop"});
}

TEST_CASE("who has missed as many as the shop's file allows is booked against a deposit only") {
    TestShop shop = with_limit(2);
    miss(shop, "2026-11-24 09:00");
    miss(shop, "2026-11-24 15:00");
    const auto request = shop.request("2026-11-25 09:00");
    CHECK(whole_refusal([&] { shop->appointments().book(request); }) ==
          "rule_refused: Dana Reyes missed 2 appointments: a deposit is asked for | take a deposit, then: "
          "--override deposit --reason TEXT");
    CHECK(test::refused_whole(shop, ErrorCode::rule_refused,
                              [&] { shop->appointments().book(request); }));
    auto with_deposit = request;
    with_deposit.overriding = {{shop::Rule::deposit}, "$50 in cash"};
    const auto job = shop->appointments().book(with_deposit).appointment;
    CHECK(job.overrides == std::vector{shop::Rule::deposit});
    CHECK(shop.column("SELECT action FROM audit_entry ORDER BY id DESC LIMIT 1") ==
          std::vector<std::string>{"override"});
}

TEST_CASE("below the limit, and without one, nobody is asked for a deposit") {
    TestShop two = with_limit(2);
    miss(two, "2026-11-24 09:00");
    CHECK(two.book("2026-11-25 09:00").overrides.empty());
    TestShop none;
    miss(none, "2026-11-24 09:00");
    miss(none, "2026-11-24 15:00");
    CHECK(none.book("2026-11-25 09:00").overrides.empty());
}

TEST_CASE("a deposit and a clash are named together") {
    TestShop shop = with_limit(1);
    shop.book("2026-11-25 09:00");
    miss(shop, "2026-11-24 09:00");
    const auto broken = [&](const std::string& wall) {
        std::string rules;
        try {
            shop->appointments().book(shop.request(wall));
        } catch (const shop::RuleRefused& refused) {
            for (const auto& obstacle : refused.broken()) {
                rules += (rules.empty() ? "" : ", ") + std::string{to_string(obstacle.rule)};
            }
        }
        return rules;
    };
    CHECK(broken("2026-11-25 09:30") == "taken, vehicle_taken, deposit");
    CHECK(broken("2026-11-25 12:00") == "break, deposit");
    CHECK(broken("2026-11-25 14:00") == "deposit");
}

}  // namespace
