#include <shop/format.hpp>
#include <shop/shop.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "service/shop_fixture.hpp"
#include "whole_refusal.hpp"

namespace {

using test::ExampleShop;
using Lines = std::vector<std::string>;

shop::Instant at(const std::string& rfc3339) {
    return *shop::parse_rfc3339(rfc3339);
}

shop::LocalDate day(int of_november) {
    return date::local_days{date::year{2026} / 11 / of_november};
}

shop::SlotQuery query_for(std::vector<std::string> codes, shop::LocalDate from, int days = 1) {
    shop::SlotQuery query;
    query.codes = std::move(codes);
    query.postal_code = "95616";
    query.from = from;
    query.days = days;
    return query;
}

/// `19T09:30 1,2`: the day, the wall time, who can take it.
Lines written(shop::Shop& shop, const std::vector<shop::Slot>& slots) {
    Lines lines;
    for (const shop::Slot& slot : slots) {
        std::string line = to_rfc3339(slot.work.begin, shop.zone()).substr(8, 8);
        char separator = ' ';
        for (const shop::MechanicId mechanic : slot.mechanics) {
            line += separator + std::to_string(mechanic.value());
            separator = ',';
        }
        lines.push_back(line);
    }
    return lines;
}

Lines found(shop::Shop& shop, const shop::SlotQuery& query) {
    return written(shop, shop.availability().search(query).slots);
}

/// Maria's cars are v1 and v2.
shop::CustomerId add_maria(shop::Shop& shop) {
    shop::Customer maria;
    maria.name = "Maria Lopez";
    maria.postal_code = "95616";
    const shop::CustomerId id = shop.customers().add(maria).id;
    for (const char* car : {"2015 Honda Civic", "2012 Toyota Camry"}) {
        shop::Vehicle vehicle = shop::parse_vehicle(car);
        vehicle.customer = id;
        static_cast<void>(shop.vehicles().add(vehicle));
    }
    return id;
}

shop::BookingRequest booking(std::vector<std::string> codes, std::int64_t vehicle,
                             shop::Instant start) {
    shop::BookingRequest request;
    request.codes = std::move(codes);
    request.vehicle = shop::VehicleId{vehicle};
    request.start = start;
    return request;
}

shop::Appointment book(shop::Shop& shop, std::vector<std::string> codes, std::int64_t vehicle,
                       const std::string& start) {
    return shop.appointments().book(booking(std::move(codes), vehicle, at(start))).appointment;
}

shop::MechanicId add_luis(shop::Shop& shop) {
    shop::Mechanic luis;
    luis.name = "Luis";
    luis.skills = {"brakes"};
    return shop.mechanics().add(luis).id;
}

}  // namespace

TEST_CASE("a job keeps its time, travel and wrap-up closed to others") {
    ExampleShop shop;
    add_maria(*shop);
    static_cast<void>(book(*shop, {"oil-synthetic"}, 2, "2026-11-19T08:00:00-08:00"));
    CHECK(found(*shop, query_for({"brakes-front"}, day(19))) == Lines{"19T09:30 1", "19T12:30 1",
                                                                      "19T13:00 1", "19T13:30 1",
                                                                      "19T14:00 1", "19T14:30 1"});
}

