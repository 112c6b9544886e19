#include "call_note.hpp"
#include "command.hpp"
#include "named_job.hpp"
#include "print/appointment.hpp"
#include "session.hpp"

#include <CLI/CLI.hpp>

#include <memory>
#include <string>

namespace shop::cli {

namespace {

Action declare(CLI::App& parser) {
    auto which = std::make_shared<std::string>();
    parser.add_option("job", *which, "A118")->required();
    return [which](Session& session) {
        Shop& shop = session.shop();
        const Appointment seen = named_job(shop, *which);
        const Appointment job = shop.appointments().reinstate(seen.id, seen.revision);
        if (session.json()) {
            session.print(to_json(job, session.json_style()));
            return;
        }
        session.out().write(appointment_card(
            shop, job, session.options().dry_run ? "Would reinstate" : "Reinstated"));
        // Nobody was told that it was done or missed.
        const bool told = seen.status == AppointmentStatus::cancelled && job.work.end > shop.now();
        if (told) session.out().write(call_line(job));
    };
}

}  // namespace

Command reinstate_command() {
    return {
        .name = "reinstate",
        .group = Group::every_day,
        .summary =
            "take back that a job was started, cancelled, missed or done, if its time is free",
        .examples = {"shopctl reinstate A3"},
        .declare = declare,
    };
}

}  // namespace shop::cli
