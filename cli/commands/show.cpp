#include "command.hpp"
#include "named_job.hpp"
#include "print/appointment.hpp"
#include "session.hpp"

#include <CLI/CLI.hpp>

#include <memory>
#include <string>

namespace shop::cli {

namespace {

std::string_view state_in_words(AppointmentStatus status) {
    switch (status) {
        case AppointmentStatus::held:
            return "Held";
        case AppointmentStatus::booked:
            return "Booked";
        case AppointmentStatus::in_progress:
            return "In progress";
        case AppointmentStatus::completed:
            return "Done";
        case AppointmentStatus::cancelled:
            return "Cancelled";
        case AppointmentStatus::no_show:
            return "No-show";
        case AppointmentStatus::lapsed:
            return "Lapsed hold";
    }
    return "";
}

Action declare(CLI::App& parser) {
    auto which = std::make_shared<std::string>();
    parser.add_option("job", *which, kJobHelp)->required();
    return [which](Session& session) {
        const Appointment job = named_job(session.shop(), *which);
        if (session.json()) {
            session.print(to_json(job, session.json_style()));
            return;
        }
        session.out().write(appointment_card(session.shop(), job, state_in_words(job.status)));
    };
}

}  // namespace

Command show_command() {
    return {
        .name = "show",
        .group = Group::every_day,
        .summary = "show one job",
        .examples = {"shopctl show A1", "shopctl show 530-555-0142"},
        .declare = declare,
    };
}

}  // namespace shop::cli
