#include "input/names.hpp"

#include "whole_refusal.hpp"

#include <doctest/doctest.h>

using shop::AppointmentId;
using shop::ClosureId;
using shop::CustomerId;
using shop::MechanicId;
using shop::MessageId;
using shop::QuoteId;
using shop::VehicleId;
using shop::cli::has_id_letter;
using shop::cli::looks_like_id;
using shop::cli::parse_appointment_id;
using shop::cli::parse_closure_id;
using shop::cli::parse_customer_id;
using shop::cli::parse_mechanic_id;
using shop::cli::parse_message_id;
using shop::cli::parse_quote_id;
using shop::cli::parse_vehicle_id;
using shop::cli::to_name;

TEST_CASE("records are named with their letter or without") {
    CHECK(parse_appointment_id("A118") == AppointmentId(118));
    CHECK(parse_appointment_id("a118") == AppointmentId(118));
    CHECK(parse_appointment_id(" 118 ") == AppointmentId(118));
    CHECK(parse_appointment_id("A0118") == AppointmentId(118));
    CHECK(parse_quote_id("q42") == QuoteId(42));
    CHECK(parse_vehicle_id("V21") == VehicleId(21));
    CHECK(parse_customer_id("17") == CustomerId(17));
    CHECK(parse_mechanic_id("2") == MechanicId(2));
    CHECK(parse_closure_id("3") == ClosureId(3));
    CHECK(parse_message_id("9223372036854775807") == MessageId(INT64_MAX));
}

TEST_CASE("a wrong letter is refused, naming what it stands for") {
    CHECK(whole_refusal([] { (void)parse_appointment_id("Q42"); }) ==
          "invalid_argument: 'Q42' is a quote; an appointment looks like A42");
    CHECK(whole_refusal([] { (void)parse_quote_id("a118"); }) ==
          "invalid_argument: 'a118' is an appointment; a quote looks like Q42");
    CHECK(whole_refusal([] { (void)parse_vehicle_id("I7"); }) ==
          "invalid_argument: 'I7' is an invoice; a vehicle looks like v42");
    CHECK(whole_refusal([] { (void)parse_customer_id("v21"); }) ==
          "invalid_argument: 'v21' is a vehicle; a customer looks like 42");
}

TEST_CASE("what is no name of a record is refused") {
    for (const std::string text : {"", "A", "A0", "0", "-1", "AA1", "A1x", "A 1", "A-1", "A1.0",
                                   "X1", "9223372036854775808", "A99999999999999999999"}) {
        CAPTURE(text);
        CHECK(whole_refusal([&] { (void)parse_appointment_id(text); }) ==
              "invalid_argument: '" + text +
                  "' does not name an appointment | Write an appointment like A42.");
    }
    CHECK(whole_refusal([] { (void)parse_mechanic_id("m2"); }) ==
          "invalid_argument: 'm2' does not name a mechanic | Write a mechanic like 42.");
}

TEST_CASE("ids are told from other names") {
    for (const char* id : {"A118", "q42", "v21", "I7", "17", " 17 "}) CHECK(looks_like_id(id));
    for (const char* name : {"", "A", "Lee", "7XYZ321", "A1-2", "a b", "x17", "+1530"}) {
        CHECK_FALSE(looks_like_id(name));
    }
    CHECK(has_id_letter("q42", 'Q'));
    CHECK_FALSE(has_id_letter("42", 'Q'));
    CHECK_FALSE(has_id_letter("A42", 'Q'));
    CHECK_FALSE(has_id_letter("q", 'Q'));
}

TEST_CASE("ids are printed as they are typed") {
    CHECK(to_name(AppointmentId(118)) == "A118");
    CHECK(to_name(QuoteId(42)) == "Q42");
    CHECK(to_name(VehicleId(21)) == "v21");
}
