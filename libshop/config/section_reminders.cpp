#include "config/codecs.hpp"
#include "config/lead_time.hpp"
#include "config/sections.hpp"
#include "config/wall_clock.hpp"
#include "domain/in_quotes.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace shop::config {

namespace {

Codec<std::vector<LeadTime>> lead_times() {
    const auto list = list_of(parsed<LeadTime>(parse_lead_time, print_lead_time), 50);
    return {[list](const Value& in) {
                std::vector<LeadTime> times = list.read(in);
                for (std::size_t i = 1; i < times.size(); ++i) {
                    const auto end = times.begin() + static_cast<std::ptrdiff_t>(i);
                    if (std::find(times.begin(), end, times[i]) == end) continue;
                    Value{in.node.items[i], in.source, in.name}.refuse(
                        fmt::format("names '{}' twice", print_lead_time(times[i])));
                }
                return times;
            },
            list.write};
}

Codec<Minutes> time_of_day() {
    return parsed<Minutes>(
        [](const std::string& written) {
            const auto at = read_wall_clock(written);
            if (at && *at < kDay) return *at;
            throw Error(ErrorCode::invalid_argument,
                        fmt::format("{} is not a time of day", domain::in_quotes(written)),
                        "write a 24-hour time: \"18:00\"");
        },
        print_wall_clock);
}

void describe_day_sheet(Fields& fields, DaySheet& sheet) {
    fields.required("at", sheet.at, time_of_day());
    fields.defaulted("when", sheet.only_when_changed,
                     choice<bool>({{"always", false}, {"changed", true}}));
}

}  // namespace

void describe(Fields& fields, ReminderSettings& reminders) {
    const auto event = choice<std::string>(
        {{"booked", "booked"}, {"cancelled", "cancelled"}, {"rescheduled", "rescheduled"}});
    fields.defaulted("before", reminders.before, lead_times());
    fields.tables("day_sheet", reminders.day_sheet, Layout::inlined, 24, describe_day_sheet);
    fields.defaulted("max_per_run", reminders.max_per_run, count({1, 100'000}));
    fields.defaulted("max_per_customer_a_day", reminders.max_per_customer_a_day, count({1, 1'000}));
    fields.defaulted("arrival_window_minutes", reminders.arrival_window, minutes({0, 1'440}));
    fields.defaulted("notify_shop", reminders.notify_shop, list_of(event, 3));
}

}  // namespace shop::config
