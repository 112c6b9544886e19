#include <doctest/doctest.h>

#include "test_shop.hpp"
#include "whole_refusal.hpp"

namespace {

using shop::ErrorCode;

struct Garage : test::TestShop {
    shop::Customer ann = add_customer("Ann Lee");
    shop::Customer bob = add_customer("Bob Ray");

    shop::Vehicle vehicle(const std::string& text, const std::string& plate = {},
                          const std::string& vin = {}) {
        shop::Vehicle vehicle = shop::parse_vehicle(text);
        vehicle.customer = ann.id;
        vehicle.plate = plate;
        vehicle.vin = vin;
        return vehicle;
    }
    shop::Vehicles vehicles() { return (**this).vehicles(); }
};

TEST_CASE_FIXTURE(Garage, "a vehicle is found by its number, plate, VIN and name") {
    const auto civic = vehicles().add(vehicle("2015 Honda Civic", "8abc-123", "1HGCM82633A004352"));
    static_cast<void>(vehicles().add(vehicle("2012 Toyota Camry", "7XYZ999")));
    for (const char* text : {"v1", "V1", "8ABC123", "8abc 123", "1hgcm82633a004352",
                             "2015 Honda Civic", "honda", "2015 honda"}) {
        CAPTURE(text);
        CHECK(vehicles().resolve(text) == civic);
    }
    CHECK(test::code_of([&] { static_cast<void>(vehicles().resolve("v99")); }) ==
          ErrorCode::not_found);
    CHECK(test::code_of([&] { static_cast<void>(vehicles().resolve("Tesla")); }) ==
          ErrorCode::not_found);
}

TEST_CASE_FIXTURE(Garage,
                  "a name that stands for several vehicles is answered with which they are") {
    vehicles().add(vehicle("2015 Honda Civic", "AAA111"));
    shop::Vehicle other = vehicle("2015 Honda Civic");
    other.customer = bob.id;
    const auto bobs = vehicles().add(other);
    CHECK(whole_refusal([&] { static_cast<void>(vehicles().resolve("civic")); }) ==
          "ambiguous: 2 vehicles match 'civic' | use the number of one of them: v1 2015 Honda "
          "Civic AAA111; v2 2015 Honda Civic");
    CHECK(vehicles().resolve("civic", bob.id) == bobs);
    CHECK(test::code_of([&] { static_cast<void>(vehicles().resolve("v1", bob.id)); }) ==
          ErrorCode::not_found);
}

TEST_CASE_FIXTURE(Garage, "a VIN is one vehicle's") {
    const auto civic = vehicles().add(vehicle("2015 Honda Civic", "", "1HGCM82633A004352"));
    CHECK(whole_refusal(
              [&] { vehicles().add(vehicle("2016 Honda Accord", "", "1hgcm82633a004352")); }) ==
          "duplicate: VIN 1HGCM82633A004352 belongs to vehicle v1, 2015 Honda Civic | see: "
          "shopctl vehicle show v1");
    shop::Vehicle accord = vehicles().add(vehicle("2016 Honda Accord"));
    accord.vin = civic.vin;
    CHECK(test::refused_whole(*this, ErrorCode::duplicate, [&] { vehicles().edit(accord); }));
    shop::Vehicle same = civic;
    same.notes = "blue";
    CHECK(vehicles().edit(same).notes == "blue");
    CHECK(vehicles().add(vehicle("2017 Kia Rio")).vin.empty());
}

TEST_CASE_FIXTURE(Garage, "a vehicle is changed only as somebody last saw it") {
    shop::Vehicle mine = vehicles().add(vehicle("2015 Honda Civic"));
    shop::Vehicle theirs = mine;
    mine.customer = bob.id;
    CHECK(vehicles().edit(mine).revision == 2);
    CHECK(vehicles().of(bob.id).size() == 1);
    CHECK(vehicles().of(ann.id).empty());
    CHECK(test::refused_whole(*this, ErrorCode::stale_revision, [&] { vehicles().edit(theirs); }));
}

TEST_CASE_FIXTURE(Garage, "a vehicle belongs to a customer that there is") {
    shop::Vehicle lost = vehicle("2015 Honda Civic");
    lost.customer = shop::CustomerId{99};
    CHECK(test::refused_whole(*this, ErrorCode::not_found, [&] { vehicles().add(lost); }));
}

TEST_CASE_FIXTURE(Garage, "adding with a request id makes one vehicle, however often it is sent") {
    const auto first = vehicles().add(vehicle("2015 Honda Civic", "8abc-123"), "req-1");
    auto again = vehicles().add(vehicle("2015 Honda Civic", "8abc-123"), "req-1");
    CHECK(again.replayed);
    again.replayed = first.replayed;
    CHECK(again == first);
    CHECK(test::refused_whole(*this, ErrorCode::request_id_reused, [&] {
        vehicles().add(vehicle("2015 Honda Civic", "8abc-124"), "req-1");
    }));
    // The id of another command's request is no less used.
    CHECK(test::refused_whole(*this, ErrorCode::request_id_reused,
                              [&] { (**this).customers().add(ann, "req-1"); }));
}

}  // namespace
