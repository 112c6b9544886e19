#include <doctest/doctest.h>

#include <filesystem>
#include <functional>

#include "test_shop.hpp"

namespace {

TEST_CASE("reading never writes: the store is the same, byte for byte, after every read") {
    test::TestShop shop;
    const auto job = shop.book("2026-11-24 09:00");
    auto settings = shop.settings();
    settings.booking.travel = shop::Minutes{20};
    shop.reopen(settings);  // a changed policy waits for somebody who writes
    const std::string bytes = test::file_bytes(shop.file());
    const auto written_at = std::filesystem::last_write_time(shop.file());

    shop::SlotQuery query;
    query.codes = {"oil"};
    const auto day = test::wall_date("2026-11-24");
    const std::vector<std::pair<const char*, std::function<void()>>> reads{
        {"catalogue", [&] { static_cast<void>(shop->catalogue().all(true)); }},
        {"service", [&] { static_cast<void>(shop->catalogue().service("oil")); }},
        {"package", [&] { static_cast<void>(shop->catalogue().package("basic")); }},
        {"customer", [&] { static_cast<void>(shop->customers().get(job.customer)); }},
        {"resolve", [&] { static_cast<void>(shop->customers().resolve("Dana")); }},
        {"find", [&] { static_cast<void>(shop->customers().find("Dana")); }},
        {"customers", [&] { shop->customers().each([](const shop::Customer&) {}); }},
        {"vehicle", [&] { static_cast<void>(shop->vehicles().get(job.vehicle)); }},
        {"resolve vehicle", [&] { static_cast<void>(shop->vehicles().resolve("civic")); }},
        {"vehicles of", [&] { static_cast<void>(shop->vehicles().of(job.customer)); }},
        {"find vehicle", [&] { static_cast<void>(shop->vehicles().find("civic")); }},
        {"vehicles", [&] { shop->vehicles().each([](const shop::Vehicle&) {}); }},
        {"mechanics", [&] { static_cast<void>(shop->mechanics().all(true)); }},
        {"mechanic", [&] { static_cast<void>(shop->mechanics().resolve("edgar")); }},
        {"closures",
         [&] {
             static_cast<void>(
                 shop->closures().list(shop::LocalTime{day}, shop::LocalTime{day + date::days{9}}));
         }},
        {"quote", [&] { static_cast<void>(shop->quotes().get(*job.quote)); }},
        {"quotes", [&] { shop->quotes().each({}, [](const shop::Quote&) {}); }},
        {"search", [&] { static_cast<void>(shop->availability().search(query)); }},
        {"explain",
         [&] { static_cast<void>(shop->availability().explain(query, job.work.begin)); }},
        {"appointment", [&] { static_cast<void>(shop->appointments().get(job.id)); }},
        {"appointments", [&] { shop->appointments().each({}, [](const shop::Appointment&) {}); }},
        {"at stop", [&] { static_cast<void>(shop->appointments().at_stop(job.id)); }},
        {"coming", [&] { static_cast<void>(shop->appointments().coming(job.customer)); }},
        {"schedule", [&] { static_cast<void>(shop->schedule().days(day, 7, std::nullopt)); }},
        {"audit", [&] { shop->audit().each({}, [](const shop::AuditEntry&) { return true; }); }},
        {"verify", [&] { static_cast<void>(shop->audit().verify()); }},
        {"status", [&] { static_cast<void>(shop::database_status(shop.location())); }},
        {"check", [&] { static_cast<void>(shop::check_database(shop.location())); }},
        {"open", [&] { static_cast<void>(shop.open().today()); }},
    };
    for (const auto& [name, read] : reads) {
        CAPTURE(name);
        CHECK_NOTHROW(read());
        CHECK((test::file_bytes(shop.file()) == bytes));
        CHECK((std::filesystem::last_write_time(shop.file()) == written_at));
    }
}

TEST_CASE("while a list is visited, no transaction is open: each job of it can be changed") {
    test::TestShop shop;
    shop.book("2026-11-24 09:00");
    shop.book("2026-11-25 09:00");
    shop->appointments().each({}, [&](const shop::Appointment& job) {
        CHECK(shop->appointments().get(job.id) == job);
        shop->appointments().cancel(job.id, "");
    });
    CHECK(shop.column("SELECT status FROM appointment") ==
          std::vector<std::string>{"cancelled", "cancelled"});
}

}  // namespace
