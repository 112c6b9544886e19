#include "command.hpp"
#include "input/number.hpp"
#include "input/words.hpp"
#include "named_job.hpp"
#include "options.hpp"
#include "override_options.hpp"
#include "print/appointment.hpp"
#include "session.hpp"

#include <shop/text.hpp>

#include <CLI/CLI.hpp>

#include <fmt/format.h>

#include <memory>

namespace shop::cli {

namespace {

struct Options {
    std::string job;
    std::optional<std::string> odometer;
    std::string notes;
    std::vector<std::string> not_done;
    OverrideWords overriding;
};

/// What a dashboard can show, the library knows.
std::int64_t parse_odometer(const std::string& text) {
    if (const auto number = digits_to_number(without_blanks_around(text))) return *number;
    throw Error(ErrorCode::invalid_argument,
                fmt::format("'{}' is no number for --odometer", shown(text)),
                "give what it shows: --odometer 88210");
}

/// Two digits swapped are found best while the car is still there.
void note_lower_odometer(Session& session, const Appointment& job, std::int64_t odometer) {
    const Vehicle car = session.shop().vehicles().get(job.vehicle);
    if (!car.odometer || *car.odometer <= odometer) return;
    session.note(fmt::format("note: the odometer showed {} before", *car.odometer));
}

/// Nobody is held up for it: what is charged then is the shop's own risk.
void note_unauthorized(Session& session, const Appointment& job) {
    if (job.authorization || job.total.is_zero()) return;
    session.note(fmt::format("note: nobody's yes to the {} of A{} is on record",
                             to_display_string(job.total,
                                               session.shop().settings().profile.currency),
                             job.id.value()));
}

Action declare(CLI::App& parser) {
    auto options = std::make_shared<Options>();
    parser.add_option("job", options->job, kJobHelp)->required();
    add_optional(parser, "--odometer", options->odometer, "what it shows", "NUMBER");
    parser.add_option("--notes", options->notes, "what was done and seen")->type_name("TEXT");
    add_repeatable(parser, "--not-done", options->not_done,
                   "a service that was left out: it is not charged", "CODE");
    add_override(parser, options->overriding);
    return [options](Session& session) {
        CompleteRequest request;
        if (options->odometer) request.odometer = parse_odometer(*options->odometer);
        request.work_notes = options->notes;
        request.not_done = options->not_done;
        request.overriding = parse_override(options->overriding);
        Shop& shop = session.shop();
        const Appointment seen = named_job(shop, options->job);
        if (request.odometer) note_lower_odometer(session, seen, *request.odometer);
        const Appointment job = shop.appointments().complete(seen.id, request, seen.revision);
        note_unauthorized(session, job);
        if (session.json()) {
            session.print(to_json(job, session.json_style()));
            return;
        }
        session.out().write(
            appointment_card(shop, job, session.options().dry_run ? "Would complete" : "Done"));
    };
}

}  // namespace

Command done_command() {
    return {
        .name = "done",
        .aliases = {"complete"},
        .group = Group::every_day,
        .summary = "note that a job is done; time it did not need becomes free",
        .examples = {"shopctl done A1 --odometer 88210 --notes \"rear pads at 4 mm\"",
                     "shopctl done A1 --not-done tire-rotation"},
        .declare = declare,
    };
}

}  // namespace shop::cli
