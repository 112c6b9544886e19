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
    parser.add_option("job", *which, kJobHelp)->required();
    return [which](Session& session) {
        Shop& shop = session.shop();
        const Appointment seen = named_job(shop, *which);
        const Appointment job = shop.appointments().start(seen.id, seen.revision);
        if (session.json()) {
            session.print(to_json(job, session.json_style()));
            return;
        }
        session.out().write(
            appointment_card(shop, job, session.options().dry_run ? "Would start" : "Started"));
    };
}

}  // namespace

Command start_command() {
    return {
        .name = "start",
        .group = Group::every_day,
        .summary = "note that work on a job has begun",
        .examples = {"shopctl start A1"},
        .declare = declare,
    };
}

}  // namespace shop::cli
