#include "appointment_rows.hpp"
#include "command.hpp"
#include "input/when.hpp"
#include "options.hpp"
#include "session.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>

namespace shop::cli {

namespace {

struct Options {
    std::optional<std::string> from, to, before;
    std::optional<std::string> customer, vehicle, mechanic, status;
    bool open = false;
    std::string reader = "excel";
};

/// `no-show` as people write it, `no_show` as it is stored.
AppointmentStatus parse_status(std::string text) {
    std::ranges::replace(text, '-', '_');
    return parse_appointment_status(text);
}

AppointmentFilter filter_of(Shop& shop, const Options& options) {
    const auto day = [&](const std::string& text) {
        return parse_day(text, shop.zone(), shop.now());
    };
    const auto begin_of = [&](LocalDate date) { return shop.zone().day(date).begin; };
    AppointmentFilter filter;
    filter.open = options.open;
    if (options.status) filter.status = parse_status(*options.status);
    if (options.from) filter.from = begin_of(day(*options.from));
    if (options.before) filter.before = begin_of(day(*options.before));
    if (options.to) {
        const Instant end = begin_of(day(*options.to) + date::days{1});
        filter.before = filter.before ? std::min(*filter.before, end) : end;
    }
    if (options.to && filter.from && *filter.before <= *filter.from) {
        throw Error(ErrorCode::invalid_argument, "the days asked for end before they begin",
                    "name the earlier one with --from");
    }
    if (options.customer) filter.customer = shop.customers().resolve(*options.customer).id;
    if (options.vehicle) {
        filter.vehicle = shop.vehicles().resolve(*options.vehicle, filter.customer).id;
    }
    if (options.mechanic) filter.mechanic = shop.mechanics().resolve(*options.mechanic).id;
    return filter;
}

void answer_json(Session& session, const AppointmentFilter& filter) {
    JsonArray array(session.out());
    const JsonStyle style = session.json_style();
    session.shop().appointments().each(
        filter, [&](const Appointment& job) { array.add(to_json(job, style)); });
    array.close();
}

void answer_csv(Session& session, const AppointmentFilter& filter, CsvWriter::For reader) {
    Shop& shop = session.shop();
    CsvWriter csv(reader);
    session.out().write(csv.row(job_csv_titles()));
    shop.appointments().each(filter, [&](const Appointment& job) {
        session.out().write(
            csv.row(job_csv_cells(job, shop.zone(), shop.settings().profile.currency)));
    });
}

void answer_table(Session& session, const AppointmentFilter& filter) {
    JobTable table(session);
    session.shop().appointments().each(filter, [&](const Appointment& job) { table.add(job); });
    if (table.empty()) session.note("no jobs");
    session.out().write(table.text());
}

Action declare(CLI::App& parser) {
    auto options = std::make_shared<Options>();
    add_optional(parser, "--from", options->from, "jobs of this day and later", "DAY");
    add_optional(parser, "--to", options->to, "up to and with this day", "DAY");
    add_optional(parser, "--before", options->before, "up to and without this day", "DAY");
    add_optional(parser, "--customer", options->customer, "id, telephone number, e-mail or name",
                 "WHO");
    add_optional(parser, "--vehicle", options->vehicle, "v21, plate, VIN or '2012 Toyota Camry'",
                 "CAR");
    add_optional(parser, "--mechanic", options->mechanic, "id or name", "WHO");
    add_optional(parser, "--status", options->status,
                 "booked, in-progress, completed, cancelled or no-show", "STATUS");
    parser.add_flag("--open", options->open, "only what is still to be done");
    parser
        .add_option("--for", options->reader, "who reads the CSV: excel (the default) or machine")
        ->type_name("READER");
    return [options](Session& session) {
        const CsvWriter::For reader = parse_csv_reader(options->reader);
        const AppointmentFilter filter = filter_of(session.shop(), *options);
        if (session.json()) return answer_json(session, filter);
        if (session.format() == "csv") return answer_csv(session, filter, reader);
        answer_table(session, filter);
    };
}

}  // namespace

Command list_command() {
    return {
        .name = "list",
        .group = Group::every_day,
        .summary = "list the jobs that match, by start",
        .examples = {"shopctl list --from today --to +7d",
                     "shopctl list --open --before today --format csv"},
        .declare = declare,
        .more_formats = {"csv"},
    };
}

}  // namespace shop::cli
