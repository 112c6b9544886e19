#include "call_note.hpp"
#include "command.hpp"
#include "input/duration.hpp"
#include "named_job.hpp"
#include "options.hpp"
#include "override_options.hpp"
#include "print/appointment.hpp"
#include "print/json_array.hpp"
#include "print/safe.hpp"
#include "print/table.hpp"
#include "print/time_range.hpp"
#include "print/when.hpp"
#include "session.hpp"

#include <CLI/CLI.hpp>

#include <fmt/format.h>

#include <memory>
#include <string>
#include <vector>

namespace shop::cli {

namespace {

struct Options {
    std::string by;
    std::optional<std::string> from;
    OverrideWords overriding;
};

/// A time of the day that the answer is about is a time alone.
std::string time_of(const Interval& work, LocalDate day, const Shop& shop) {
    const ClockStyle clock = shop.settings().booking.clock;
    const LocalDate date = shop.zone().date(work.begin);
    const std::string times = time_range(work, shop.zone(), clock);
    return date == day ? times : short_date(date) + " " + times;
}

/// The calls to make.
std::string call_list(Session& session, const std::vector<Shifted>& shifted) {
    const Shop& shop = session.shop();
    const LocalDate day = shop.zone().date(shifted.front().was.begin);
    Table table({{"ID", Table::Align::right},
                 {"WAS"},
                 {"NOW"},
                 {"CALL", Table::Align::left, true},
                 {"PHONE"},
                 {"VEHICLE", Table::Align::left, true, true}});
    for (const Shifted& one : shifted) {
        const Callee callee = person_to_call(one.job);
        table.add({fmt::format("A{}", one.job.id.value()), time_of(one.was, day, shop),
                   time_of(one.job.work, day, shop), callee.name, callee.phone,
                   one.job.vehicle_label});
    }
    return table.text(session.columns());
}

/// `No mail tells A4, A6: call`, where there is no address.
std::string unwritten(const std::vector<Shifted>& shifted) {
    std::string list;
    for (const Shifted& one : shifted) {
        const bool begins_later = one.job.work.begin != one.was.begin;
        if (!begins_later || is_written_to(one.job)) continue;
        list += fmt::format("{}A{}", list.empty() ? "" : ", ", one.job.id.value());
    }
    if (list.empty()) return {};
    return fmt::format("No mail tells {}, no e-mail address is known: call\n", list);
}

void answer(Session& session, const std::vector<Shifted>& shifted, Minutes by) {
    if (session.json()) {
        JsonArray array(session.out());
        const JsonStyle style = session.json_style();
        for (const Shifted& one : shifted) array.add(to_json(one, style));
        array.close();
        return;
    }
    const Shifted& late = shifted.front();
    session.out().write(fmt::format("A{} {} {} late: {}, {}\n", late.job.id.value(),
                                    session.options().dry_run ? "would be" : "is", duration(by),
                                    full_date(session.shop().zone().date(late.was.begin)),
                                    safe(late.job.mechanic_name)));
    session.out().write(call_list(session, shifted));
    session.out().write(unwritten(shifted));
    if (shifted.size() == 1) session.out().write("Nothing else moves.\n");
}

Action declare(CLI::App& parser) {
    auto options = std::make_shared<Options>();
    parser.add_option("minutes", options->by, "how late: 30, 1h15m")->required();
    add_optional(parser, "--from", options->from,
                 "the job that is late; otherwise the one in progress", "JOB");
    add_override(parser, options->overriding);
    return [options](Session& session) {
        Shop& shop = session.shop();
        LateRequest request;
        request.by = parse_duration(options->by);
        request.overriding = parse_override(options->overriding);
        std::optional<Revision> seen;
        if (options->from) {
            const Appointment job = named_job(shop, *options->from);
            request.from = job.id;
            seen = job.revision;
        }
        answer(session, shop.appointments().late(request, seen), request.by);
    };
}

}  // namespace

Command late_command() {
    return {
        .name = "late",
        .group = Group::every_day,
        .summary = "a job overruns: what follows moves as far as it must, and who to call",
        .examples = {"shopctl late 10 --from A5", "shopctl late 10 --from A5 --dry-run"},
        .declare = declare,
    };
}

}  // namespace shop::cli
