#include "config/codecs.hpp"
#include "config/sections.hpp"

#include <fmt/format.h>

#include <array>

namespace shop::config {

namespace {

constexpr std::array<std::string_view, 7> kWeekdays{"monday", "tuesday",  "wednesday", "thursday",
                                                    "friday", "saturday", "sunday"};

Codec<std::vector<TimeRange>> ranges() {
    // More than a range a minute cannot be.
    constexpr std::size_t kMost = 720;
    const auto list = list_of(
        parsed<TimeRange>([](const std::string& written) { return parse_time_range(written); },
                          [](const TimeRange& range) { return to_string(range); }),
        kMost);
    return {[list](const Value& in) {
                std::vector<TimeRange> day = list.read(in);
                for (std::size_t i = 1; i < day.size(); ++i) {
                    if (day[i].opens > day[i - 1].closes) continue;
                    Value{in.node.items[i], in.source, in.name}.refuse(
                        fmt::format("'{}' must begin after '{}' ends", to_string(day[i]),
                                    to_string(day[i - 1])),
                        "list the ranges of a day in order and join those that touch");
                }
                return day;
            },
            list.write};
}

}  // namespace

void describe(Fields& fields, WeeklyHours& hours) {
    const auto codec = ranges();
    for (std::size_t day = 0; day < kWeekdays.size(); ++day) {
        fields.defaulted(kWeekdays[day], hours[day], codec);
    }
}

}  // namespace shop::config
