#include <doctest/doctest.h>

#include "test_shop.hpp"
#include "whole_refusal.hpp"

namespace {

using shop::ErrorCode;
using shop::Money;
using test::TestShop;
using Lines = std::vector<std::string>;

struct Desk : TestShop {
    shop::Appointments appointments() { return (**this).appointments(); }
    bool refused(ErrorCode code, const shop::BookingRequest& request) {
        return test::refused_whole(*this, code, [&] { appointments().book(request); });
    }
    shop::Quote quote(shop::QuoteRequest request, const std::string& postal_code = "95695") {
        if (request.codes.empty()) request.codes = {"oil"};
        request.postal_code = postal_code;
        return (**this).quotes().create(request);
    }
    shop::BookingRequest of(const shop::Quote& quote, const std::string& wall) const {
        shop::BookingRequest request;
        request.quote = quote.id;
        request.start = at(wall);
        return request;
    }
};

TEST_CASE_FIXTURE(Desk, "a booking of services holds all that was said, priced on the way") {
    auto wanted = request("2026-11-24 09:00", {"oil", "rotation"});
    wanted.address = "12 Oak St";
    wanted.notes = "key under the mat";
    wanted.contact.name = "Sam";
    const auto booked = appointments().book(wanted).appointment;

    shop::Appointment expected;
    expected.id = shop::AppointmentId{1};
    expected.revision = 1;
    expected.mechanic = shop::MechanicId{1};
    expected.customer = shop::CustomerId{1};
    expected.vehicle = shop::VehicleId{1};
    expected.quote = shop::QuoteId{1};
    expected.work = {at("2026-11-24 09:00"), at("2026-11-24 10:30")};
    expected.travel = shop::Minutes{15};
    expected.wrap_up = shop::Minutes{10};
    expected.planned = shop::Minutes{90};
    expected.place_travel = shop::Minutes{15};
    expected.place_wrap_up = shop::Minutes{10};
    expected.promised = {test::wall_time("2026-11-24 09:00"), "America/Los_Angeles",
                         std::chrono::hours{-8}};
    expected.address = "12 Oak St";
    expected.postal_code = "95695";
    expected.area = "Home";
    expected.contact.name = "Sam";
    expected.notes = "key under the mat";
    expected.created_at = (**this).now();
    expected.agreed_at = expected.created_at;
    expected.services = {{"oil", "Oil change", false, shop::Minutes{45}, Money{12000}},
                         {"rotation", "Tire rotation", false, shop::Minutes{45}, Money{3500}}};
    expected.total = Money{16230};
    expected.customer_name = "Dana Reyes";
    expected.mechanic_name = "Edgar";
    expected.vehicle_label = "2015 Honda Civic";
    CHECK(booked == expected);
    CHECK(appointments().get(booked.id) == expected);
    const auto quoted = (**this).quotes().get(shop::QuoteId{1});
    CHECK(quoted.totals.total == Money{16230});
    CHECK(quoted.vehicle == booked.vehicle);
}

TEST_CASE_FIXTURE(Desk, "a quote is booked at its price, for its customer and car") {
    const auto customer = add_customer("Far", "95694");
    shop::QuoteRequest wanted;
    wanted.codes = {"brakes"};
    wanted.vehicle = add_vehicle(customer.id).id;
    wanted.emergency = true;
    const auto quoted = quote(wanted, "95694");
    auto dearer = settings();
    dearer.pricing.labor_rate = Money{99900};
    reopen(dearer);
    const auto booked = appointments().book(of(quoted, "2026-11-24 09:00")).appointment;
    CHECK(booked.total == quoted.totals.total);
    CHECK(booked.quote == quoted.id);
    CHECK(booked.customer == customer.id);
    CHECK(booked.area == "Extended");
    CHECK(booked.travel == shop::Minutes{35});
    CHECK(booked.wrap_up == shop::Minutes{30});
    CHECK(booked.emergency);
    CHECK((**this).quotes().get(quoted.id) == quoted);
}

TEST_CASE_FIXTURE(Desk, "a quote made before customer and car were known is bound to them") {
    shop::QuoteRequest wanted;
    wanted.vehicle_text = "2015 Honda Civic";
    const auto quoted = quote(wanted);
    auto booking = of(quoted, "2026-11-24 09:00");
    CHECK(refused(ErrorCode::invalid_argument, booking));
    shop::Customer dana;
    dana.name = "Dana Reyes";
    dana.phone = "530-555-0142";
    booking.new_customer = dana;
    booking.address = "12 Oak St";
    const auto booked = appointments().book(booking).appointment;
    CHECK(booked.customer_phone == "+15305550142");
    CHECK(booked.vehicle_label == "2015 Honda Civic");
    const auto bound = (**this).quotes().get(quoted.id);
    CHECK(bound.customer == booked.customer);
    CHECK(bound.vehicle == booked.vehicle);
    CHECK(bound.totals == quoted.totals);
    const auto customer = (**this).customers().get(booked.customer);
    CHECK(customer.address == "12 Oak St");
    CHECK(customer.postal_code == "95695");
}

TEST_CASE_FIXTURE(Desk, "the car a quote speaks of is the customer's own where there is one") {
    const auto customer = add_customer();
    const auto civic = add_vehicle(customer.id, "2015 Honda Civic", "8ABC123");
    shop::QuoteRequest wanted;
    wanted.customer = customer.id;
    wanted.vehicle_text = "2015 Honda Civic";
    const auto booked = appointments().book(of(quote(wanted), "2026-11-24 09:00")).appointment;
    CHECK(booked.vehicle == civic.id);
    CHECK((**this).vehicles().of(customer.id).size() == 1);
}

TEST_CASE_FIXTURE(Desk, "a quote is booked once at a time") {
    shop::QuoteRequest wanted;
    wanted.vehicle = add_vehicle(add_customer().id).id;
    const auto quoted = quote(wanted);
    const auto first = appointments().book(of(quoted, "2026-11-24 09:00")).appointment;
    CHECK(whole_refusal([&] { appointments().book(of(quoted, "2026-11-25 09:00")); }) ==
          "wrong_state: Q1 is booked as A1 | see: shopctl show A1");
    CHECK(refused(ErrorCode::wrong_state, of(quoted, "2026-11-25 09:00")));
    appointments().cancel(first.id, "rain");
    const auto second = appointments().book(of(quoted, "2026-11-25 09:00")).appointment;
    set_clock("2026-11-25 09:30");
    appointments().complete(second.id, {});
    CHECK(refused(ErrorCode::wrong_state, of(quoted, "2026-11-26 09:00")));
}

TEST_CASE_FIXTURE(Desk, "an expired quote is refused, unless it was accepted in time") {
    shop::QuoteRequest wanted;
    wanted.vehicle = add_vehicle(add_customer().id).id;
    const auto open = quote(wanted);
    const auto accepted = quote(wanted);
    const auto declined = quote(wanted);
    (**this).quotes().accept(accepted.id, "Dana", "phone");
    (**this).quotes().decline(declined.id, "");
    set_clock("2026-12-07 08:00");
    CHECK_FALSE((**this).quotes().expired(open));
    set_clock("2026-12-08 08:00");
    CHECK(refused(ErrorCode::quote_expired, of(open, "2026-12-09 09:00")));
    CHECK(refused(ErrorCode::wrong_state, of(declined, "2026-12-09 09:00")));
    CHECK(appointments().book(of(accepted, "2026-12-09 09:00")).appointment.quote == accepted.id);
}

TEST_CASE_FIXTURE(Desk, "another area, customer, car or urgency than quoted is refused") {
    const auto customer = add_customer();
    const auto other = add_customer("Other", "95694");
    shop::QuoteRequest wanted;
    wanted.vehicle = add_vehicle(customer.id).id;
    const auto quoted = quote(wanted);
    const auto changed = [&](auto change) {
        auto booking = of(quoted, "2026-11-24 09:00");
        change(booking);
        return refused(ErrorCode::rule_refused, booking);
    };
    CHECK(changed([](auto& b) { b.postal_code = "95694"; }));
    CHECK(changed([&](auto& b) {
        b.customer = other.id;
        b.vehicle = add_vehicle(other.id).id;
    }));
    CHECK(changed([&](auto& b) { b.vehicle = add_vehicle(customer.id, "2001 Ford F-150").id; }));
    CHECK(changed([](auto& b) { b.new_vehicle = shop::parse_vehicle("2001 Ford F-150"); }));
    CHECK(changed([](auto& b) { b.emergency = true; }));
    auto somebody_new = of(quoted, "2026-11-24 09:00");
    somebody_new.new_customer = shop::Customer{};
    CHECK(refused(ErrorCode::invalid_argument, somebody_new));
    auto elsewhere = of(quoted, "2026-11-24 09:00");
    elsewhere.postal_code = "10001";
    CHECK(refused(ErrorCode::out_of_area, elsewhere));
    auto same_area = of(quoted, "2026-11-24 09:00");
    same_area.postal_code = "95776";
    CHECK(appointments().book(same_area).appointment.postal_code == "95776");
}

TEST_CASE_FIXTURE(Desk, "a refused booking leaves nothing behind, not even a used-up id") {
    static_cast<void>(request("2026-11-24 09:00"));
    const auto without_car = add_customer("Without Car");
    const auto changed = [&](ErrorCode code, auto change) {
        auto booking = request("2026-11-24 09:00");
        change(booking);
        return refused(code, booking);
    };
    using B = shop::BookingRequest;
    CHECK(changed(ErrorCode::rule_refused, [&](B& b) { b.start = at("2026-11-24 12:00"); }));
    CHECK(changed(ErrorCode::not_found, [](B& b) { b.codes = {"oil", "nothing"}; }));
    CHECK(changed(ErrorCode::invalid_argument, [](B& b) { b.codes.clear(); }));
    CHECK(changed(ErrorCode::invalid_argument, [](B& b) { b.quote = shop::QuoteId{1}; }));
    CHECK(changed(ErrorCode::not_found, [](B& b) { b.customer = shop::CustomerId{9}; }));
    CHECK(changed(ErrorCode::not_found, [](B& b) { b.vehicle = shop::VehicleId{9}; }));
    CHECK(changed(ErrorCode::not_found, [](B& b) { b.mechanic = shop::MechanicId{9}; }));
    CHECK(changed(ErrorCode::out_of_area, [](B& b) { b.postal_code = "10001"; }));
    CHECK(changed(ErrorCode::invalid_argument, [&](B& b) {
        b.customer = without_car.id;
        b.vehicle.reset();
    }));
    CHECK(changed(ErrorCode::invalid_argument, [](B& b) {
        b.customer.reset();
        b.vehicle.reset();
        b.new_vehicle = shop::parse_vehicle("2012 Toyota Camry");
    }));
    CHECK(changed(ErrorCode::invalid_argument, [](B& b) { b.new_customer = shop::Customer{}; }));
    // The records are made after the slot was found free, and go with what follows.
    CHECK(changed(ErrorCode::invalid_argument, [](B& b) {
        b.customer.reset();
        b.vehicle.reset();
        b.new_customer = shop::Customer{};
        b.new_customer->name = "New";
        b.new_customer->phone = "not a number";
        b.new_vehicle = shop::parse_vehicle("2012 Toyota Camry");
    }));
    CHECK(changed(ErrorCode::invalid_argument, [](B& b) {
        b.vehicle.reset();
        b.new_vehicle = shop::parse_vehicle("2012 Toyota Camry");
        b.new_vehicle->vin = "1234";
    }));
    CHECK(changed(ErrorCode::invalid_argument, [](B& b) { b.contact.phone = "12"; }));
    CHECK(changed(ErrorCode::invalid_argument, [](B& b) { b.notes = std::string(4001, 'x'); }));
    CHECK(changed(ErrorCode::invalid_argument, [](B& b) { b.address = "a\nb"; }));
    CHECK(changed(ErrorCode::invalid_argument, [](B& b) { b.request_id = "a\nb"; }));
    CHECK(changed(ErrorCode::invalid_argument, [](B& b) { b.request_id = std::string(201, 'x'); }));
}

TEST_CASE_FIXTURE(Desk, "a taken slot says what is in the way and what is open near it") {
    book("2026-11-24 09:00");
    auto wanted = request("2026-11-24 09:30");
    try {
        appointments().book(wanted);
        FAIL("it was booked");
    } catch (const shop::SlotTaken& taken) {
        CHECK(taken.code() == ErrorCode::slot_taken);
        REQUIRE_FALSE(taken.in_the_way().empty());
        CHECK(taken.in_the_way()[0].rule == shop::Rule::taken);
        CHECK(taken.in_the_way()[0].appointment == shop::AppointmentId{1});
        Lines nearest;
        for (const auto& slot : taken.nearest()) {
            nearest.push_back(test::written(slot, (**this).zone()));
        }
        CHECK(nearest == Lines{"2026-11-23 16:00 1", "2026-11-24 10:30 1", "2026-11-24 11:00 1",
                               "2026-11-24 12:30 1"});
    }
    CHECK(refused(ErrorCode::slot_taken, wanted));
    // Where a rule and a clash both apply, all are named.
    wanted.start = at("2026-11-24 09:10");
    try {
        appointments().book(wanted);
        FAIL("it was booked");
    } catch (const shop::RuleRefused& refusal) {
        CHECK(refusal.code() == ErrorCode::rule_refused);
        Lines rules;
        for (const auto& obstacle : refusal.broken()) rules.emplace_back(to_string(obstacle.rule));
        CHECK(rules == Lines{"taken", "vehicle_taken", "grid"});
    }
}

TEST_CASE_FIXTURE(Desk, "an overlap that the store alone sees is a taken slot too") {
    book("2026-11-24 09:00");
    // A job that a search cannot see: its state says it lapsed, its row holds.
    run("UPDATE appointment SET status = 'held', held_until = 0");
    auto other = request("2026-11-24 09:00");
    other.vehicle = add_vehicle(shop::CustomerId{1}, "2012 Toyota Camry").id;
    const auto code = test::code_of([&] { appointments().book(other); });
    CHECK((code == std::nullopt || code == ErrorCode::slot_taken));
}

TEST_CASE_FIXTURE(Desk,
                  "without a mechanic named the one with the fewest jobs goes, then the lowest") {
    const auto ann = add_mechanic("Ann");
    const auto bob = add_mechanic("Bob");
    const auto who = [&](const std::string& wall, const std::string& car) {
        auto wanted = request(wall);
        wanted.vehicle = add_vehicle(shop::CustomerId{1}, car).id;
        return appointments().book(wanted).appointment.mechanic.value();
    };
    CHECK(who("2026-11-24 09:00", "2001 Ford A") == 1);
    CHECK(who("2026-11-24 09:00", "2001 Ford B") == ann.id.value());
    CHECK(who("2026-11-24 12:30", "2001 Ford C") == bob.id.value());
    CHECK(who("2026-11-24 09:00", "2001 Ford D") == bob.id.value());
    CHECK(who("2026-11-24 12:30", "2001 Ford E") == 1);
    // Another day counts for itself.
    CHECK(who("2026-11-25 12:30", "2001 Ford F") == 1);
    auto named = request("2026-11-25 14:30");
    named.mechanic = bob.id;
    CHECK(appointments().book(named).appointment.mechanic == bob.id);
}

TEST_CASE_FIXTURE(Desk, "a quote that is booked is not among those to be decided until its job is off") {
    const auto job = book("2026-11-24 09:00");
    const auto undecided = [&] {
        shop::QuoteFilter filter;
        filter.customer = job.customer;
        filter.unbooked = true;
        std::vector<shop::QuoteId> found;
        (**this).quotes().each(filter, [&](const shop::Quote& q) { found.push_back(q.id); });
        return found;
    };
    CHECK(undecided().empty());
    appointments().cancel(job.id, "");
    CHECK(undecided() == std::vector{*job.quote});
    shop::BookingRequest again;
    again.quote = job.quote;
    again.start = at("2026-11-25 09:00");
    again.hold = shop::Minutes{30};
    const auto held = appointments().book(again).appointment;
    CHECK(undecided().empty());
    set_clock(*held.held_until);
    CHECK(undecided() == std::vector{*job.quote});
}

TEST_CASE_FIXTURE(Desk, "booking with a request id books once, however often it is sent") {
    auto wanted = request("2026-11-24 09:00");
    wanted.request_id = "req-1";
    const auto first = appointments().book(wanted);
    CHECK_FALSE(first.replayed);
    const auto counts = row_counts();
    const auto again = appointments().book(wanted);
    CHECK(again.replayed);
    CHECK(again.appointment == first.appointment);
    CHECK(row_counts() == counts);

    // The answer is the record as it is today.
    const auto cancelled = appointments().cancel(first.appointment.id, "");
    CHECK(appointments().book(wanted).appointment == cancelled);

    auto other = wanted;
    other.start = at("2026-11-24 14:00");
    CHECK(refused(ErrorCode::request_id_reused, other));
    other = wanted;
    other.codes = {"rotation"};
    CHECK(refused(ErrorCode::request_id_reused, other));
    other = wanted;
    other.postal_code = "95694";
    CHECK(refused(ErrorCode::request_id_reused, other));

    auto refused_first = request("2026-11-24 12:00");
    refused_first.request_id = "req-2";
    CHECK(refused(ErrorCode::rule_refused, refused_first));
    refused_first.start = at("2026-11-24 14:00");
    CHECK_FALSE(appointments().book(refused_first).replayed);
}

TEST_CASE_FIXTURE(Desk, "new people come with a repeated booking only once") {
    shop::BookingRequest wanted;
    wanted.codes = {"oil"};
    wanted.start = at("2026-11-24 09:00");
    wanted.postal_code = "95695";
    wanted.new_customer = shop::Customer{};
    wanted.new_customer->name = "New";
    wanted.new_vehicle = shop::parse_vehicle("2012 Toyota Camry");
    wanted.request_id = "req-1";
    const auto first = appointments().book(wanted);
    CHECK(appointments().book(wanted).appointment == first.appointment);
    CHECK(column("SELECT count(*) FROM customer") == Lines{"1"});
    CHECK(column("SELECT count(*) FROM vehicle") == Lines{"1"});
}

TEST_CASE_FIXTURE(Desk, "a day takes no more jobs than the shop allows") {
    auto limited = settings();
    limited.booking.max_per_day = 2;
    reopen(limited);
    book("2026-11-24 08:00");
    const auto second = book("2026-11-24 12:30");
    CHECK(refused(ErrorCode::rule_refused, request("2026-11-24 15:00")));
    CHECK(move(second.id, "2026-11-24 15:00").moves == 1);
    appointments().cancel(second.id, "");
    CHECK(book("2026-11-24 15:00").id.is_set());
}

TEST_CASE_FIXTURE(Desk, "a dry run gives the whole answer and changes not a byte") {
    const auto booked = book("2026-11-24 09:00");
    auto wanted = request("2026-11-24 14:00");
    const std::string before = contents();
    auto rehearsal = open(true);
    const auto rehearsed = rehearsal.appointments().book(wanted).appointment;
    CHECK(rehearsed.work.begin == wanted.start);
    shop::MoveRequest tomorrow;
    tomorrow.start = at("2026-11-25 09:00");
    CHECK(rehearsal.appointments().move(booked.id, tomorrow).appointment.moves == 1);
    CHECK(rehearsal.appointments().cancel(booked.id, "x").status ==
          shop::AppointmentStatus::cancelled);
    shop::QuoteRequest oil;
    oil.codes = {"oil"};
    CHECK(rehearsal.quotes().create(oil).id.is_set());
    rehearsal.customers().add(rehearsal.customers().get(shop::CustomerId{1}));
    rehearsal.catalogue().retire_service("oil");
    CHECK(test::code_of([&] { rehearsal.appointments().book(request("2026-11-24 09:00")); }) ==
          ErrorCode::slot_taken);
    CHECK(contents() == before);
    const auto real = appointments().book(wanted).appointment;
    CHECK(real == rehearsed);
}

}  // namespace
