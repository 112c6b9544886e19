#include "shop_fixture.hpp"

#include <shop/format.hpp>

#include <doctest/doctest.h>

using shop::Appointment;
using shop::BookingRequest;
using shop::Customer;
using shop::CustomerId;
using shop::Error;
using shop::ErrorCode;
using shop::Instant;
using shop::Vehicle;
using shop::VehicleId;

namespace {

struct Party {
    CustomerId customer;
    VehicleId civic;
};

Customer person(const std::string& name) {
    Customer customer;
    customer.name = name;
    customer.postal_code = "95616";
    return customer;
}

VehicleId add_car(shop::Shop& shop, CustomerId owner, const std::string& text) {
    Vehicle vehicle = shop::parse_vehicle(text);
    vehicle.customer = owner;
    return shop.vehicles().add(vehicle).id;
}

Party add_maria(shop::Shop& shop) {
    const CustomerId maria = shop.customers().add(person("Maria Lopez")).id;
    return {maria, add_car(shop, maria, "2015 Honda Civic, plate 7XYZ321")};
}

BookingRequest oil_change(const std::string& start) {
    BookingRequest request;
    request.codes = {"oil-synthetic"};
    request.start = *shop::parse_rfc3339(start);
    return request;
}

template <class Call>
ErrorCode code_of(Call call) {
    try {
        call();
    } catch (const Error& error) {
        return error.code();
    }
    return ErrorCode::internal;
}

}  // namespace

TEST_CASE("who has a single car need not name it") {
    test::ExampleShop shop;
    const Party party = add_maria(*shop);
    BookingRequest request = oil_change("2026-11-19T09:00:00-08:00");
    request.customer = party.customer;
    CHECK(shop->appointments().book(request).appointment.vehicle == party.civic);
}

TEST_CASE("who has two must") {
    test::ExampleShop shop;
    const Party party = add_maria(*shop);
    add_car(*shop, party.customer, "2012 Toyota Camry");
    BookingRequest request = oil_change("2026-11-19T09:00:00-08:00");
    request.customer = party.customer;
    CHECK(code_of([&] { static_cast<void>(shop->appointments().book(request)); }) ==
          ErrorCode::invalid_argument);
}

TEST_CASE("a description of a car that the customer has makes no second one") {
    test::ExampleShop shop;
    const Party party = add_maria(*shop);
    BookingRequest request = oil_change("2026-11-19T09:00:00-08:00");
    request.customer = party.customer;
    request.new_vehicle = shop::parse_vehicle("honda civic");
    CHECK(shop->appointments().book(request).appointment.vehicle == party.civic);

    request.start = *shop::parse_rfc3339("2026-11-19T10:30:00-08:00");
    request.new_vehicle = Vehicle{};
    request.new_vehicle->plate = "7xyz 321";
    CHECK(shop->appointments().book(request).appointment.vehicle == party.civic);
    CHECK(shop->vehicles().of(party.customer).size() == 1);
}

TEST_CASE("a car of the same make with another plate is another car") {
    test::ExampleShop shop;
    const Party party = add_maria(*shop);
    BookingRequest request = oil_change("2026-11-19T09:00:00-08:00");
    request.customer = party.customer;
    request.new_vehicle = shop::parse_vehicle("2015 Honda Civic, plate 8ABC000");
    CHECK(shop->appointments().book(request).appointment.vehicle != party.civic);
    CHECK(shop->vehicles().of(party.customer).size() == 2);
}

TEST_CASE("a description that fits two of the customer's cars is refused") {
    test::ExampleShop shop;
    const Party party = add_maria(*shop);
    add_car(*shop, party.customer, "2015 Honda Civic, plate 8ABC000");
    BookingRequest request = oil_change("2026-11-19T09:00:00-08:00");
    request.customer = party.customer;
    request.new_vehicle = shop::parse_vehicle("2015 Honda Civic");
    CHECK(code_of([&] { static_cast<void>(shop->appointments().book(request)); }) ==
          ErrorCode::ambiguous);
}

TEST_CASE("a request that brought a new car along is still the same request when repeated") {
    test::ExampleShop shop;
    const Party party = add_maria(*shop);
    BookingRequest request = oil_change("2026-11-19T09:00:00-08:00");
    request.customer = party.customer;
    request.new_vehicle = shop::parse_vehicle("2012 Toyota Camry");
    request.request_id = "call-17";
    const shop::Booked first = shop->appointments().book(request);
    const shop::Booked again = shop->appointments().book(request);
    CHECK_FALSE(first.replayed);
    CHECK(again.replayed);
    CHECK(again.appointment == first.appointment);
    CHECK(shop->vehicles().of(party.customer).size() == 2);
}

TEST_CASE("a known car does not go to a new customer") {
    test::ExampleShop shop;
    const Party party = add_maria(*shop);
    BookingRequest request = oil_change("2026-11-19T09:00:00-08:00");
    request.new_customer = person("Ana Chan");
    request.vehicle = party.civic;
    CHECK(code_of([&] { static_cast<void>(shop->appointments().book(request)); }) ==
          ErrorCode::invalid_argument);
    CHECK(shop->customers().find("ana").empty());
}

TEST_CASE("the short notice of an emergency is not to be had at the ordinary price") {
    test::ExampleShop shop;
    const Party party = add_maria(*shop);
    shop::QuoteRequest wanted;
    wanted.codes = {"oil-synthetic"};
    wanted.customer = party.customer;
    wanted.vehicle = party.civic;
    wanted.postal_code = "95616";
    BookingRequest request;
    request.quote = shop->quotes().create(wanted).id;
    request.start = *shop::parse_rfc3339("2026-11-17T13:00:00-08:00");
    request.emergency = true;
    CHECK(code_of([&] { static_cast<void>(shop->appointments().book(request)); }) ==
          ErrorCode::rule_refused);
}

TEST_CASE("a blank names nobody, not even where there is one customer") {
    test::ExampleShop shop;
    add_maria(*shop);
    for (const char* blank : {"", "  "}) {
        CHECK(code_of([&] { static_cast<void>(shop->customers().resolve(blank)); }) ==
              ErrorCode::invalid_argument);
        CHECK(code_of([&] { static_cast<void>(shop->vehicles().resolve(blank)); }) ==
              ErrorCode::invalid_argument);
    }
}

TEST_CASE("a job that runs over leaves nothing free before now") {
    test::ExampleShop shop;
    const Party party = add_maria(*shop);
    shop.set_time("2026-11-16T14:00:00-08:00");
    BookingRequest request = oil_change("2026-11-17T09:30:00-08:00");
    request.customer = party.customer;
    const auto id = shop->appointments().book(request).appointment.id;
    shop.set_time("2026-11-17T09:30:00-08:00");
    shop->appointments().start(id);
    shop.set_time("2026-11-17T11:05:00-08:00");

    const auto days = shop->schedule().days(shop->today(), 1, std::nullopt);
    REQUIRE(days.size() == 1);
    const auto wrapped_up = *shop::parse_rfc3339("2026-11-17T11:15:00-08:00");
    for (const shop::ScheduleGap& gap : days.front().gaps) {
        if (gap.kind != shop::ScheduleGap::Kind::free) continue;
        if (gap.interval.end <= *shop::parse_rfc3339("2026-11-17T09:30:00-08:00")) continue;
        CHECK(gap.interval.begin >= wrapped_up);
    }
}
