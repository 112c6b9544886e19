#include "command.hpp"
#include "input/duration.hpp"
#include "named_job.hpp"
#include "override_options.hpp"
#include "print/appointment.hpp"
#include "session.hpp"

#include <CLI/CLI.hpp>

#include <memory>
#include <string>

namespace shop::cli {

namespace {

struct Options {
    std::string job;
    std::string by;
    OverrideWords overriding;
};

Action declare(CLI::App& parser) {
    auto options = std::make_shared<Options>();
    parser.add_option("job", options->job, kJobHelp)->required();
    parser.add_option("time", options->by, "how much more it takes: 30m, 1h15m")->required();
    add_override(parser, options->overriding);
    return [options](Session& session) {
        Shop& shop = session.shop();
        ExtendRequest request;
        request.by = parse_duration(options->by);
        request.overriding = parse_override(options->overriding);
        const Appointment seen = named_job(shop, options->job);
        const Appointment job = shop.appointments().extend(seen.id, request, seen.revision);
        if (session.json()) {
            session.print(to_json(job, session.json_style()));
            return;
        }
        session.out().write(
            appointment_card(shop, job, session.options().dry_run ? "Would extend" : "Extended"));
    };
}

}  // namespace

Command extend_command() {
    return {
        .name = "extend",
        .group = Group::every_day,
        .summary = "keep more time for a job, at the price it was booked for",
        .examples = {"shopctl extend A2 30m --override break --reason \"he waits for it\""},
        .declare = declare,
    };
}

}  // namespace shop::cli
