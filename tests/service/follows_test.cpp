#include <doctest/doctest.h>

#include "test_shop.hpp"
#include "whole_refusal.hpp"

namespace {

using shop::ErrorCode;
using test::TestShop;

/// A1 is far away, on Tuesday, 9:00: the way costs something.
struct Desk : TestShop {
    Desk() {
        add_customer("Far Away", "95694");
        add_vehicle(shop::CustomerId{1}, "2001 Ford Ranger");
        add_vehicle(shop::CustomerId{1}, "2012 Toyota Camry");
        auto asked = request("2026-11-24 09:00", {"diagnostic"});
        asked.address = "1 Hill Rd";
        asked.contact.name = "Sam";
        first = appointments().book(asked).appointment;
    }

    shop::Appointments appointments() { return (**this).appointments(); }
    shop::BookingRequest after(shop::AppointmentId job, const std::string& wall) {
        shop::BookingRequest asked;
        asked.codes = {"oil"};
        asked.start = at(wall);
        asked.follows = job;
        return asked;
    }
    shop::Money travel(const shop::Appointment& job) {
        return (**this).quotes().get(*job.quote).totals.travel;
    }

    shop::Appointment first;
};

TEST_CASE_FIXTURE(Desk, "a second visit is for the same customer, car and place") {
    const auto second = appointments().book(after(first.id, "2026-11-25 09:00")).appointment;
    CHECK(second.follows == first.id);
    CHECK(second.customer == first.customer);
    CHECK(second.vehicle == first.vehicle);
    CHECK(second.address == "1 Hill Rd");
    CHECK(second.postal_code == "95694");
    CHECK(second.contact.name == "Sam");
    CHECK(second.travel == first.travel);
    CHECK_FALSE(travel(first).is_zero());
    CHECK(travel(second).is_zero());
}

TEST_CASE_FIXTURE(Desk, "the way is paid for as long as the first quote is valid") {
    const auto last = (**this).quotes().get(*first.quote).valid_through;
    const auto day = date::format("%F", last);
    set_clock(day + " 20:00");
    CHECK(travel(appointments().book(after(first.id, "2026-12-10 09:00")).appointment).is_zero());
    set_clock(date::format("%F", last + date::days{1}) + " 08:00");
    CHECK(travel(appointments().book(after(first.id, "2026-12-11 09:00")).appointment) ==
          travel(first));
}

TEST_CASE_FIXTURE(Desk, "a chain of visits counts from the one that charged for the way") {
    const auto last = (**this).quotes().get(*first.quote).valid_through;
    set_clock(date::format("%F", last) + " 20:00");
    const auto second = appointments().book(after(first.id, "2026-12-10 09:00")).appointment;
    set_clock(date::format("%F", last + date::days{1}) + " 08:00");
    CHECK(travel(appointments().book(after(second.id, "2026-12-11 09:00")).appointment) ==
          travel(first));
}

TEST_CASE_FIXTURE(Desk, "a quote that charges for the way again is refused") {
    shop::QuoteRequest wanted;
    wanted.codes = {"oil"};
    wanted.vehicle = first.vehicle;
    wanted.postal_code = "95694";
    auto quoted = after(first.id, "2026-11-25 09:00");
    quoted.codes.clear();
    quoted.quote = (**this).quotes().create(wanted).id;
    CHECK(whole_refusal([&] { appointments().book(quoted); }) ==
          "rule_refused: Q2 charges for travel, which A1 has paid for | book its services "
          "instead: shopctl book --follows A1 SERVICES");
}

TEST_CASE_FIXTURE(Desk, "nothing follows what does not take place") {
    const auto refused = [&](ErrorCode code, const shop::BookingRequest& asked) {
        return test::refused_whole(*this, code, [&] { appointments().book(asked); });
    };
    CHECK(refused(ErrorCode::invalid_argument, after(first.id, "2026-11-24 09:30")));
    CHECK(refused(ErrorCode::not_found, after(shop::AppointmentId{99}, "2026-11-25 09:00")));
    add_customer("Near");
    auto other = after(first.id, "2026-11-25 09:00");
    other.customer = shop::CustomerId{2};
    other.new_vehicle = shop::parse_vehicle("2009 Ford Ranger");
    CHECK(refused(ErrorCode::invalid_argument, other));
    appointments().cancel(first.id, "");
    CHECK(refused(ErrorCode::wrong_state, after(first.id, "2026-11-25 09:00")));
}

}  // namespace
