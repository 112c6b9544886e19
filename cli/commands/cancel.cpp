#include "call_note.hpp"
#include "command.hpp"
#include "named_job.hpp"
#include "print/appointment.hpp"
#include "print/when.hpp"
#include "session.hpp"
#include "stop_note.hpp"

#include <CLI/CLI.hpp>

#include <fmt/format.h>

#include <memory>

namespace shop::cli {

namespace {

struct Options {
    std::string job;
    std::string reason;
    bool by_shop = false;
};

std::string question(const Shop& shop, const Appointment& job) {
    return fmt::format(
        "Cancel A{}, {}, {}?", job.id.value(), job.customer_name,
        date_and_time(job.work.begin, shop.zone(), shop.settings().booking.clock, shop.today()));
}

std::string late_note(const Shop& shop, const Appointment& job) {
    return fmt::format(
        "note: less than {} before the start: this counts as a late cancellation of {}'s; where "
        "the shop calls a job off: --by-shop",
        duration(shop.settings().booking.cancel_notice), job.customer_name);
}

Action declare(CLI::App& parser) {
    auto options = std::make_shared<Options>();
    parser.add_option("job", options->job, kJobHelp)->required();
    parser.add_option("--reason", options->reason, "why: 'customer is ill'")->type_name("TEXT");
    parser.add_flag("--by-shop", options->by_shop,
                    "the shop calls it off: however late, it does not count on the customer");
    return [options](Session& session) {
        Shop& shop = session.shop();
        const Appointment seen = named_job(shop, options->job);
        // What cannot be cancelled is not asked about.
        const bool open =
            seen.status == AppointmentStatus::booked || seen.status == AppointmentStatus::held;
        if (open) session.confirm(question(shop, seen));
        const std::vector<Appointment> others = others_at_stop(shop, seen.id);
        const Appointment job =
            options->by_shop
                ? shop.appointments().cancel_by_shop(seen.id, options->reason, seen.revision)
                : shop.appointments().cancel(seen.id, options->reason, seen.revision);
        note_others_at_stop(session, others);
        note_lost_travel_fee(session, seen, others);
        if (job.cancelled_late) session.note(late_note(shop, job));
        if (session.json()) {
            session.print(to_json(job, session.json_style()));
            return;
        }
        session.out().write(
            appointment_card(shop, job, session.options().dry_run ? "Would cancel" : "Cancelled"));
        if (seen.status != AppointmentStatus::held) session.out().write(call_line(job));
    };
}

}  // namespace

Command cancel_command() {
    return {
        .name = "cancel",
        .group = Group::every_day,
        .summary = "call a job off and free its time",
        .examples = {"shopctl cancel A1 --reason \"customer is ill\" --yes",
                     "shopctl cancel A2 --by-shop --reason \"the van broke down\" --yes"},
        .declare = declare,
    };
}

}  // namespace shop::cli
