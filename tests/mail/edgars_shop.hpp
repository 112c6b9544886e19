#pragma once

#include <shop/format.hpp>
#include <shop/settings.hpp>
#include <shop/zone.hpp>

#include <chrono>
#include <string>
#include <utility>

#include "mail/letters.hpp"

// The shop of the mock-ups, and its jobs as records.
namespace test {

using shop::mail::JobFacts;

inline shop::Instant at(const std::string& rfc3339) {
    return shop::parse_rfc3339(rfc3339).value();
}

inline shop::Money usd(std::int64_t cents) {
    return shop::Money{cents};
}

/// The shop's file of the examples, and what letters are written with.
struct EdgarsShop {
    shop::Settings settings = shop::load_settings(PROJECT_ROOT "/examples/shop.toml");
    shop::Zone zone = shop::Zone::load("America/Los_Angeles");
    shop::mail::TemplateSet templates;
    shop::Instant now = at("2026-11-17T09:30:00-08:00");

    [[nodiscard]] shop::mail::Desk desk() {
        return {settings, zone, templates, now, "3f2a9c", "m1.3f2a9c@example.com"};
    }
    template <class Facts>
    [[nodiscard]] shop::mail::Letter letter(const std::string& kind, const Facts& facts) {
        return shop::mail::write_letter(shop::mail::kind_named(kind), facts, desk());
    }
};

/// A job that begins then, of so many minutes, of one service.
inline shop::Appointment job(int id, const std::string& start, int minutes, const std::string& work,
                             std::int64_t cents) {
    shop::Appointment job;
    job.id = shop::AppointmentId{id};
    job.work.begin = at(start);
    job.work.end = job.work.begin + std::chrono::minutes{minutes};
    job.mechanic = shop::MechanicId{1};
    job.mechanic_name = "Edgar";
    job.services.push_back({"work", work, false, std::chrono::minutes{minutes}, usd(cents), true});
    job.total = usd(cents);
    return job;
}

inline shop::Appointment of_customer(shop::Appointment job, int customer, const std::string& name,
                                     const std::string& phone, const std::string& address,
                                     const std::string& postal_code) {
    job.customer = shop::CustomerId{customer};
    job.customer_name = name;
    job.customer_phone = phone;
    job.address = address;
    job.postal_code = postal_code;
    return job;
}

inline shop::Appointment with_car(shop::Appointment job, const std::string& label,
                                  const std::string& plate, const std::string& vin) {
    job.vehicle_label = label;
    job.vehicle_plate = plate;
    job.vehicle_vin = vin;
    return job;
}

inline shop::QuoteLine line(shop::LineKind kind, const std::string& name, std::int64_t cents) {
    shop::QuoteLine line;
    line.kind = kind;
    line.name = name;
    line.each = line.list = line.amount = usd(cents);
    return line;
}

/// Q42: front brakes for a 2015 Honda Civic, $542.30.
inline shop::Quote front_brakes() {
    shop::Quote quote;
    quote.id = shop::QuoteId{42};
    quote.customer = shop::CustomerId{17};
    quote.customer_name = "Maria Lopez";
    quote.vehicle_text = "2015 Honda Civic";
    quote.postal_code = "95616";
    quote.area = "Home";
    quote.valid_through = shop::LocalDate{date::year{2026} / 12 / 1};
    quote.duration = std::chrono::minutes{135};
    quote.tax_rate = shop::Rate{82'500};
    quote.items.push_back({"brakes-front",
                           "Front brake pads and rotors",
                           false,
                           std::chrono::minutes{135},
                           {},
                           false,
                           {}});
    shop::QuoteLine labor = line(shop::LineKind::labor, "Labor", 29'000);
    labor.item = 0;
    labor.labor = std::chrono::minutes{120};
    labor.each = usd(14'500);
    shop::QuoteLine pads = line(shop::LineKind::part, "Brake pads, ceramic, front", 6'800);
    pads.item = 0;
    pads.number = "ACT914";
    pads.condition = "new";
    pads.taxable = true;
    shop::QuoteLine rotors = line(shop::LineKind::part, "Brake rotor, front", 14'900);
    rotors.item = 0;
    rotors.each = usd(7'450);
    rotors.quantity = shop::Quantity{2'000};
    rotors.condition = "new";
    rotors.taxable = true;
    quote.lines = {labor, pads, rotors, line(shop::LineKind::supplies, "Shop supplies", 1'740),
                   line(shop::LineKind::travel, "Travel, Home area", 0)};
    quote.totals.labor = usd(29'000);
    quote.totals.parts = usd(21'700);
    quote.totals.fees = usd(1'740);
    quote.totals.subtotal = usd(52'440);
    quote.totals.taxable = usd(21'700);
    quote.totals.tax = usd(1'790);
    quote.totals.total = usd(54'230);
    return quote;
}

inline shop::Customer maria() {
    shop::Customer customer;
    customer.id = shop::CustomerId{17};
    customer.name = "Maria Lopez";
    customer.phone = "+15305550142";
    customer.email = "maria.lopez@example.com";
    customer.address = "19 Oak Ct, Davis";
    customer.postal_code = "95616";
    return customer;
}

inline shop::Mechanic edgar() {
    shop::Mechanic mechanic;
    mechanic.id = shop::MechanicId{1};
    mechanic.name = "Edgar";
    mechanic.phone = "+15305550134";
    mechanic.email = "edgar@example.com";
    return mechanic;
}

/// A135 of the mock-ups: Maria's brakes on Thursday.
inline JobFacts marias_brakes() {
    JobFacts facts;
    facts.job = with_car(
        of_customer(
            job(135, "2026-11-19T09:30:00-08:00", 135, "Front brake pads and rotors", 54'230), 17,
            "Maria Lopez", "+15305550142", "19 Oak Ct, Davis", "95616"),
        "2015 Honda Civic", "7XYZ321", "");
    facts.job.customer_email = "maria.lopez@example.com";
    facts.job.authorization =
        shop::Authorization{"Maria Lopez", "phone", at("2026-11-17T09:21:00-08:00"), usd(54'230)};
    facts.quote = front_brakes();
    facts.quote->authorization = facts.job.authorization;
    facts.customer = maria();
    facts.mechanic = edgar();
    return facts;
}

/// A118 and, at the same stop, A119: Tom's two cars on Tuesday.
inline JobFacts toms_cars() {
    JobFacts facts;
    facts.job = with_car(
        of_customer(
            job(118, "2026-11-17T13:30:00-08:00", 70, "Oil, rotation and inspection", 14'590), 3,
            "Tom Reyes", "+15305550190", "88 Pole Line Rd, Davis", "95618"),
        "2018 Ford F-150", "7QRS518", "1FTEW1EP2JFA00001");
    facts.job.customer_email = "tom.reyes@example.com";
    facts.job.authorization =
        shop::Authorization{"Tom Reyes", "phone", at("2026-11-16T10:02:00-08:00"), usd(14'590)};
    shop::Appointment camry = with_car(
        of_customer(job(119, "2026-11-17T14:40:00-08:00", 45, "Synthetic oil change", 12'730), 3,
                    "Tom Reyes", "+15305550190", "88 Pole Line Rd, Davis", "95618"),
        "2012 Toyota Camry", "", "");
    camry.stop = facts.job.id;
    camry.authorization =
        shop::Authorization{"Tom Reyes", "phone", at("2026-11-16T10:09:00-08:00"), usd(12'730)};
    facts.at_stop = {camry};
    facts.previous_start = at("2026-11-17T12:30:00-08:00");
    facts.mechanic = edgar();
    return facts;
}

/// A121: a tenant is on site for the owner, nobody has said yes.
inline JobFacts chans_no_start() {
    JobFacts facts;
    facts.job = with_car(
        of_customer(job(121, "2026-11-17T15:00:00-08:00", 90, "No-start diagnostic", 16'000), 4,
                    "Paul Chan", "+19165550177", "411 Jefferson Blvd, West Sacramento", "95605"),
        "2014 Nissan Altima", "", "");
    facts.job.customer_email = "p.chan@example.com";
    facts.job.contact = {"Ana Chan (tenant)", "+19165550108", ""};
    facts.mechanic = edgar();
    return facts;
}

}  // namespace test
