#include <shop/people.hpp>

#include "domain/plate.hpp"
#include "domain/postal_code.hpp"
#include "whole_refusal.hpp"

#include <doctest/doctest.h>

using shop::parse_vehicle;
using shop::Vehicle;

namespace {

Vehicle car(std::optional<int> year, std::string make, std::string model, std::string plate = {}) {
    Vehicle vehicle;
    vehicle.year = year;
    vehicle.make = std::move(make);
    vehicle.model = std::move(model);
    vehicle.plate = std::move(plate);
    return vehicle;
}

}  // namespace

TEST_CASE("year, make and model are read from one line") {
    CHECK(parse_vehicle("2015 Honda Civic LX") == car(2015, "Honda", "Civic LX"));
    CHECK(parse_vehicle(" 2012  Camry ") == car(2012, "", "Camry"));
    CHECK(parse_vehicle("2011 Land Rover LR4") == car(2011, "Land Rover", "LR4"));
    CHECK(parse_vehicle("alfa  romeo Giulia") == car({}, "alfa  romeo", "Giulia"));
    CHECK(parse_vehicle("2019 Mercedes-Benz C 300") == car(2019, "Mercedes-Benz", "C 300"));
    CHECK(parse_vehicle("2008 CITRO\u00cbN C4") == car(2008, "CITRO\u00cbN", "C4"));
    CHECK(parse_vehicle("Ford") == car({}, "Ford", ""));
    CHECK(parse_vehicle("20155 Honda") == car({}, "", "20155 Honda"));
}

TEST_CASE("a plate may follow, a question mark stands for none") {
    CHECK(parse_vehicle("2012 Camry, plate ?") == car(2012, "", "Camry"));
    CHECK(parse_vehicle("2012 Toyota Camry, Plate 6jkl009") ==
          car(2012, "Toyota", "Camry", "6JKL009"));
    CHECK(parse_vehicle("Tow truck, red") == car({}, "", "Tow truck, red"));
}

TEST_CASE("a vehicle without make and model is refused") {
    CHECK(whole_refusal([] { (void)parse_vehicle("2015"); }) ==
          "invalid_argument: '2015' names no make or model | Write it like '2015 Honda Civic'.");
    CHECK(whole_refusal([] { (void)parse_vehicle(" "); }) ==
          "invalid_argument: the vehicle is empty");
}

TEST_CASE("a vehicle is called by year, make and model, else by plate or VIN") {
    CHECK(label(car(2015, "Honda", "Civic")) == "2015 Honda Civic");
    CHECK(label(car({}, "", "Camry")) == "Camry");
    CHECK(label(car(2015, "", "", "7XYZ321")) == "7XYZ321");
    Vehicle vin_only;
    vin_only.vin = "1HGCM82633A004352";
    CHECK(label(vin_only) == "1HGCM82633A004352");
}

TEST_CASE("plates are kept in capitals and compared without blanks and dashes") {
    CHECK(shop::domain::checked_plate(" 7xyz  321 ") == "7XYZ 321");
    CHECK(shop::domain::checked_plate("m\u00fc-ab 1") == "M\u00dc-AB 1");
    CHECK(shop::domain::plate_key("7XYZ-321") == "7xyz321");
    CHECK(shop::domain::plate_key("7xyz 321") == "7xyz321");
    CHECK(whole_refusal([] { (void)shop::domain::checked_plate("12345678901234567"); }) ==
          "invalid_argument: the plate '12345678901234567' is too long: 17 characters, "
          "at most 16 are kept | Shorten it.");
}

TEST_CASE("postal codes are kept in capitals") {
    CHECK(shop::domain::checked_postal_code(" sw1a  1aa") == "SW1A 1AA");
    CHECK(shop::domain::checked_postal_code("95616-1234") == "95616-1234");
    CHECK(shop::domain::checked_postal_code("") == "");
    CHECK(whole_refusal([] { (void)shop::domain::checked_postal_code("95616; x"); }) ==
          "invalid_argument: '95616; x' is no postal code | "
          "Postal codes are letters, digits, dashes and blanks.");
}
