#include <shop/people.hpp>

#include <doctest/doctest.h>

#include "edgars_shop.hpp"
#include "mail/job_words.hpp"
#include "mail/links.hpp"
#include "mail/wall_words.hpp"

using namespace shop::mail;
using test::at;

TEST_CASE("people are called by their first name where it is clear which that is") {
    CHECK(greeting("Maria Lopez") == "Hello Maria");
    CHECK(greeting("Ana Chan (tenant)") == "Hello Ana");
    CHECK(greeting("Björk Guðmundsdóttir") == "Hello Björk");
    for (const std::string whole :
         {"Sukarno", "D. Park", "J Park", "Lopez, Maria", "Dr Park", "Mary Ann Park", "Davis Taxi",
          "Woodland Auto LLC", "4 Wheels", "محمد", "李小龙"}) {
        CHECK(greeting(whole) == "Hello " + whole);
    }
    CHECK(greeting("") == "Hello");
    CHECK(greeting("(tenant)") == "Hello");
}

TEST_CASE("a place is named as far as it is known") {
    CHECK(place_text("19 Oak Ct, Davis", "95616") == "19 Oak Ct, Davis 95616");
    CHECK(place_text("19 Oak Ct, Davis, CA 95616", "95616") == "19 Oak Ct, Davis, CA 95616");
    CHECK(place_text("", "95616") == "95616");
    CHECK(place_text("", "") == "");
    CHECK(town_of("19 Oak Ct, Davis") == "Davis");
    CHECK(town_of("19 Oak Ct, Davis, CA 95616") == "Davis");
    CHECK(town_of("19 Oak Ct, Unit 3, West Sacramento, CA") == "West Sacramento");
    CHECK(town_of("19 Oak Ct") == "");
    CHECK(town_of("19 Oak Ct, 95616") == "");
    CHECK(street_of("88 Pole Line Rd, Davis") == "88 Pole Line Rd");
}

TEST_CASE("work in the middle of a line begins small, abbreviations do not") {
    CHECK(in_midline("Front brakes") == "front brakes");
    CHECK(in_midline("ABS sensor") == "ABS sensor");
    CHECK(in_midline("No-start diagnostic") == "no-start diagnostic");
}

TEST_CASE("of several services only the first begins with a capital, and abbreviations") {
    shop::Appointment job;
    for (const char* const name : {"Oil change", "Tire rotation", "ABS sensor", "A/C check"}) {
        job.services.push_back({"x", name, false, shop::Minutes{30}, {}, true});
    }
    CHECK(work_text(job) == "Oil change, tire rotation, ABS sensor, A/C check");
}

TEST_CASE("a car is named by what is known of it") {
    shop::Appointment job;
    CHECK(car_text(job) == "car");
    CHECK(short_car(job) == "car");
    job.vehicle_plate = job.vehicle_label = "7XYZ321";
    CHECK(car_text(job) == "car 7XYZ321");
    CHECK(short_car(job) == "car");
    job.vehicle_label = "2015 Honda Civic";
    CHECK(car_text(job) == "2015 Honda Civic");
    CHECK(short_car(job) == "Civic");
    CHECK(car_with_year(job) == "2015 Civic");
    job.vehicle_label = "Honda";
    CHECK(short_car(job) == "Honda");
}

TEST_CASE("how somebody agreed reads as a sentence") {
    CHECK(means_text("phone") == "by phone");
    CHECK(means_text("in person") == "in person");
    CHECK(means_text("") == "");
}

TEST_CASE("days are named as seen from the day of the letter") {
    const shop::Zone zone = shop::Zone::load("America/Los_Angeles");
    const WallWords words(zone, shop::ClockStyle::twelve_hours, at("2026-11-17T23:30:00-08:00"));
    const auto day = [&](int days) {
        return words.day_from_today(words.today() + date::days{days});
    };
    CHECK(day(-1) == "yesterday");
    CHECK(day(0) == "today");
    CHECK(day(1) == "tomorrow");
    CHECK(day(2) == "Thursday");
    CHECK(day(7) == "Tuesday, November 24");
    CHECK(words.long_time(at("2027-01-02T12:00:00-08:00")) ==
          "Saturday, January 2, 2027, 12:00 pm");
    CHECK(words.short_time(at("2027-01-02T00:05:00-08:00")) == "Sat Jan 2, 2027, 12:05 am");
}

TEST_CASE("a time that the wall shows twice says which") {
    const shop::Zone zone = shop::Zone::load("America/Los_Angeles");
    const WallWords words(zone, shop::ClockStyle::twelve_hours, at("2026-11-01T00:00:00-07:00"));
    CHECK(words.time(at("2026-11-01T01:30:00-07:00")) == "1:30 am PDT");
    CHECK(words.time(at("2026-11-01T01:30:00-08:00")) == "1:30 am PST");
    CHECK(words.end_time({at("2026-11-01T22:00:00-08:00"), at("2026-11-02T00:00:00-08:00")}) ==
          "midnight");
}

TEST_CASE("an hour leaves out its half of the day beside one of the same") {
    const shop::Zone zone = shop::Zone::load("America/Los_Angeles");
    const WallWords words(zone, shop::ClockStyle::twelve_hours, at("2026-11-17T00:00:00-08:00"));
    const shop::Instant half_past_one = at("2026-11-17T13:30:00-08:00");
    CHECK(words.time_beside(at("2026-11-17T12:30:00-08:00"), half_past_one) == "12:30");
    CHECK(words.time_beside(at("2026-11-17T11:30:00-08:00"), half_past_one) == "11:30 am");
}

TEST_CASE("links hold nothing but their number, address or place") {
    CHECK(call_link("+15305550142") == "tel:+15305550142");
    CHECK(text_link("530-555-0142\r\nx") == "sms:5305550142");
    CHECK(call_link("") == "");
    CHECK(map_link("19 Oak Ct, \"Davis\"<>") ==
          "https://www.google.com/maps/search/?api=1&query=19%20Oak%20Ct%2C%20%22Davis%22%3C%3E");
    CHECK(map_link("") == "");
    CHECK(mail_link("a&b@example.com", "STOP A1") == "mailto:a%26b@example.com?subject=STOP%20A1");
    CHECK(mail_link("", "STOP A1") == "");
}
