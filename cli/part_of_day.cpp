#include "part_of_day.hpp"

#include "input/clock_time.hpp"
#include "input/words.hpp"
#include "options.hpp"
#include "print/when.hpp"

#include <shop/error.hpp>
#include <shop/text.hpp>

#include <date/date.h>
#include <fmt/format.h>

#include <algorithm>

namespace shop::cli {

namespace {

constexpr Minutes kNoon{720};
constexpr Minutes kMidnight{1440};

[[noreturn]] void refuse(std::string message, std::string hint) {
    throw Error(ErrorCode::invalid_argument, std::move(message), std::move(hint));
}

/// A time of day alone; midnight is the end that is meant.
Minutes parse_bound(std::string_view option, const std::string& text, Minutes midnight) {
    const auto typed = to_words(text);
    Words rest = typed;
    const auto clock = rest.empty() ? std::nullopt : take_clock_time(rest);
    if (!clock || !rest.empty() || clock->offset) {
        refuse(fmt::format("'{}' is no time of day for {}", shown(text), option),
               "Write it like '9:30', '2pm' or 'noon'.");
    }
    if (clock->midnight) return midnight;
    const auto minutes = std::chrono::duration_cast<Minutes>(clock->since_midnight);
    if (minutes != clock->since_midnight) {
        refuse(fmt::format("'{}' has seconds", shown(text)), "Whole minutes are enough.");
    }
    return minutes;
}

std::string clock_text(Minutes at) {
    const date::hh_mm_ss time(at);
    return fmt::format("{:02}:{:02}", time.hours().count(), time.minutes().count());
}

}  // namespace

void add_part_of_day(CLI::App& parser, PartOfDayWords& words) {
    parser.add_flag("--morning", words.morning, "only times before 12:00");
    parser.add_flag("--afternoon", words.afternoon, "only times from 12:00 on");
    add_optional(parser, "--before", words.before, "only times before this one", "TIME");
    add_optional(parser, "--after", words.after, "only times from this one on", "TIME");
}

PartOfDay parse_part_of_day(const PartOfDayWords& words) {
    PartOfDay part;
    if (words.afternoon) part.not_before = kNoon;
    if (words.morning) part.before = kNoon;
    if (words.after) {
        const Minutes after = parse_bound("--after", *words.after, Minutes{0});
        part.not_before = std::max(part.not_before.value_or(after), after);
    }
    if (words.before) {
        const Minutes before = parse_bound("--before", *words.before, kMidnight);
        part.before = std::min(part.before.value_or(before), before);
    }
    const Minutes from = part.not_before.value_or(Minutes{0});
    const Minutes until = part.before.value_or(kMidnight);
    if (from >= until) {
        refuse(fmt::format("no time is both before {} and from {} on", clock_text(until),
                           clock_text(from)),
               "name one part of the day: --morning, --afternoon, or --after TIME --before TIME");
    }
    return part;
}

std::string to_text(const PartOfDay& part, LocalDate date, ClockStyle clock) {
    const std::string whole = long_date(date);
    const std::string day = whole.substr(0, whole.find(','));
    if (!part.not_before && part.before == kNoon) return day + " morning";
    if (part.not_before == kNoon && !part.before) return day + " afternoon";
    const auto text = [&](Minutes at) {
        return at == kMidnight ? std::string{"midnight"} : time_of_day(at, clock);
    };
    if (!part.before) return day + " from " + text(*part.not_before) + " on";
    if (!part.not_before) return day + " before " + text(*part.before);
    return day + " from " + text(*part.not_before) + " to " + text(*part.before);
}

}  // namespace shop::cli
