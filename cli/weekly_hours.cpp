#include "weekly_hours.hpp"

#include "input/words.hpp"
#include "print/safe.hpp"

#include <shop/error.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <vector>

namespace shop::cli {

namespace {

constexpr std::array<std::string_view, 7> kDays{"monday", "tuesday",  "wednesday", "thursday",
                                                "friday", "saturday", "sunday"};

[[noreturn]] void refuse(const std::string& what) {
    throw Error(ErrorCode::invalid_argument, what,
                "hours look like 'mon-fri 08:00-12:00,12:30-17:00; sat 09:00-14:00'");
}

std::size_t parse_weekday(std::string_view text) {
    const auto found = std::ranges::find_if(
        kDays, [&](std::string_view day) { return text.size() >= 3 && day.starts_with(text); });
    if (found == kDays.end()) refuse("'" + safe(text) + "' is no day of the week");
    return static_cast<std::size_t>(found - kDays.begin());
}

std::vector<std::string> parted(std::string_view text, char by) {
    std::vector<std::string> parts;
    while (true) {
        const std::size_t end = text.find(by);
        parts.emplace_back(without_blanks_around(text.substr(0, end)));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

std::vector<TimeRange> parse_ranges(std::string_view text) {
    std::vector<TimeRange> ranges;
    for (const std::string& part : parted(text, ',')) {
        const TimeRange range = parse_time_range(part);
        if (!ranges.empty() && range.opens <= ranges.back().closes) {
            refuse("'" + safe(part) + "' does not come after '" + to_string(ranges.back()) + "'");
        }
        ranges.push_back(range);
    }
    return ranges;
}

void parse_days(std::string_view text, WeeklyHours& hours) {
    const std::size_t blank = text.find(' ');
    if (blank == std::string_view::npos) refuse("'" + safe(text) + "' names no hours");
    const std::string_view days = text.substr(0, blank);
    const std::size_t dash = days.find('-');
    const std::size_t first = parse_weekday(days.substr(0, dash));
    const std::size_t last =
        dash == std::string_view::npos ? first : parse_weekday(days.substr(dash + 1));
    if (last < first) refuse("'" + safe(days) + "' runs backwards: a week begins on Monday");
    const std::vector<TimeRange> ranges = parse_ranges(text.substr(blank + 1));
    for (std::size_t day = first; day <= last; ++day) {
        if (!hours.at(day).empty()) refuse(std::string{kDays.at(day)} + " is named twice");
        hours.at(day) = ranges;
    }
}

}  // namespace

WeeklyHours parse_weekly_hours(std::string_view text) {
    const std::string lower = in_lower_case(without_blanks_around(text));
    WeeklyHours hours;
    if (lower == "never") return hours;
    for (const std::string& part : parted(lower, ';')) parse_days(part, hours);
    return hours;
}

}  // namespace shop::cli
