#include <doctest/doctest.h>

#include "test_shop.hpp"
#include "whole_refusal.hpp"

namespace {

using shop::ErrorCode;
using test::TestShop;
using Lines = std::vector<std::string>;

Lines actions(TestShop& shop, const std::string& entity) {
    shop::AuditFilter filter;
    filter.entity = entity;
    Lines found;
    shop->audit().each(filter, [&](const shop::AuditEntry& entry) {
        found.insert(found.begin(),
                     entry.action + " " + std::to_string(entry.entity_id) + " by " + entry.actor);
        return true;
    });
    return found;
}

TEST_CASE("every change is noted with who, what, before and after") {
    TestShop shop;
    const auto job = shop.book("2026-11-24 09:00");
    const auto moved = shop.move(job.id, "2026-11-24 14:00");
    const auto cancelled = shop->appointments().cancel(job.id, "rain");
    CHECK(actions(shop, "appointment") ==
          Lines{"book 1 by ann", "move 1 by ann", "cancel 1 by ann"});

    const shop::JsonStyle style{shop->zone(), shop->settings().profile.currency};
    std::vector<shop::AuditEntry> entries;
    shop::AuditFilter filter;
    filter.entity = "appointment";
    shop->audit().each(filter, [&](const shop::AuditEntry& entry) {
        entries.push_back(entry);
        return true;
    });
    REQUIRE(entries.size() == 3);
    CHECK(entries[2].before == std::nullopt);
    CHECK(entries[2].after == to_json(job, style));
    CHECK(entries[1].before == to_json(job, style));
    CHECK(entries[1].after == to_json(moved, style));
    CHECK(entries[0].before == to_json(moved, style));
    CHECK(entries[0].after == to_json(cancelled, style));
    CHECK(entries[0].at == shop->now());
    CHECK(shop->audit().get(entries[0].id).hash == entries[0].hash);
    CHECK(test::code_of([&] { static_cast<void>(shop->audit().get(shop::AuditEntryId{999})); }) ==
          ErrorCode::not_found);
}

TEST_CASE("all that is done leaves a chain that verifies") {
    TestShop shop;
    auto customer = shop.add_customer();
    customer.notes = "x";
    shop->customers().edit(customer);
    auto vehicle = shop.add_vehicle(customer.id);
    vehicle.notes = "blue";
    shop->vehicles().edit(vehicle);
    auto ann = shop.add_mechanic("Ann", {"brakes"});
    ann.skills.clear();
    ann = shop->mechanics().edit(ann);
    shop->mechanics().retire(ann.id);
    shop::Closure closure;
    closure.begins = test::wall_time("2026-11-26 00:00");
    closure.ends = test::wall_time("2026-11-27 00:00");
    shop->closures().remove(shop->closures().add(closure).id);
    shop->catalogue().retire_service("brakes");
    shop::QuoteRequest request;
    request.codes = {"oil"};
    shop->quotes().accept(shop->quotes().create(request).id, "Dana", "phone");
    shop->quotes().decline(shop->quotes().create(request).id, "");
    const auto job = shop.book("2026-11-24 09:00");
    shop.set_clock("2026-11-24 09:00");
    shop->appointments().start(job.id);
    shop::CompleteRequest done;
    done.odometer = 5;
    shop->appointments().complete(job.id, done);

    CHECK(actions(shop, "customer") == Lines{"add 1 by ann", "edit 1 by ann"});
    CHECK(actions(shop, "vehicle") == Lines{"add 1 by ann", "edit 1 by ann", "edit 1 by ann"});
    CHECK(actions(shop, "mechanic") ==
          Lines{"add 1 by ann", "add 2 by ann", "edit 2 by ann", "retire 2 by ann"});
    CHECK(actions(shop, "closure") == Lines{"add 1 by ann", "remove 1 by ann"});
    CHECK(actions(shop, "quote") == Lines{"quote 1 by ann", "accept 1 by ann", "quote 2 by ann",
                                          "decline 2 by ann", "quote 3 by ann"});
    CHECK(actions(shop, "appointment") ==
          Lines{"book 1 by ann", "start 1 by ann", "complete 1 by ann"});
    CHECK(actions(shop, "policy") == Lines{"init 1 by test"});
    const auto found = shop->audit().verify();
    CHECK(found.problems == Lines{});
    CHECK(found.entries == std::stoll(shop.column("SELECT count(*) FROM audit_entry")[0]));
    CHECK(found.head == shop.column("SELECT hash FROM audit_head")[0]);
}

TEST_CASE("a list of changes stops when it is told to") {
    TestShop shop;
    int seen = 0;
    shop->audit().each({}, [&](const shop::AuditEntry&) { return ++seen < 3; });
    CHECK(seen == 3);
}

TEST_CASE("a clock more than a day behind the newest change refuses to write") {
    TestShop shop;
    shop.set_clock("2026-11-25 08:00");
    shop.add_customer();
    shop.set_clock("2026-11-24 08:00");
    shop.add_customer("A day behind is taken");
    shop.set_clock("2026-11-25 08:00");
    shop.add_customer("And on again");
    shop.set_clock(shop.at("2026-11-24 08:00") - std::chrono::seconds{1});
    CHECK(whole_refusal([&] { shop.add_customer("Too early"); }) ==
          "store_unavailable: the clock says 2026-11-24T07:59:59-08:00, but the newest entry of "
          "the audit log is of 2026-11-25T08:00:00-08:00 | set this machine's clock (or unset "
          "SHOPCTL_NOW) and try again");
    CHECK(test::refused_whole(shop, ErrorCode::store_unavailable,
                              [&] { shop.add_customer("Too early"); }));
    CHECK(shop->customers().get(shop::CustomerId{1}).name == "Dana Reyes");
}

}  // namespace
