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

constexpr Minutes kEarly{30};

/// The other jobs of the mechanic that nobody closed.
void note_still_open(Session& session, const Appointment& job) {
    AppointmentFilter filter;
    filter.mechanic = job.mechanic;
    filter.status = AppointmentStatus::in_progress;
    session.shop().appointments().each(filter, [&](const Appointment& other) {
        if (other.id == job.id) return;
        session.note(fmt::format("note: {0} is still on A{1}: shopctl done A{1}",
                                 other.mechanic_name, other.id.value()));
    });
}

void note_early(Session& session, const Appointment& job) {
    if (!job.started_at || job.work.begin - *job.started_at <= kEarly) return;
    const Shop& shop = session.shop();
    session.note(fmt::format(
        "note: A{} was to begin at {}", job.id.value(),
        time_of_day(shop.zone().wall(job.work.begin).time, shop.settings().booking.clock)));
}

Action declare(CLI::App& parser) {
    auto which = std::make_shared<std::string>();
    parser.add_option("job", *which, kJobHelp)->required();
    return [which](Session& session) {
        Shop& shop = session.shop();
        const Appointment seen = named_job(shop, *which);
        const Appointment job = shop.appointments().start(seen.id, seen.revision);
        note_still_open(session, job);
        note_early(session, job);
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
