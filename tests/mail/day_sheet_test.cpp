#include <shop/schedule.hpp>

#include <doctest/doctest.h>

#include "edgars_shop.hpp"
#include "golden.hpp"
#include "mail/letters.hpp"

using test::at;
using test::check_letter;
using test::EdgarsShop;
using test::job;
using test::of_customer;
using test::with_car;

namespace {

shop::Authorization yes(const std::string& by) {
    return {by, "phone", at("2026-11-16T09:02:00-08:00"), test::usd(100'000)};
}

/// The Tuesday of the mock-ups.
shop::mail::DaySheetFacts tuesday() {
    using shop::mail::DayChange;
    shop::Appointment ray = with_car(
        of_customer(job(112, "2026-11-17T08:00:00-08:00", 45, "Synthetic oil change", 12'730), 5,
                    "Ray Okafor", "+15305550119", "1420 Ash St, Woodland", "95695"),
        "2011 Toyota Tacoma", "8ABC119", "5TETX22N47Z000001");
    ray.authorization = yes("Ray Okafor");
    shop::Appointment denise = with_car(
        of_customer(
            job(115, "2026-11-17T09:30:00-08:00", 135, "Front brake pads and rotors", 54'230), 2,
            "Denise Park", "+15305550163", "2207 Elm Ln, Davis", "95616"),
        "2017 Honda CR-V", "8KLM204", "2HKRW2H59HH600001");
    denise.authorization = yes("D. Park");
    denise.notes = "gate code 4471, park on the left";
    shop::mail::JobFacts toms = test::toms_cars();
    toms.job.work = {at("2026-11-17T12:30:00-08:00"), at("2026-11-17T13:40:00-08:00")};
    shop::Appointment camry = toms.at_stop.front();
    camry.work = {at("2026-11-17T13:40:00-08:00"), at("2026-11-17T14:25:00-08:00")};
    const shop::Appointment chan = test::chans_no_start().job;
    shop::Appointment called_off = ray;
    called_off.id = shop::AppointmentId{113};
    called_off.status = shop::AppointmentStatus::cancelled;

    shop::mail::DaySheetFacts facts;
    facts.reader = test::edgar();
    facts.date = shop::LocalDate{date::year{2026} / 11 / 17};
    facts.days.push_back({test::edgar(),
                          facts.date,
                          {},
                          {},
                          {ray, called_off, denise, toms.job, camry, chan},
                          {},
                          {},
                          {}});
    facts.load.push_back({test::edgar(),
                          facts.date,
                          {{"Brake pads, ceramic, front", "ACT914", shop::Quantity{}},
                           {"Brake rotor, front", "", shop::Quantity{2'000}},
                           {"Synthetic oil, 5 qt, and filter", "", shop::Quantity{3'000}}}});
    facts.not_closed.push_back(
        job(109, "2026-11-16T15:00:00-08:00", 45, "Synthetic oil change", 12'730));
    facts.not_closed_count = 1;
    facts.undelivered.push_back(
        {"reminder", "p.chan@example.com", "550 no such user", chan, {}, ""});
    facts.changes.push_back({DayChange::Kind::added, chan, {}});
    shop::Customer ray_okafor;
    ray_okafor.id = shop::CustomerId{5};
    ray_okafor.phone_extension = "23";
    ray_okafor.notes = "Dog in the yard, ring first";
    facts.customers = {ray_okafor};
    return facts;
}

EdgarsShop on_tuesday_morning() {
    EdgarsShop shop;
    shop.now = at("2026-11-17T06:00:00-08:00");
    return shop;
}

}  // namespace

TEST_CASE("a day sheet has the whole day: who, where, what, what to load and what to see to") {
    EdgarsShop shop = on_tuesday_morning();
    check_letter("day-sheet", shop.letter("day_sheet", tuesday()));
}

TEST_CASE("the sheet of the shop has the days of all, and who else is to be called") {
    EdgarsShop shop;
    shop.settings.booking.clock = shop::ClockStyle::twenty_four_hours;
    shop.now = at("2026-11-16T18:00:00-08:00");
    shop::mail::DaySheetFacts facts = tuesday();
    facts.reader.reset();
    shop::Mechanic luis;
    luis.id = shop::MechanicId{2};
    luis.name = "Luis";
    facts.days[0].appointments[2].confirmation =
        shop::Confirmation{"Denise Park", at("2026-11-16T10:00:00-08:00")};
    facts.days[0].appointments[4].confirmation = facts.days[0].appointments[2].confirmation;
    facts.days[0].appointments[0].status = shop::AppointmentStatus::completed;
    facts.days.push_back({luis, facts.date, {}, {}, {facts.days[0].appointments[5]}, {}, {}, {}});
    facts.days[0].appointments.pop_back();
    facts.not_closed.push_back(
        job(98, "2026-11-02T15:00:00-08:00", 45, "Synthetic oil change", 12'730));
    facts.not_closed_count = 5;
    facts.undelivered.push_back({"confirmation",
                                 "maria.lopez@example.com",
                                 "552 mailbox full",
                                 test::marias_brakes().job,
                                 {},
                                 ""});
    facts.undelivered.push_back(
        {"estimate", "maria.lopez@example.com", "", {}, test::front_brakes(), "+15305550142"});
    shop::mail::DayChange moved;
    moved.kind = shop::mail::DayChange::Kind::moved;
    moved.job = facts.days[0].appointments[3];
    moved.was = at("2026-11-17T10:00:00-08:00");
    facts.changes.push_back(moved);
    moved.kind = shop::mail::DayChange::Kind::gone;
    facts.changes.push_back(moved);
    check_letter("day-sheet-of-all", shop.letter("day_sheet", facts));
}

TEST_CASE("a day without jobs says so") {
    EdgarsShop shop = on_tuesday_morning();
    shop::mail::DaySheetFacts facts = tuesday();
    facts.days[0].appointments.clear();
    facts.load.clear();
    facts.undelivered.clear();
    facts.not_closed.clear();
    facts.not_closed_count = 0;
    facts.changes.clear();
    const shop::mail::Letter letter = shop.letter("day_sheet", facts);
    CHECK(letter.subject == "Tue Nov 17: no jobs");
    CHECK(letter.text == "Tuesday, November 17\n\nNo jobs.\n");
}

TEST_CASE("what is not known of a job is asked for on the sheet, and long text is wrapped") {
    EdgarsShop shop = on_tuesday_morning();
    shop::mail::DaySheetFacts facts = tuesday();
    shop::Appointment bare = test::chans_no_start().job;
    bare.address.clear();
    bare.postal_code.clear();
    bare.customer_phone.clear();
    bare.contact.phone.clear();
    bare.vehicle_label.clear();
    shop::Appointment partly = facts.days[0].appointments[2];
    partly.authorization->total = test::usd(50'000);
    partly.emergency = true;
    partly.services.push_back({"x", "Noise or vibration diagnostic, with road test", false,
                               shop::Minutes{30}, test::usd(0), true});
    partly.notes =
        "the gate sticks: lift it a little, turn the key twice and push hard; "
        "the neighbour in 2209 has another key";
    facts.days[0].appointments = {bare, partly};
    facts.load.clear();
    facts.undelivered.clear();
    facts.not_closed.clear();
    facts.not_closed_count = 0;
    facts.changes.clear();
    check_letter("day-sheet-bare", shop.letter("day_sheet", facts));
}