TEST_CASE("each slot of a search can be booked, and no other start of the grid") {
    ExampleShop shop;
    add_maria(*shop);
    add_luis(*shop);
    static_cast<void>(book(*shop, {"oil-synthetic"}, 2, "2026-11-19T08:00:00-08:00"));
    static_cast<void>(book(*shop, {"starter"}, 1, "2026-11-19T13:00:00-08:00"));
    shop::Closure dentist;
    dentist.mechanic = shop::MechanicId{2};
    dentist.begins = shop::LocalTime{day(19)} + std::chrono::hours{9};
    dentist.ends = dentist.begins + std::chrono::hours{1};
    static_cast<void>(shop->closures().add(dentist));
    shop::Shop dry = shop.open(ExampleShop::settings(), true);

    shop::SlotQuery query = query_for({"brakes-front"}, day(19));
    query.vehicle = shop::VehicleId{1};
    const auto search = shop->availability().search(query);
    const auto closed = shop->availability().explain_day(query, day(19));
    CHECK(search.slots.size() + closed.size() == 18);
    for (const shop::Slot& slot : search.slots) {
        for (const shop::MechanicId mechanic : slot.mechanics) {
            auto request = booking({"brakes-front"}, 1, slot.work.begin);
            request.mechanic = mechanic;
            CAPTURE(to_rfc3339(slot.work.begin, shop->zone()));
            CHECK(dry.appointments().book(request).appointment.mechanic == mechanic);
        }
    }
    for (const shop::Explanation& other : closed) {
        CAPTURE(to_rfc3339(other.work.begin, shop->zone()));
        CHECK_FALSE(other.obstacles.empty());
        const auto code = whole_refusal([&] {
            static_cast<void>(
                dry.appointments().book(booking({"brakes-front"}, 1, other.work.begin)));
        });
        const bool refused = code.starts_with("slot_taken: ") || code.starts_with("rule_refused: ");
        CHECK_MESSAGE(refused, code);
    }
}

TEST_CASE("a car is worked on by one mechanic at a time") {
    ExampleShop shop;
    add_maria(*shop);
    add_luis(*shop);
    static_cast<void>(book(*shop, {"starter"}, 1, "2026-11-19T09:00:00-08:00"));
    shop::SlotQuery query = query_for({"brakes-front"}, day(19));
    query.first = 2;
    CHECK(found(*shop, query) == Lines{"19T08:00 2", "19T08:30 2"});
    query.vehicle = shop::VehicleId{1};
    CHECK(found(*shop, query) == Lines{"19T12:30 1,2", "19T13:00 1,2"});
}

TEST_CASE("a job that is moved does not stand in its own way, and keeps its length") {
    ExampleShop shop;
    add_maria(*shop);
    const auto job = book(*shop, {"oil-synthetic"}, 1, "2026-11-19T08:00:00-08:00");
    shop::SlotQuery query = query_for({}, day(19));
    query.moving = job.id;
    query.first = 2;
    const auto search = shop->availability().search(query);
    CHECK(search.duration == shop::Minutes{45});
    CHECK(search.what == "Full synthetic oil change");
    CHECK(written(*shop, search.slots) == Lines{"19T08:00 1", "19T08:30 1"});
}

TEST_CASE("a running job lasts until now at least") {
    ExampleShop shop;
    add_maria(*shop);
    const auto job = book(*shop, {"brakes-front"}, 1, "2026-11-19T08:00:00-08:00");
    shop.set_time("2026-11-19T08:00:00-08:00");
    static_cast<void>(shop->appointments().start(job.id));
    shop.set_time("2026-11-19T10:40:00-08:00");
    shop::Settings hasty = ExampleShop::settings();
    hasty.booking.minimum_notice = shop::Minutes{0};
    shop::Shop now = shop.open(hasty);
    shop::SlotQuery query = query_for({"oil-synthetic"}, day(19));
    query.first = 1;
    CHECK(found(now, query) == Lines{"19T12:30 1"});
    // 10:40, + 10 wrap-up + 15 travel is past 11:00. Once it is done, what was held counts.
    static_cast<void>(now.appointments().complete(job.id, {}));
    CHECK(found(now, query) == Lines{"19T11:00 1"});
}

TEST_CASE("urgent work has the shorter notice, and the area its own travel") {
    ExampleShop shop;
    shop::SlotQuery query = query_for({"oil-synthetic"}, day(17));
    query.first = 1;
    CHECK(found(*shop, query) == Lines{"17T14:30 1"});
    query.emergency = true;
    CHECK(found(*shop, query) == Lines{"17T12:30 1"});
    query.postal_code = "95694";
    const auto search = shop->availability().search(query);
    CHECK(search.travel == shop::Minutes{35});
    CHECK(search.wrap_up == shop::Minutes{30});
    CHECK(search.area == "Extended");
    CHECK_FALSE(search.area_assumed);
}

