#include <doctest/doctest.h>

#include <fmt/format.h>

#include "test_shop.hpp"
#include "whole_refusal.hpp"

namespace {

using shop::ErrorCode;
using shop::Minutes;
using test::TestShop;
using Lines = std::vector<std::string>;

/// Travel 15, wrap-up 10, oil 45 minutes; A1 is on Tuesday, 9:00.
struct Street : TestShop {
    Street() { first = book("2026-11-24 09:00"); }

    shop::Appointments appointments() { return (**this).appointments(); }
    shop::BookingRequest at_stop(shop::AppointmentId job, std::vector<std::string> codes = {"oil"}) {
        shop::BookingRequest asked;
        asked.codes = std::move(codes);
        asked.stop = job;
        return asked;
    }
    shop::Appointment join(shop::AppointmentId job) {
        auto asked = at_stop(job);
        asked.vehicle = appointments().get(job).vehicle;
        return appointments().book(asked).appointment;
    }
    /// `A1 09:00-09:45 15+0`: what holds time, with its paddings and the stop's first job.
    Lines day() {
        Lines lines;
        appointments().each({}, [&](const shop::Appointment& job) {
            if (job.status == shop::AppointmentStatus::cancelled) return;
            const auto clock = [&](shop::Instant instant) {
                return test::written(instant, (**this).zone()).substr(11);
            };
            lines.push_back(fmt::format("A{} {}-{} {}+{}{}", job.id.value(), clock(job.work.begin),
                                        clock(job.work.end), job.travel.count(),
                                        job.wrap_up.count(),
                                        job.stop ? fmt::format(" A{}", job.stop->value()) : ""));
        });
        return lines;
    }

