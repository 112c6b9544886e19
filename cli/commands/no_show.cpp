#include "command.hpp"
#include "named_job.hpp"
#include "print/appointment.hpp"
#include "print/when.hpp"
#include "session.hpp"

#include <CLI/CLI.hpp>

#include <fmt/format.h>

#include <memory>
#include <string>

namespace shop::cli {

namespace {

std::string question(const Shop& shop, const Appointment& job) {
    return fmt::format(
        "Mark A{}, {}, {} as a no-show?", job.id.value(), job.customer_name,
        date_and_time(job.work.begin, shop.zone(), shop.settings().booking.clock, shop.today()));
}

Action declare(CLI::App& parser) {
    auto which = std::make_shared<std::string>();
    parser.add_option("job", *which, kJobHelp)->required();
    return [which](Session& session) {
        Shop& shop = session.shop();
        const Appointment seen = named_job(shop, *which);
        // What cannot be one is not asked about.
        if (seen.status == AppointmentStatus::booked && seen.work.begin <= shop.now()) {
            session.confirm(question(shop, seen));
        }
        const Appointment job = shop.appointments().no_show(seen.id, seen.revision);
        if (session.json()) {
            session.print(to_json(job, session.json_style()));
            return;
        }
        session.out().write(appointment_card(
            shop, job, session.options().dry_run ? "Would mark as a no-show" : "No-show"));
    };
}

}  // namespace

Command no_show_command() {
    return {
        .name = "no-show",
        .group = Group::every_day,
        .summary = "note that nobody was there; the rest of the time becomes free",
        .examples = {"shopctl no-show A1 --yes"},
        .declare = declare,
    };
}

}  // namespace shop::cli
