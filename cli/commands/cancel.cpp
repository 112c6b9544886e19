#include "command.hpp"
#include "named_job.hpp"
#include "print/appointment.hpp"
#include "print/when.hpp"
#include "session.hpp"

#include <CLI/CLI.hpp>

#include <fmt/format.h>

#include <memory>

namespace shop::cli {

namespace {

struct Options {
    std::string job;
    std::string reason;
};

std::string question(const Shop& shop, const Appointment& job) {
    return fmt::format(
        "Cancel A{}, {}, {}?", job.id.value(), job.customer_name,
        date_and_time(job.work.begin, shop.zone(), shop.settings().booking.clock, shop.today()));
}

Action declare(CLI::App& parser) {
    auto options = std::make_shared<Options>();
    parser.add_option("job", options->job, kJobHelp)->required();
    parser.add_option("--reason", options->reason, "why: 'customer is ill'")->type_name("TEXT");
    return [options](Session& session) {
        Shop& shop = session.shop();
        const Appointment seen = named_job(shop, options->job);
        // What cannot be cancelled is not asked about.
        const bool open =
            seen.status == AppointmentStatus::booked || seen.status == AppointmentStatus::held;
        if (open) session.confirm(question(shop, seen));
        const Appointment job = shop.appointments().cancel(seen.id, options->reason, seen.revision);
        if (session.json()) {
            session.print(to_json(job, session.json_style()));
            return;
        }
        session.out().write(
            appointment_card(shop, job, session.options().dry_run ? "Would cancel" : "Cancelled"));
    };
}

}  // namespace

Command cancel_command() {
    return {
        .name = "cancel",
        .group = Group::every_day,
        .summary = "call a job off and free its time",
        .examples = {"shopctl cancel A1 --reason \"customer is ill\" --yes"},
        .declare = declare,
    };
}

}  // namespace shop::cli
