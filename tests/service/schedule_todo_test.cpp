#include <doctest/doctest.h>

#include "test_shop.hpp"

namespace {

using shop::AppointmentId;
using shop::ErrorCode;
using test::TestShop;
using Ids = std::vector<std::int64_t>;
using Lines = std::vector<std::string>;

Ids ids(const std::vector<shop::Appointment>& jobs) {
    Ids found;
    for (const auto& job : jobs) found.push_back(job.id.value());
    return found;
}

std::optional<std::int64_t> id(const std::optional<shop::Appointment>& job) {
    if (!job) return std::nullopt;
    return job->id.value();
}

TEST_CASE("jobs of days gone by that were not closed are named, the newest few, and counted") {
    TestShop shop;
    for (const char* time : {"09:00", "10:30", "13:00", "14:30"}) {
        shop.book(std::string{"2026-11-24 "} + time);
    }
    shop.set_clock("2026-11-24 18:00");
    CHECK(shop->schedule().todo(std::nullopt).not_closed.empty());
    shop.set_clock("2026-11-25 07:00");
    const auto todo = shop->schedule().todo(std::nullopt);
    CHECK(ids(todo.not_closed) == Ids{4, 3, 2});
    CHECK(todo.not_closed_count == 4);
    CHECK(todo.not_closed.front() == shop->appointments().get(AppointmentId{4}));
    shop->appointments().complete(AppointmentId{4}, {});
    shop->appointments().cancel(AppointmentId{3}, "");
    shop->appointments().no_show(AppointmentId{2});
    const auto left = shop->schedule().todo(std::nullopt);
    CHECK(ids(left.not_closed) == Ids{1});
    CHECK(left.not_closed_count == 1);
    const auto ann = shop.add_mechanic("Ann");
    CHECK(shop->schedule().todo(ann.id).not_closed_count == 0);
}

TEST_CASE("a job that a closure has come upon is to be seen to until it is moved") {
    TestShop shop;
    const auto job = shop.book("2026-11-26 09:00");
    CHECK(shop->schedule().todo(std::nullopt).misfits.empty());
    shop::Closure holiday;
    holiday.begins = test::wall_time("2026-11-26 00:00");
    holiday.ends = test::wall_time("2026-11-27 00:00");
    holiday.reason = "Thanksgiving";
    shop->closures().add(holiday);
    const auto misfits = shop->schedule().todo(std::nullopt).misfits;
    REQUIRE(misfits.size() == 1);
    CHECK(misfits.front().job.id == job.id);
    REQUIRE(misfits.front().broken.size() == 1);
    CHECK(misfits.front().broken.front().detail == "Thanksgiving, all day");
    CHECK(shop->schedule().todo(shop.add_mechanic("Ann").id).misfits.empty());
    shop.move(job.id, "2026-11-25 09:00");
    CHECK(shop->schedule().todo(std::nullopt).misfits.empty());
}

TEST_CASE("estimates expire this week when their last day is today or within seven days") {
    TestShop shop;
    shop.book("2026-11-24 09:00");  // its quote is taken up
    shop::QuoteRequest request;
    request.codes = {"oil"};
    const auto quote = shop->quotes().create(request);
    const auto expiring = [&](shop::LocalDate today) {
        shop.set_clock(date::format("%F 07:00", today));
        return shop->schedule().todo(std::nullopt).expiring_quotes;
    };
    CHECK(expiring(quote.valid_through - date::days{8}) == 0);
    CHECK(expiring(quote.valid_through - date::days{7}) == 1);
    CHECK(expiring(quote.valid_through) == 1);
    CHECK(expiring(quote.valid_through + date::days{1}) == 0);
}

TEST_CASE("an estimate whose hold has lapsed expires like any other") {
    TestShop shop;
    shop.add_customer();
    shop.add_vehicle(shop::CustomerId{1});
    shop::QuoteRequest wanted;
    wanted.codes = {"oil"};
    wanted.customer = shop::CustomerId{1};
    wanted.vehicle = shop::VehicleId{1};
    const auto quote = shop->quotes().create(wanted);
    shop::BookingRequest held;
    held.quote = quote.id;
    held.start = shop.at("2026-11-24 09:00");
    held.hold = shop::Minutes{30};
    static_cast<void>(shop->appointments().book(held));
    const auto expiring = [&] { return shop->schedule().todo(std::nullopt).expiring_quotes; };
    const auto last = date::format("%F", quote.valid_through);
    shop.set_clock(last + " 08:00");
    CHECK(expiring() == 1);
}

TEST_CASE("the next open time is the one that a search finds first, however far it is") {
    TestShop shop;
    shop::SlotQuery query;
    query.duration = std::chrono::minutes{45};
    query.days = shop.settings().booking.horizon_days + 1;
    query.first = 1;
    const auto first = [&] { return shop->availability().search(query).slots; };
    CHECK(std::vector{*shop->schedule().todo(std::nullopt).next_open} == first());
    for (const char* until : {"2026-11-26 12:00", "2026-12-04 12:00", "2026-12-20 12:00"}) {
        shop::Closure closure;
        closure.begins = test::wall_time("2026-11-23 00:00");
        closure.ends = test::wall_time(until);
        shop->closures().add(closure);
        CHECK(std::vector{*shop->schedule().todo(std::nullopt).next_open} == first());
    }
    shop::Closure closure;
    closure.begins = test::wall_time("2026-11-23 00:00");
    closure.ends = test::wall_time("2030-01-01 00:00");
    shop->closures().add(closure);
    CHECK_FALSE(shop->schedule().todo(std::nullopt).next_open);
}

TEST_CASE("the list to load sums the parts of what is still to be done, by mechanic and name") {
    TestShop shop;
    shop.book("2026-11-24 09:00");
    shop.book("2026-11-24 10:30");
    const auto brakes = shop.book("2026-11-24 14:00", {"brakes"});
    shop.book("2026-11-25 09:00");
    const auto ann = shop.add_mechanic("Ann");
    const auto lists = [&] {
        Lines lines;
        for (const auto& list :
             shop->schedule().parts(test::wall_date("2026-11-24"), std::nullopt)) {
            for (const auto& part : list.parts) {
                lines.push_back(list.mechanic.name + ": " + to_string(part.quantity) + " " +
                                part.name);
            }
        }
        return lines;
    };
    CHECK(lists().size() > 1);
    shop->appointments().cancel(brakes.id, "");
    CHECK(lists() == Lines{"Edgar: 2 Oil and filter"});
    CHECK(shop->schedule().parts(test::wall_date("2026-11-24"), ann.id).empty());
    CHECK(shop->schedule().parts(test::wall_date("2026-11-26"), std::nullopt).empty());
    CHECK(test::code_of([&] {
              static_cast<void>(
                  shop->schedule().parts(test::wall_date("2026-11-24"), shop::MechanicId{9}));
          }) == ErrorCode::not_found);
}

TEST_CASE("next is the first job of today that is booked and not over, beside the one running") {
    TestShop shop;
    const auto first = shop.book("2026-11-24 09:00");
    const auto second = shop.book("2026-11-24 10:30");
    const auto tomorrow = shop.book("2026-11-25 09:00");
    auto next = shop->schedule().next(std::nullopt);
    CHECK(id(next.job) == std::nullopt);
    CHECK(id(next.later) == first.id.value());
    shop.set_clock("2026-11-24 09:05");
    next = shop->schedule().next(std::nullopt);
    CHECK(id(next.job) == first.id.value());
    CHECK(id(next.later) == std::nullopt);
    shop->appointments().start(first.id);
    next = shop->schedule().next(std::nullopt);
    CHECK(id(next.running) == first.id.value());
    CHECK(id(next.job) == second.id.value());
    shop.set_clock("2026-11-24 12:00");
    shop->appointments().complete(first.id, {});
    next = shop->schedule().next(std::nullopt);
    CHECK(id(next.running) == std::nullopt);
    CHECK(id(next.job) == std::nullopt);
    CHECK(id(next.later) == tomorrow.id.value());
}

TEST_CASE("next with several mechanics is whoever has to be somewhere first") {
    TestShop shop;
    const auto ann = shop.add_mechanic("Ann");
    auto request = shop.request("2026-11-24 10:30");
    request.mechanic = shop::MechanicId{1};
    const auto edgars = shop->appointments().book(request).appointment;
    request = shop.request("2026-11-24 09:00");
    request.mechanic = ann.id;
    const auto anns = shop->appointments().book(request).appointment;
    shop.set_clock("2026-11-24 08:00");
    CHECK(id(shop->schedule().next(std::nullopt).job) == anns.id.value());
    CHECK(id(shop->schedule().next(shop::MechanicId{1}).job) == edgars.id.value());
    CHECK(test::code_of([&] { static_cast<void>(shop->schedule().next(shop::MechanicId{9})); }) ==
          ErrorCode::not_found);
}

}  // namespace