TEST_CASE("only what was quoted is offered with a quote") {
    ExampleShop shop;
    add_maria(*shop);
    shop::QuoteRequest wanted;
    wanted.codes = {"brakes-front"};
    wanted.vehicle = shop::VehicleId{1};
    wanted.labor_changes = {{"brakes-front", shop::Minutes{180}}};
    shop::SlotQuery query;
    query.quote = shop->quotes().create(wanted).id;
    query.first = 1;
    const auto search = shop->availability().search(query);
    CHECK(search.duration == shop::Minutes{195});
    CHECK(search.area == "Home");
    CHECK_FALSE(search.area_assumed);

    const auto refused = [&] {
        return whole_refusal([&] { static_cast<void>(shop->availability().search(query)); });
    };
    const std::string hint = " | make a new quote for this: shopctl quote";
    query.postal_code = "95694";
    CHECK(refused() == "rule_refused: Q1 was made for another area" + hint);
    query.postal_code = "95618";
    CHECK(refused() == "accepted");
    query.vehicle = shop::VehicleId{2};
    CHECK(refused() == "rule_refused: Q1 was made for another vehicle" + hint);
    query.vehicle.reset();
    query.emergency = true;
    CHECK(refused() == "rule_refused: Q1 was made without the emergency surcharge" + hint);
}

TEST_CASE("an explanation names the rules and the open times next to it") {
    ExampleShop shop;
    const auto query = query_for({"brakes-front"}, day(19));
    const auto closed = shop->availability().explain(query, at("2026-11-19T10:00:00-08:00"));
    CHECK(closed.open_to.empty());
    REQUIRE(closed.obstacles.size() == 1);
    CHECK(closed.obstacles[0].rule == shop::Rule::break_time);
    CHECK(closed.obstacles[0].detail == "would run past 12:00 pm (break until 12:30 pm)");
    CHECK(written(*shop, closed.nearest) ==
          Lines{"19T09:30 1", "19T12:30 1", "19T13:00 1", "19T13:30 1"});
    const auto open = shop->availability().explain(query, at("2026-11-19T09:30:00-08:00"));
    CHECK(open.open_to == std::vector{shop::MechanicId{1}});
    CHECK(open.obstacles.empty());
}

TEST_CASE("a closed day has no grid to explain, and past starts are left out") {
    ExampleShop shop;
    CHECK(shop->availability().explain_day(query_for({"starter"}, day(22)), day(22)).empty());
    const auto today = shop->availability().explain_day(query_for({"starter"}, day(17)), day(17));
    REQUIRE_FALSE(today.empty());
    CHECK(today.front().work.begin == at("2026-11-17T11:30:00-08:00"));
}

TEST_CASE("a search that makes no sense is refused") {
    ExampleShop shop;
    const auto refused = [&](const shop::SlotQuery& query) {
        return whole_refusal([&] { static_cast<void>(shop->availability().search(query)); });
    };
    shop::SlotQuery query = query_for({}, day(19));
    CHECK(refused(query) ==
          "invalid_argument: the search does not say how long the work takes | name services, "
          "a quote or a duration from 1 minute to 24 hours");
    query.duration = shop::Minutes{1441};
    CHECK(refused(query) ==
          "invalid_argument: work cannot take 1441 minutes | name services, "
          "a quote or a duration from 1 minute to 24 hours");
    query.duration = shop::Minutes{45};
    query.days = 0;
    CHECK(refused(query) == "invalid_argument: a search covers 1 to 3660 days, not 0");
    query.days = 1;
    query.mechanic = shop::MechanicId{9};
    CHECK(refused(query) == "not_found: there is no mechanic 9 | see: shopctl mechanic list");
    query.mechanic.reset();
    query.vehicle = shop::VehicleId{9};
    CHECK(refused(query) == "not_found: there is no vehicle v9 | see: shopctl vehicle list");
}
