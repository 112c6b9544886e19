#include "booking.hpp"
#include "command.hpp"
#include "doubled_work.hpp"
#include "options.hpp"
#include "print/appointment.hpp"
#include "session.hpp"
#include "shared_contact.hpp"

#include <CLI/CLI.hpp>

#include <fmt/format.h>

#include <memory>

namespace shop::cli {

namespace {

void declare_place(CLI::App& parser, BookingWords& typed) {
    parser.add_option("--address", typed.address, "where, unless at the customer's address")
        ->type_name("TEXT");
    parser.add_option("--zip", typed.zip, "postal code of the place")->type_name("CODE");
    parser.add_option("--contact", typed.contact.name, "whom to ask for on site")
        ->type_name("NAME");
    parser.add_option("--contact-phone", typed.contact.phone, "telephone number of the contact")
        ->type_name("NUMBER");
    parser.add_option("--contact-email", typed.contact.email, "e-mail address of the contact")
        ->type_name("ADDRESS");
    parser.add_option("--notes", typed.notes, "what to know: gate code, park on the left")
        ->type_name("TEXT");
}

void declare_party(CLI::App& parser, BookingWords& typed) {
    add_optional(parser, "--customer", typed.customer,
                 "known customer: id, telephone number, e-mail or name", "WHO");
    add_optional(parser, "--name", typed.name, "name of a new customer", "NAME");
    add_optional(parser, "--phone", typed.phone, "telephone number of a new customer", "NUMBER");
    add_optional(parser, "--email", typed.email, "e-mail address of a new customer", "ADDRESS");
    add_optional(parser, "--vehicle", typed.vehicle,
                 "v21, plate, VIN or '2012 Toyota Camry'; one the customer does not have is new",
                 "CAR");
    add_optional(parser, "--plate", typed.plate, "plate of a new vehicle", "PLATE");
    add_optional(parser, "--vin", typed.vin, "VIN of a new vehicle", "VIN");
}

void answer(Session& session, const BookingWords& typed, const Booked& booked) {
    const Appointment& job = booked.appointment;
    if (booked.replayed) {
        session.note(fmt::format("note: this request was {} before, as A{}",
                                 typed.hold ? "held" : "booked", job.id.value()));
    } else if (typed.name) {
        note_shared(session, job.customer, job.customer_phone, job.customer_email);
    } else {
        const std::string line = missed_note(session.shop(), job);
        if (!line.empty()) session.note(line);
    }
    if (job.postal_code.empty() && !job.area.empty()) {
        session.note(fmt::format("note: no postal code was given: {} area assumed; with one: "
                                 "shopctl edit A{} --zip CODE",
                                 job.area, job.id.value()));
    }
    const bool tried = session.options().dry_run;
    if (job.quote && !tried) note_doubled(session, session.shop().quotes().get(*job.quote));
    if (session.json()) {
        session.print(to_json(booked, session.json_style()));
        return;
    }
    const bool held = job.status == AppointmentStatus::held;
    session.out().write(appointment_card(session.shop(), job,
                                         held ? (tried ? "Would hold" : "Held")
                                              : (tried ? "Would book" : "Booked")));
    if (tried) return;
    const std::int64_t id = job.id.value();
    session.print(fmt::format(
        "Next: shopctl {}   shopctl cancel A{}",
        held ? fmt::format("book A{}", id) : fmt::format("show A{0}   shopctl move A{0} TIME", id),
        id));
}

void declare_ties(CLI::App& parser, BookingWords& typed) {
    add_optional(parser, "--hold", typed.hold,
                 "only keep the time, for 1m to 7d, and tell nobody: 30m, 2h", "DURATION");
    add_optional(parser, "--stop", typed.stop,
                 "the next job at this one's stop: begins when the last job there ends", "JOB");
    add_optional(parser, "--follows", typed.follows,
                 "a second visit: customer, vehicle and address are this job's", "JOB");
}

void book_held(Session& session, const BookingWords& typed, AppointmentId held) {
    Appointments appointments = session.shop().appointments();
    const Revision seen = appointments.get(held).revision;
    answer(session, typed, appointments.book_held(held, typed.request_id, seen));
}

Action declare(CLI::App& parser) {
    auto typed = std::make_shared<BookingWords>();
    parser.add_option("what", typed->words,
                      "a quote such as Q42, or codes of services; then the time: 'thu 9:30'; or "
                      "a job that is held, such as A12, to book it");
    add_optional(parser, "--at", typed->at, "the time, instead of the last word", "TIME");
    declare_party(parser, *typed);
    declare_place(parser, *typed);
    add_optional(parser, "--mechanic", typed->mechanic,
                 "id or name; otherwise who has the fewest jobs that day", "WHO");
    parser.add_flag("--emergency", typed->emergency,
                    "at the emergency price, with its shorter notice");
    declare_ties(parser, *typed);
    add_override(parser, typed->overriding);
    add_request_id(parser, typed->request_id);
    return [typed](Session& session) {
        if (const auto held = held_job(*typed)) return book_held(session, *typed, *held);
        const BookingRequest request = booking_request(session, *typed);
        answer(session, *typed, session.shop().appointments().book(request));
    };
}

}  // namespace

Command book_command() {
    return {
        .name = "book",
        .group = Group::every_day,
        .summary = "make an appointment, from a quote or from services",
        .examples = {"shopctl book oil-synthetic \"fri 9:30\" --name \"Ana Chan\" --phone "
                     "916-555-0108 --vehicle \"2014 Nissan Altima\" --zip 95605",
                     "shopctl book Q2 \"fri 9:30\" --hold 30m",
                     "shopctl book A4",
                     "shopctl book oil-synthetic --stop A2 --vehicle \"2012 Toyota Camry\" "
                     "--override break --reason \"same driveway\"",
                     "shopctl book oil-synthetic \"fri 9:30\" --follows A2"},
        .declare = declare,
    };
}

}  // namespace shop::cli
