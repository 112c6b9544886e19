#include "command.hpp"
#include "named_job.hpp"
#include "input/words.hpp"
#include "options.hpp"
#include "print/appointment.hpp"
#include "session.hpp"

#include <CLI/CLI.hpp>

#include <memory>
#include <optional>
#include <string>

namespace shop::cli {

namespace {

Action declare(CLI::App& parser) {
    struct Options {
        std::string job;
        std::optional<std::string> by;
    };
    auto options = std::make_shared<Options>();
    parser.add_option("job", options->job, kJobHelp)->required();
    add_optional(parser, "--by", options->by, "who said so, where that is not the customer",
                 "NAME");
    return [options](Session& session) {
        if (options->by && without_blanks_around(*options->by).empty()) {
            throw Error(ErrorCode::invalid_argument, "--by names nobody",
                        "leave it out where the customer said so");
        }
        Shop& shop = session.shop();
        const Appointment seen = named_job(shop, options->job);
        const Appointment job = shop.appointments().confirm(seen.id, options->by.value_or(""), seen.revision);
        if (session.json()) {
            session.print(to_json(job, session.json_style()));
            return;
        }
        session.out().write(appointment_card(
            shop, job, session.options().dry_run ? "Would note as confirmed" : "Confirmed"));
    };
}

}  // namespace

Command confirm_command() {
    return {
        .name = "confirm",
        .group = Group::every_day,
        .summary = "note that the customer said yes to the time of a job",
        .examples = {"shopctl confirm A2", "shopctl confirm A2 --by \"Ana Chan\""},
        .declare = declare,
    };
}

}  // namespace shop::cli
