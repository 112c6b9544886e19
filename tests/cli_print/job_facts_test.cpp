#include "print/job_facts.hpp"

#include <shop/format.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace std::chrono_literals;
using shop::Appointment;
using shop::AppointmentStatus;
using shop::Instant;
using Lines = std::vector<std::string>;

namespace {

/// On Tuesday, November 17, 2026, in Los Angeles.
Instant at(const std::string& time) {
    return *shop::parse_rfc3339("2026-11-17T" + time + ":00-08:00");
}

Appointment job(AppointmentStatus status) {
    Appointment job;
    job.id = shop::AppointmentId{5};
    job.status = status;
    job.work = {at("09:30"), at("11:45")};
    job.planned = 135min;
    job.total = shop::Money{54'230};
    job.authorization = {"D. Park\x1b", "phone", at("08:00"), job.total};
    return job;
}

Lines warnings(const Appointment& job, const std::string& now) {
    static const auto zone = shop::Zone::load("America/Los_Angeles");
    static const auto currency = shop::find_currency("USD");
    const shop::cli::DayView view{zone,    currency,         shop::ClockStyle::twenty_four_hours,
                                  at(now), shop::cli::Ink{}, std::nullopt};
    return job_warnings(job, view);
}

}  // namespace

TEST_CASE("a running job that takes longer than it has says when it will end") {
    Appointment begun = job(AppointmentStatus::in_progress);
    begun.started_at = at("09:40");
    CHECK(warnings(begun, "11:05") == Lines{"started 09:40, will end about 11:55: 10 min over"});
    CHECK(warnings(begun, "11:54") == Lines{"started 09:40, will end about 11:55: 10 min over"});
    CHECK(warnings(begun, "12:45") == Lines{"started 09:40, now 1 h over"});
    begun.started_at = at("09:30");
    CHECK(warnings(begun, "11:05") == Lines{});
    CHECK(warnings(begun, "11:50") == Lines{"started 09:30, now 5 min over"});
}

TEST_CASE("work that nobody has agreed to is to be authorized") {
    Appointment booked = job(AppointmentStatus::booked);
    CHECK(warnings(booked, "08:00") == Lines{});
    booked.authorization->total = shop::Money{50'000};
    CHECK(warnings(booked, "08:00") ==
          Lines{"only $500.00 is authorized: get the rest before work starts"});
    booked.authorization.reset();
    CHECK(warnings(booked, "08:00") == Lines{"no authorization yet: get it before work starts"});
    booked.status = AppointmentStatus::in_progress;
    CHECK(warnings(booked, "10:00") == Lines{"no authorization yet: get it before it goes on"});
    booked.status = AppointmentStatus::completed;
    CHECK(warnings(booked, "12:00") == Lines{});
    booked.status = AppointmentStatus::booked;
    booked.total = shop::Money{};
    CHECK(warnings(booked, "08:00") == Lines{});
}

TEST_CASE("a job that is over but was not closed, and a hold, name the command") {
    CHECK(warnings(job(AppointmentStatus::booked), "12:00") ==
          Lines{"15 min over and not closed: shopctl done A5"});
    Appointment held = job(AppointmentStatus::held);
    held.held_until = at("08:35");
    CHECK(warnings(held, "08:10") == Lines{"held until 08:35: shopctl book A5"});
    CHECK(warnings(held, "08:35") == Lines{"was held until 08:35"});
}

TEST_CASE("what is not known of a car is to be asked on site") {
    Appointment known;
    known.vehicle_label = "2012 Toyota Camry";
    CHECK(shop::cli::vehicle_fact(known) == "2012 Toyota Camry, plate ?  VIN ?  (get on site)");
    known.vehicle_plate = "6JKL009";
    CHECK(shop::cli::vehicle_fact(known) == "2012 Toyota Camry, 6JKL009  VIN ?  (get on site)");
    known.vehicle_vin = "2HKRW2H59HH600001";
    CHECK(shop::cli::vehicle_fact(known) == "2012 Toyota Camry, 6JKL009");
}

TEST_CASE("an authorization names day, means and person, made safe") {
    const auto zone = shop::Zone::load("America/Los_Angeles");
    CHECK(shop::cli::authorization_fact(job(AppointmentStatus::booked), zone) ==
          "authorized Nov 17, phone, D. Park\\x1b");
    CHECK(shop::cli::authorization_fact({}, zone) == "");
}

TEST_CASE("facts stand beside each other where they fit, and long ones are wrapped") {
    CHECK(shop::cli::packed({"one", "", "two", "three"}, 9) == Lines{"one   two", "three"});
    CHECK(shop::cli::packed({"one", "four and five", "six"}, 8) ==
          Lines{"one", "four and", "five", "six"});
}
