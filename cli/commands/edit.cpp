#include "call_note.hpp"
#include "command.hpp"
#include "doubled_work.hpp"
#include "named_job.hpp"
#include "named_vehicle.hpp"
#include "options.hpp"
#include "override_options.hpp"
#include "print/appointment.hpp"
#include "print/edited.hpp"
#include "session.hpp"
#include "stop_note.hpp"

#include <shop/text.hpp>

#include <CLI/CLI.hpp>

#include <fmt/format.h>

#include <memory>

namespace shop::cli {

namespace {

struct Options {
    std::string job;
    std::vector<std::string> add, remove;
    std::optional<std::string> address, zip;
    std::optional<std::string> contact, contact_phone, contact_email;
    std::optional<std::string> vehicle, mechanic, notes;
    OverrideWords overriding;
};

void declare_options(CLI::App& parser, Options& options) {
    parser.add_option("job", options.job, kJobHelp)->required();
    add_repeatable(parser, "--add", options.add, "one more service or package, at today's price",
                   "CODE");
    add_repeatable(parser, "--remove", options.remove, "a service or package that it has", "CODE");
    add_optional(parser, "--address", options.address, "where", "TEXT");
    add_optional(parser, "--zip", options.zip,
                 "postal code of the place: travel, its fee and the tax rate follow", "CODE");
    add_optional(parser, "--contact", options.contact, "whom to ask for on site", "NAME");
    add_optional(parser, "--contact-phone", options.contact_phone,
                 "telephone number of the contact", "NUMBER");
    add_optional(parser, "--contact-email", options.contact_email, "e-mail address of the contact",
                 "ADDRESS");
    add_optional(parser, "--vehicle", options.vehicle,
                 "another one of the same customer: v21, plate, VIN or '2012 Toyota Camry'", "CAR");
    add_optional(parser, "--mechanic", options.mechanic, "id or name of who is to do it", "WHO");
    add_optional(parser, "--notes", options.notes, "what to know, in place of what is noted",
                 "TEXT");
    add_override(parser, options.overriding);
}

VehicleId vehicle_of(Shop& shop, const std::string& text, const Appointment& job) {
    const NamedVehicle named = named_vehicle(shop, text, job.customer);
    if (named.vehicle) return *named.vehicle;
    throw Error(ErrorCode::not_found,
                fmt::format("{} has no vehicle '{}'", shown(job.customer_name), shown(text)),
                fmt::format("see theirs: shopctl customer show {}; add one: shopctl vehicle add "
                            "{} 'YEAR MAKE MODEL'",
                            job.customer.value(), job.customer.value()));
}

EditRequest request_of(Shop& shop, const Options& options, const Appointment& job) {
    EditRequest request;
    request.add = options.add;
    request.remove = options.remove;
    request.address = options.address;
    request.postal_code = options.zip;
    request.contact_name = options.contact;
    request.contact_phone = options.contact_phone;
    request.contact_email = options.contact_email;
    request.notes = options.notes;
    if (options.vehicle) request.vehicle = vehicle_of(shop, *options.vehicle, job);
    if (options.mechanic) request.mechanic = shop.mechanics().resolve(*options.mechanic).id;
    request.overriding = parse_override(options.overriding);
    return request;
}

/// Whether it stands elsewhere, or takes another time: the others of its stop do not follow.
bool concerns_stop(const Appointment& before, const Appointment& after) {
    return before.address != after.address || before.postal_code != after.postal_code ||
           before.mechanic != after.mechanic || before.work != after.work;
}

Action declare(CLI::App& parser) {
    auto options = std::make_shared<Options>();
    declare_options(parser, *options);
    return [options](Session& session) {
        Shop& shop = session.shop();
        const Appointment seen = named_job(shop, options->job);
        const std::vector<Appointment> others = others_at_stop(shop, seen.id);
        const Appointment job =
            shop.appointments().edit(seen.id, request_of(shop, *options, seen), seen.revision);
        if (concerns_stop(seen, job)) note_others_at_stop(session, others);
        const bool tried = session.options().dry_run;
        if (!options->add.empty() && !tried) note_doubled(session, shop.quotes().get(*job.quote));
        if (session.json()) {
            session.print(to_json(job, session.json_style()));
            return;
        }
        session.out().write(appointment_card(shop, job, tried ? "Would edit" : "Edited"));
        // What its people are to hear of has another number in their calendars.
        if (job.sequence != seen.sequence) session.out().write(call_line(job));
        session.out().write(edited_lines(shop, seen, job));
        if (!tried) session.out().write(authorization_lines(shop, job));
    };
}

}  // namespace

Command edit_command() {
    return {
        .name = "edit",
        .group = Group::every_day,
        .summary = "change a job: work, place, contact, vehicle, mechanic, notes",
        .examples = {"shopctl edit A1 --add wiper-blades --notes \"gate code 4471\"",
                     "shopctl edit A2 --zip 95695 --address \"1420 Ash St, Woodland\""},
        .declare = declare,
    };
}

}  // namespace shop::cli
