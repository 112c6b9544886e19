#include <doctest/doctest.h>

#include "test_shop.hpp"

namespace {

using shop::ErrorCode;
using test::TestShop;
using Lines = std::vector<std::string>;

constexpr const char* kNotice =
    "the shop's file has changed: its rules are now in force and recorded";

Lines policies(const TestShop& shop) {
    return shop.column("SELECT id || ' by ' || actor FROM policy ORDER BY id");
}

TEST_CASE("the policy is recorded when the shop is made and once after each change of the file") {
    TestShop shop;
    CHECK(policies(shop) == Lines{"1 by test"});
    CHECK(shop->take_notices() == Lines{});
    auto settings = shop.settings();
    settings.booking.travel = shop::Minutes{20};
    shop.reopen(settings);
    CHECK(policies(shop) == Lines{"1 by test"});
    shop.add_customer("One");
    CHECK(policies(shop) == Lines{"1 by test", "2 by ann"});
    CHECK(shop->take_notices() == Lines{kNotice});
    CHECK(shop->take_notices() == Lines{});
    shop.add_customer("Two");
    CHECK(policies(shop) == Lines{"1 by test", "2 by ann"});
    CHECK(shop->take_notices() == Lines{});
    CHECK(shop.column("SELECT action || ' ' || actor FROM audit_entry WHERE entity = 'policy'") ==
          Lines{"init test", "publish ann"});
    CHECK(shop.column("SELECT document FROM policy WHERE id = 2") ==
          Lines{shop::policy_document(settings)});
}

TEST_CASE("what is no policy may change without a record") {
    TestShop shop;
    auto settings = shop.settings();
    settings.mail.from = "Edgar <edgar@example.com>";
    settings.profile.phone = "+15305550134";
    settings.backup.directory = "elsewhere";
    shop.reopen(settings);
    shop.add_customer();
    CHECK(policies(shop) == Lines{"1 by test"});
}

TEST_CASE("a refused change records no policy and gives no notice") {
    TestShop shop;
    auto settings = shop.settings();
    settings.booking.travel = shop::Minutes{20};
    shop.reopen(settings);
    CHECK(test::refused_whole(shop, ErrorCode::not_found,
                              [&] { shop->catalogue().retire_service("nothing"); }));
    CHECK(shop->take_notices() == Lines{});
    CHECK(policies(shop) == Lines{"1 by test"});
    auto rehearsal = shop.open(true);
    rehearsal.catalogue().retire_service("oil");
    CHECK(rehearsal.take_notices() == Lines{});
    shop.add_customer();
    CHECK(shop->take_notices() == Lines{kNotice});
}

TEST_CASE("a quote notes the policy that priced it") {
    TestShop shop;
    shop::QuoteRequest request;
    request.codes = {"oil"};
    shop->quotes().create(request);
    auto settings = shop.settings();
    settings.pricing.labor_rate = shop::Money{100};
    shop.reopen(settings);
    shop->quotes().create(request);
    CHECK(shop.column("SELECT policy_id FROM quote ORDER BY id") == Lines{"1", "2"});
}

TEST_CASE("zone and currency may change until something is booked, and not after") {
    TestShop shop;
    auto settings = shop.settings();
    settings.profile.timezone = "America/Denver";
    shop.reopen(settings);
    shop.book("2026-11-24 09:00");
    CHECK(shop.column("SELECT timezone FROM store_info") == Lines{"America/Denver"});

    for (const bool zone : {true, false}) {
        auto other = shop.settings();
        if (zone) {
            other.profile.timezone = "America/Los_Angeles";
        } else {
            other.profile.currency = shop::find_currency("EUR");
        }
        CHECK(test::refused_whole(shop, ErrorCode::bad_config, [&] {
            shop::OpenOptions options;
            options.settings = other;
            options.folder = shop.file().parent_path();
            static_cast<void>(shop::Shop::open(std::move(options)));
        }));
    }
}

TEST_CASE("a shop opened before something was booked cannot change the zone after") {
    TestShop shop;
    shop.add_customer();
    auto other = shop.settings();
    other.profile.timezone = "America/Denver";
    shop::OpenOptions options;
    options.settings = other;
    options.folder = shop.file().parent_path();
    auto late = shop::Shop::open(std::move(options));
    shop.book("2026-11-24 09:00");
    CHECK(test::refused_whole(shop, ErrorCode::bad_config, [&] {
        late.customers().add(shop->customers().get(shop::CustomerId{1}));
    }));
}

TEST_CASE("a store that asks for a later program is not written to") {
    TestShop shop;
    shop.run("UPDATE store_info SET minimum_program = '99.0.0'");
    CHECK(test::refused_whole(shop, ErrorCode::schema_newer, [&] { shop.add_customer(); }));
    CHECK(shop->customers().find("nobody").empty());
}

}  // namespace
