#include "domain/records.hpp"

#include "whole_refusal.hpp"

#include <doctest/doctest.h>

using namespace std::chrono_literals;
using shop::domain::normalised;

namespace {

const shop::LocalDate kToday{date::year{2026} / 11 / 17};

shop::Customer maria() {
    shop::Customer customer;
    customer.id = shop::CustomerId(17);
    customer.revision = 3;
    customer.name = "  Maria L\u00f3pez ";
    customer.phone = "(530) 555-0142 x23";
    customer.email = " maria.lopez@example.com ";
    customer.address = " 19 Oak Ct, Davis ";
    customer.postal_code = " 95616 ";
    customer.notes = "Dog in the yard\r\nring first ";
    return customer;
}

shop::Part pads() {
    shop::Part part;
    part.name = " Brake pads ";
    part.number = "ACT914";
    part.condition = "new";
    part.price = shop::Money(6'800);
    return part;
}

shop::Service brakes() {
    shop::Service service;
    service.code = "brakes-front";
    service.name = " Front brakes ";
    service.labor = 120min;
    service.duration = 135min;
    service.skills = {"Brakes", "brakes "};
    service.parts = {pads()};
    return service;
}

template <class Record, class Change>
std::string refused(Record record, Change change) {
    change(record);
    return whole_refusal([&] { (void)normalised(record); });
}

}  // namespace

TEST_CASE("a customer is brought to the stored form") {
    shop::Customer expected = maria();
    expected.name = "Maria L\u00f3pez";
    expected.phone = "+15305550142";
    expected.phone_extension = "23";
    expected.email = "maria.lopez@example.com";
    expected.address = "19 Oak Ct, Davis";
    expected.postal_code = "95616";
    expected.notes = "Dog in the yard\nring first";
    CHECK(normalised(maria()) == expected);
    CHECK(normalised(expected) == expected);
}

TEST_CASE("a customer needs a name and nothing else") {
    shop::Customer customer;
    customer.name = "Lee";
    customer.phone = " ";
    customer.email = " ";
    shop::Customer expected;
    expected.name = "Lee";
    CHECK(normalised(customer) == expected);
    CHECK(refused(customer, [](auto& c) { c.name = " "; }) ==
          "invalid_argument: the name is empty");
}

TEST_CASE("an extension is digits, belongs to a number and is given once") {
    CHECK(refused(maria(), [](auto& c) { c.phone_extension = "24"; }) ==
          "invalid_argument: two extensions are given, '23' and '24'");
    CHECK(refused(maria(), [](auto& c) {
              c.phone = "";
              c.phone_extension = "24";
          }) == "invalid_argument: the extension '24' has no number");
    CHECK(refused(maria(), [](auto& c) { c.phone_extension = "2a"; }) ==
          "invalid_argument: the extension '2a' is not all digits");
}

TEST_CASE("a vehicle is brought to the stored form") {
    shop::Vehicle vehicle;
    vehicle.year = 2003;
    vehicle.make = " Honda ";
    vehicle.model = "Accord";
    vehicle.plate = "7xyz 321";
    vehicle.vin = "1hgcm82633a004352";
    vehicle.odometer = 88'210;
    shop::Vehicle expected = vehicle;
    expected.make = "Honda";
    expected.plate = "7XYZ 321";
    expected.vin = "1HGCM82633A004352";
    CHECK(normalised(vehicle, kToday) == expected);
    CHECK(normalised(expected, kToday) == expected);
}

TEST_CASE("a vehicle is something, of a year that was, with a mileage that can be") {
    const auto vehicle_refused = [](auto change) {
        shop::Vehicle vehicle;
        vehicle.model = "Camry";
        change(vehicle);
        return whole_refusal([&] { (void)normalised(vehicle, kToday); });
    };
    CHECK(vehicle_refused([](auto& v) { v.year = 2028; }) == "accepted");
    CHECK(vehicle_refused([](auto& v) { v.year = 2029; }) ==
          "invalid_argument: the year 2029 is not between 1886 and 2028");
    CHECK(vehicle_refused([](auto& v) { v.year = 1885; }) ==
          "invalid_argument: the year 1885 is not between 1886 and 2028");
    CHECK(vehicle_refused([](auto& v) { v.odometer = -1; }) ==
          "invalid_argument: the odometer -1 is not between 0 and 9999999");
    CHECK(vehicle_refused([](auto& v) { v.model = ""; }) ==
          "invalid_argument: the vehicle has no make, model, plate or VIN | "
          "Write it like '2015 Honda Civic'.");
    CHECK(vehicle_refused([](auto& v) {
              v.year = 1969;
              v.vin = "9F02R123456";
          }) == "accepted");
}

TEST_CASE("a mechanic's hours, skills and number are checked") {
    shop::Mechanic mechanic;
    mechanic.name = "Edgar ";
    mechanic.phone = "530 555 0134";
    mechanic.skills = {"Electrical", " A/C"};
    mechanic.hours.emplace();
    (*mechanic.hours)[0] = {{480min, 720min}, {750min, 1'440min}};
    shop::Mechanic expected = mechanic;
    expected.name = "Edgar";
    expected.phone = "+15305550134";
    expected.skills = {"electrical", "a/c"};
    CHECK(normalised(mechanic) == expected);
    CHECK(refused(mechanic, [](auto& m) { (*m.hours)[0][1].opens = 720min; }) ==
          "invalid_argument: the hours of Monday from 12:00 begin before those until 12:00 end | "
          "Write ranges in order with a break between them, or as one.");
    CHECK(refused(mechanic,
                  [](auto& m) {
                      (*m.hours)[6] = {{600min, 600min}};
                  }) ==
          "invalid_argument: the hours of Sunday hold 10:00-10:00, which is no range of a day | "
          "Hours run from 00:00 to 24:00 and end after they begin.");
    CHECK(refused(mechanic,
                  [](auto& m) {
                      (*m.hours)[6] = {{600min, 1'441min}};
                  }) ==
          "invalid_argument: the hours of Sunday hold 10:00-24:01, which is no range of a day | "
          "Hours run from 00:00 to 24:00 and end after they begin.");
    CHECK(refused(mechanic, [](auto& m) { m.phone = "530 555 0134 x2"; }) ==
          "invalid_argument: the telephone number '530 555 0134 x2' has an extension | "
          "Write the extension into the notes.");
}

TEST_CASE("a closure ends after it begins") {
    shop::Closure closure;
    closure.begins = kToday;
    closure.ends = kToday + 24h;
    closure.reason = " Thanksgiving ";
    shop::Closure expected = closure;
    expected.reason = "Thanksgiving";
    CHECK(normalised(closure) == expected);
    CHECK(refused(closure, [](auto& c) { c.ends = c.begins; }) ==
          "invalid_argument: the closure ends before it begins");
}

TEST_CASE("a contact on site may be empty") {
    CHECK(normalised(shop::Contact{}) == shop::Contact{});
    CHECK(normalised(shop::Contact{" Ana ", "916-555-0108", ""}) ==
          shop::Contact{"Ana", "+19165550108", ""});
}

TEST_CASE("a service is brought to the stored form") {
    shop::Service expected = brakes();
    expected.name = "Front brakes";
    expected.skills = {"brakes"};
    expected.parts[0].name = "Brake pads";
    CHECK(normalised(brakes()) == expected);
    CHECK(normalised(expected) == expected);
}

TEST_CASE("a service's code, times, prices and parts are checked") {
    const auto service_refused = [](auto change) { return refused(brakes(), change); };
    for (const std::string code : {"Brakes", "-brakes", "br akes", "br\u00e9mse"}) {
        CHECK(service_refused([&](auto& s) { s.code = code; }) ==
              "invalid_argument: '" + code +
                  "' is no code | Codes are a-z, 0-9 and dashes, like 'brakes-front'.");
    }
    CHECK(service_refused([](auto& s) { s.labor = 10'081min; }) ==
          "invalid_argument: the labor time is 10081 minutes, not between 0 and 10080");
    CHECK(service_refused([](auto& s) { s.duration = 0min; }) ==
          "invalid_argument: the time on site is 0 minutes, not between 1 and 1440");
    CHECK(service_refused([](auto& s) { s.price = shop::Money(-1); }) ==
          "invalid_argument: the price is below zero");
    CHECK(service_refused([](auto& s) { s.parts[0].cost = shop::Money(1); }) ==
          "invalid_argument: the part 'Brake pads' needs either a cost or a price");
    CHECK(service_refused([](auto& s) { s.parts[0].price.reset(); }) ==
          "invalid_argument: the part 'Brake pads' needs either a cost or a price");
    CHECK(service_refused([](auto& s) { s.parts[0].quantity = shop::Quantity(0); }) ==
          "invalid_argument: the quantity of the part 'Brake pads' is out of range");
    CHECK(service_refused([](auto& s) { s.parts[0].condition = "broken"; }) ==
          "invalid_argument: the condition 'broken' is not known | "
          "A part is new, used, rebuilt or remanufactured.");
    CHECK(service_refused([](auto& s) { s.parts.resize(201, pads()); }) ==
          "invalid_argument: there are 201 parts, at most 200 are kept");
}

TEST_CASE("a package names services by their codes") {
    shop::Package package;
    package.code = "maintenance-basic";
    package.name = "Oil and rotation ";
    package.services = {" oil-synthetic", "tire-rotation"};
    package.duration = 70min;
    shop::Package expected = package;
    expected.name = "Oil and rotation";
    expected.services = {"oil-synthetic", "tire-rotation"};
    CHECK(normalised(package) == expected);
    CHECK(refused(package, [](auto& p) { p.services.clear(); }) ==
          "invalid_argument: the package 'maintenance-basic' has no services");
    CHECK(refused(package, [](auto& p) { p.duration = 0min; }) ==
          "invalid_argument: the time on site is 0 minutes, not between 1 and 1440");
}