    shop::Appointment first;
};

TEST_CASE_FIXTURE(Street, "the next job at a stop begins when the last one ends") {
    auto asked = at_stop(first.id);
    asked.new_vehicle = shop::parse_vehicle("2012 Toyota Camry");
    const auto second = appointments().book(asked).appointment;
    CHECK(second.work.begin == first.work.end);
    CHECK(second.customer == first.customer);
    CHECK(second.vehicle_label == "2012 Toyota Camry");
    CHECK(second.address == first.address);
    CHECK(second.postal_code == first.postal_code);
    CHECK(second.place_travel == Minutes{15});
    CHECK(join(second.id).work.begin == second.work.end);
    CHECK(day() == Lines{"A1 09:00-09:45 15+0", "A2 09:45-10:30 0+0 A1",
                         "A3 10:30-11:15 0+10 A1"});
}

TEST_CASE_FIXTURE(Street, "a neighbour's car is theirs, at the same address") {
    auto asked = at_stop(first.id);
    asked.new_customer.emplace().name = "Kim Tran";
    asked.new_vehicle = shop::parse_vehicle("2009 Ford Ranger");
    asked.request_id = "s-1";
    const auto second = appointments().book(asked).appointment;
    CHECK(second.customer_name == "Kim Tran");
    CHECK(second.address == first.address);
    CHECK(second.contact == shop::Contact{});
    asked.start = at("2026-12-01 09:00");  // whatever it says
    CHECK(appointments().book(asked).replayed);
}

TEST_CASE_FIXTURE(Street, "neither the grid nor the notice counts where the mechanic is") {
    set_clock("2026-11-24 09:30");
    appointments().start(first.id);
    CHECK(join(first.id).work.begin == at("2026-11-24 09:45"));
    set_clock("2026-11-24 10:31");
    CHECK(test::code_of([&] { join(first.id); }) == ErrorCode::rule_refused);
}

TEST_CASE_FIXTURE(Street, "hours, breaks and the next job count as in a booking") {
    CHECK(test::code_of([&] { appointments().book(at_stop(first.id, {"brakes", "oil"})); }) ==
          ErrorCode::rule_refused);
    auto asked = at_stop(first.id, {"brakes", "oil"});
    asked.overriding = {{shop::Rule::break_time, shop::Rule::hours}, "she asked"};
    CHECK(appointments().book(asked).appointment.overrides ==
          std::vector<shop::Rule>{shop::Rule::break_time});
    appointments().cancel(shop::AppointmentId{2}, "");
    book("2026-11-24 11:00");
    CHECK(test::code_of([&] { appointments().book(at_stop(first.id, {"oil", "rotation"})); }) ==
          ErrorCode::slot_taken);
    CHECK(day() == Lines{"A1 09:00-09:45 15+10", "A3 11:00-11:45 15+10"});
}

TEST_CASE_FIXTURE(Street, "when one goes the padding comes back") {
    join(first.id);
    SUBCASE("the second") {
        appointments().cancel(shop::AppointmentId{2}, "");
        CHECK(day() == Lines{"A1 09:00-09:45 15+10"});
        CHECK(column("SELECT action FROM audit_entry WHERE entity = 'appointment' ORDER BY id") ==
              Lines{"book", "follow-stop", "book", "cancel", "follow-stop"});
    }
    SUBCASE("the first") {
        appointments().cancel(first.id, "");
        CHECK(day() == Lines{"A2 09:45-10:30 15+10 A1"});
    }
    SUBCASE("the one in the middle, with time enough to leave") {
        join(first.id);
        appointments().cancel(shop::AppointmentId{2}, "");
        CHECK(day() == Lines{"A1 09:00-09:45 15+10", "A3 10:30-11:15 15+10 A1"});
    }
    SUBCASE("moved away: the others stay where they are") {
        join(first.id);
        move(first.id, "2026-11-25 09:00");
        CHECK(day() == Lines{"A2 09:45-10:30 15+0", "A3 10:30-11:15 0+10 A2",
                             "A1 09:00-09:45 15+10"});
        move(shop::AppointmentId{3}, "2026-11-25 13:00");
        CHECK(day() == Lines{"A2 09:45-10:30 15+10", "A1 09:00-09:45 15+10",
                             "A3 13:00-13:45 15+10"});
        CHECK(join(first.id).work.begin == at("2026-11-25 09:45"));
    }
    SUBCASE("another mechanic takes the second") {
        const auto luis = add_mechanic("Luis").id;
        move(shop::AppointmentId{2}, "2026-11-24 10:00", luis);
        CHECK(day() == Lines{"A1 09:00-09:45 15+10", "A2 10:00-10:45 15+10"});
    }
}

TEST_CASE_FIXTURE(Street, "too little between two to leave and come back: the mechanic stays") {
    appointments().book(at_stop(first.id, {"delivery"}));
    join(first.id);
    const auto before = day();
    appointments().cancel(shop::AppointmentId{2}, "");
    CHECK(day() == Lines{before.front(), before.back()});
}

TEST_CASE_FIXTURE(Street, "what is done early leaves time to leave and come back: the next has its travel") {
    join(first.id);
    set_clock("2026-11-24 09:20");
    appointments().start(first.id);
    appointments().complete(first.id, {});
    CHECK(day() == Lines{"A1 09:00-09:20 15+0", "A2 09:45-10:30 15+10 A1"});
    set_clock("2026-11-24 09:50");
    appointments().no_show(shop::AppointmentId{2});
    CHECK(day() == Lines{"A1 09:00-09:20 15+0", "A2 09:45-09:50 15+0 A1"});
}

TEST_CASE_FIXTURE(Street, "what is done a little early needs no way between, and keeps what it kept") {
    join(first.id);
    set_clock("2026-11-24 09:40");
    appointments().start(first.id);
    appointments().complete(first.id, {});
    CHECK(day() == Lines{"A1 09:00-09:40 15+0", "A2 09:45-10:30 0+10 A1"});
}

TEST_CASE_FIXTURE(Street, "what was called off comes back to its stop, whichever it was") {
    const auto second = join(first.id);
    const Lines before = day();
    for (const shop::AppointmentId id : {first.id, second.id}) {
        appointments().cancel(id, "");
        CHECK(day().size() == 1);
        appointments().reinstate(id);
        CHECK(day() == before);
    }
    appointments().cancel(second.id, "");
    appointments().cancel(first.id, "");
    appointments().reinstate(second.id);
    CHECK(day() == Lines{"A2 09:45-10:30 15+10 A1"});
}

TEST_CASE_FIXTURE(Street, "where a padding cannot come back, all stays as it is") {
    const auto begins = book("2026-11-25 09:30").id;
    join(begins);
    // Its place has come to be further away, and the job before the stop ends close to it.
    run("UPDATE appointment SET place_travel = 7200 WHERE id = 3");
    book("2026-11-25 08:00");
    CHECK(test::refused_whole(*this, ErrorCode::slot_taken,
                              [&] { appointments().cancel(begins, ""); }));
    CHECK(whole_refusal([&] { appointments().cancel(begins, ""); }) ==
          "slot_taken: A3 would need its 120 min travel and 10 min wrap-up again: A4, 8:00-8:45 "
          "am is in the way | move that first: shopctl move A4 TIME");
}

TEST_CASE_FIXTURE(Street, "the way is paid for once") {
    add_customer("Far Away", "95694");
    add_vehicle(shop::CustomerId{2}, "2001 Ford Ranger");
    auto far = request("2026-11-25 09:00");
    far.customer = shop::CustomerId{2};
    far.vehicle = shop::VehicleId{2};
    far.postal_code = "95694";
    const auto there = appointments().book(far).appointment;
    const auto travel = [&](const shop::Appointment& job) {
        return (**this).quotes().get(*job.quote).totals.travel;
    };
    CHECK_FALSE(travel(there).is_zero());
    CHECK(travel(join(there.id)).is_zero());

    shop::QuoteRequest wanted;
    wanted.codes = {"oil"};
    wanted.vehicle = shop::VehicleId{2};
    wanted.postal_code = "95694";
    auto quoted = at_stop(there.id, {});
    quoted.quote = (**this).quotes().create(wanted).id;
    CHECK(test::refused_whole(*this, ErrorCode::rule_refused,
                              [&] { appointments().book(quoted); }));
}

TEST_CASE_FIXTURE(Street, "nothing is added at a stop where nothing is to be done") {
    const auto refused = [&](shop::AppointmentId job) {
        return test::refused_whole(*this, ErrorCode::wrong_state, [&] { join(job); });
    };
    auto asked = request("2026-11-25 09:00");
    asked.hold = Minutes{30};
    const auto held = appointments().book(asked).appointment.id;
    CHECK(refused(held));
    set_clock("2026-11-23 09:00");
    CHECK(refused(held));
    appointments().cancel(first.id, "");
    CHECK(refused(first.id));
    CHECK(test::code_of([&] { join(shop::AppointmentId{99}); }) == ErrorCode::not_found);

    auto both = at_stop(first.id);
    both.follows = first.id;
    CHECK(test::code_of([&] { appointments().book(both); }) == ErrorCode::invalid_argument);
}

TEST_CASE_FIXTURE(Street, "the others at a stop are those that hold time") {
    const auto others = [&](shop::AppointmentId id) {
        std::vector<std::int64_t> ids;
        for (const auto& job : appointments().at_stop(id)) ids.push_back(job.id.value());
        return ids;
    };
    CHECK(others(first.id).empty());
    const auto second = join(first.id);
    const auto third = join(second.id);
    CHECK(others(first.id) == std::vector<std::int64_t>{2, 3});
    CHECK(others(third.id) == std::vector<std::int64_t>{1, 2});
    appointments().cancel(second.id, "");
    CHECK(others(third.id) == std::vector<std::int64_t>{1});
    CHECK(test::code_of([&] { others(shop::AppointmentId{99}); }) == ErrorCode::not_found);
}

}  // namespace
