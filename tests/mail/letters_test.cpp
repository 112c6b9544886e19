#include "mail/letters.hpp"

#include <doctest/doctest.h>

#include <string>

#include "edgars_shop.hpp"
#include "golden.hpp"

using test::at;
using test::check_letter;
using test::EdgarsShop;
using test::JobFacts;

TEST_CASE("an estimate reads as in the mock-ups") {
    EdgarsShop shop;
    check_letter("estimate", shop.letter("estimate", shop::mail::QuoteFacts{test::front_brakes(),
                                                                            test::maria()}));
}

TEST_CASE("a confirmation reads as in the mock-ups, with its calendar entry") {
    EdgarsShop shop;
    check_letter("confirmation", shop.letter("confirmation", test::marias_brakes()));
}

TEST_CASE("a reminder reads as in the mock-ups") {
    EdgarsShop shop;
    shop.now = at("2026-11-18T09:30:00-08:00");
    check_letter("reminder", shop.letter("reminder", test::marias_brakes()));
}

TEST_CASE("a delay reads as in the mock-ups, once for the two cars of a stop") {
    EdgarsShop shop;
    shop.now = at("2026-11-17T11:50:00-08:00");
    check_letter("late", shop.letter("late", test::toms_cars()));
}

TEST_CASE("a change of the time names the old one") {
    EdgarsShop shop;
    JobFacts facts = test::marias_brakes();
    facts.previous_start = at("2026-11-18T13:00:00-08:00");
    facts.job.sequence = 1;
    check_letter("change", shop.letter("change", facts));
}

TEST_CASE("a cancellation says what is called off, and takes the calendar entry with it") {
    EdgarsShop shop;
    JobFacts facts = test::toms_cars();
    facts.job.status = shop::AppointmentStatus::cancelled;
    facts.job.sequence = 2;
    check_letter("cancellation", shop.letter("cancellation", facts));
}

TEST_CASE("who was not there is asked for another time") {
    EdgarsShop shop;
    shop.now = at("2026-11-19T10:05:00-08:00");
    check_letter("missed", shop.letter("missed", test::marias_brakes()));
}

TEST_CASE("the shop and its mechanics are told what was booked, moved and cancelled") {
    EdgarsShop shop;
    JobFacts facts = test::chans_no_start();
    facts.job.notes = "gate code 4471\npark on the left";
    facts.job.emergency = true;
    check_letter("booked", shop.letter("booked", facts));

    facts = test::toms_cars();
    check_letter("rescheduled", shop.letter("rescheduled", facts));

    facts.job.status = shop::AppointmentStatus::cancelled;
    facts.job.cancelled_late = true;
    facts.job.cancel_reason = "has sold the car";
    check_letter("cancelled", shop.letter("cancelled", facts));
}

TEST_CASE("a mechanic who lost a job is told who has it") {
    EdgarsShop shop;
    JobFacts facts = test::marias_brakes();
    facts.reader = test::edgar();
    facts.job.mechanic = shop::MechanicId{2};
    facts.job.mechanic_name = "Luis";
    check_letter("rescheduled-lost", shop.letter("rescheduled", facts));
}

TEST_CASE("who is on site for another is told nothing of money") {
    EdgarsShop shop;
    JobFacts facts = test::chans_no_start();
    facts.job.contact.email = "ana@example.com";
    check_letter("confirmation-on-site", shop.letter("confirmation", facts));
}

TEST_CASE("what is not known leaves no hole in a sentence") {
    EdgarsShop shop;
    shop.settings.profile.phone.clear();
    shop.settings.profile.registration.clear();
    shop.settings.reminders.arrival_window = shop::Minutes{0};
    shop.settings.booking.cancel_notice = shop::Minutes{0};
    JobFacts facts = test::chans_no_start();
    facts.job.contact = {};
    facts.job.customer_phone.clear();
    facts.job.address.clear();
    facts.job.postal_code.clear();
    facts.job.vehicle_label.clear();
    for (const std::string kind : {"confirmation", "change", "late", "cancellation", "reminder",
                                   "missed", "booked", "rescheduled", "cancelled"}) {
        check_letter("bare-" + kind, shop.letter(kind, facts));
    }
    shop::Quote quote = test::front_brakes();
    quote.vehicle_text.clear();
    quote.postal_code.clear();
    quote.area_assumed = true;
    shop::Customer customer = test::maria();
    customer.address.clear();
    check_letter("bare-estimate", shop.letter("estimate", shop::mail::QuoteFacts{quote, customer}));
}

TEST_CASE("a shop in euros by a 24-hour clock") {
    EdgarsShop shop;
    shop.settings.profile.currency = shop::find_currency("EUR");
    shop.settings.profile.registration.clear();
    shop.settings.booking.clock = shop::ClockStyle::twenty_four_hours;
    shop.now = at("2026-11-17T11:50:00-08:00");
    check_letter(
        "euro-estimate",
        shop.letter("estimate", shop::mail::QuoteFacts{test::front_brakes(), test::maria()}));
    check_letter("euro-confirmation", shop.letter("confirmation", test::marias_brakes()));
    check_letter("euro-late", shop.letter("late", test::toms_cars()));
}

TEST_CASE("a kind that nobody knows names the nearest one") {
    try {
        (void)shop::mail::kind_named("confirmatoin");
        FAIL("taken");
    } catch (const shop::Error& error) {
        CHECK(error.message() == "there is no kind of message called 'confirmatoin'");
        CHECK(error.hint() == "did you mean 'confirmation'?");
    }
}

TEST_CASE("every kind is written from what it is about, and from nothing else") {
    EdgarsShop shop;
    for (const shop::mail::Kind& kind : shop::mail::kinds()) {
        CAPTURE(kind.name);
        using About = shop::mail::Kind::About;
        const std::string name{kind.name};
        if (kind.about == About::job) {
            CHECK_FALSE(shop.letter(name, test::marias_brakes()).text.empty());
        } else {
            CHECK_THROWS_AS((void)shop.letter(name, test::marias_brakes()), shop::Error);
        }
        if (kind.about != About::day) {
            CHECK_THROWS_AS((void)shop.letter(name, shop::mail::DaySheetFacts{}), shop::Error);
        }
    }
}
