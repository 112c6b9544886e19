#include "call_note.hpp"
#include "command.hpp"
#include "input/when.hpp"
#include "named_job.hpp"
#include "options.hpp"
#include "override_options.hpp"
#include "print/appointment.hpp"
#include "session.hpp"
#include "stop_note.hpp"
#include "time_words.hpp"

#include <CLI/CLI.hpp>

#include <fmt/format.h>

#include <memory>

namespace shop::cli {

namespace {

struct Options {
    std::string job;
    std::vector<std::string> time;
    std::optional<std::string> mechanic;
    OverrideWords overriding;
    std::string request_id;
};

void answer(Session& session, const Booked& moved) {
    const Appointment& job = moved.appointment;
    if (moved.replayed) {
        session.note(fmt::format("note: A{} was moved by this request before", job.id.value()));
    }
    if (session.json()) {
        session.print(to_json(moved, session.json_style()));
    } else {
        session.out().write(appointment_card(session.shop(), job,
                                             session.options().dry_run ? "Would move" : "Moved"));
        if (job.status != AppointmentStatus::held) session.out().write(call_line(job));
    }
}

Action declare(CLI::App& parser) {
    auto options = std::make_shared<Options>();
    parser.add_option("job", options->job, kJobHelp)->required();
    parser.add_option("time,--at", options->time, "when it is now to start: 'thu 9:30'")
        ->required();
    add_optional(parser, "--mechanic", options->mechanic,
                 "id or name; otherwise the same, where free, or another", "WHO");
    add_override(parser, options->overriding);
    add_request_id(parser, options->request_id);
    return [options](Session& session) {
        Shop& shop = session.shop();
        MoveRequest request;
        request.start = parse_when(words_from(options->time, 0), shop.zone(), shop.now());
        if (options->mechanic) request.mechanic = shop.mechanics().resolve(*options->mechanic).id;
        request.overriding = parse_override(options->overriding);
        request.request_id = options->request_id;
        const Appointment seen = named_job(shop, options->job);
        const std::vector<Appointment> others = others_at_stop(shop, seen.id);
        const Booked moved = shop.appointments().move(seen.id, request, seen.revision);
        if (!moved.replayed) {
            note_others_at_stop(session, others);
            note_lost_travel_fee(session, seen, others);
        }
        answer(session, moved);
    };
}

}  // namespace

Command move_command() {
    return {
        .name = "move",
        .aliases = {"reschedule"},
        .group = Group::every_day,
        .summary = "give a job another time, at the price it was booked for",
        .examples = {"shopctl move A1 \"+8d 9:30\""},
        .declare = declare,
    };
}

}  // namespace shop::cli
