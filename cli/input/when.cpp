#include "input/when.hpp"

#include "input/clock_time.hpp"
#include "input/day.hpp"

#include <shop/error.hpp>
#include <shop/text.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace shop::cli {

namespace {

constexpr std::size_t kLongest = 100;  // bytes
constexpr std::string_view kDayForms = "Write it like '2026-11-24', 'tomorrow', 'tue' or '+3d'.";
constexpr std::string_view kForms =
    "Write it like '2026-11-24 09:00', 'tomorrow 9am', 'tue 9:30' or '+3d 14:00'.";

[[noreturn]] void refuse(std::string message, std::string_view hint) {
    throw Error(ErrorCode::invalid_argument, std::move(message), std::string(hint));
}

/// `2026-11-24t09:00` as two words; `at` and `on` left out.
std::vector<std::string> words_of(std::string_view text, std::string_view hint) {
    constexpr std::size_t kDate = 10;
    if (text.size() > kLongest) refuse(fmt::format("'{}' is too long", shown(text)), hint);
    std::vector<std::string> words;
    for (std::string& word : to_words(text)) {
        if (word == "at" || word == "on") continue;
        if (word.size() > kDate && word[kDate] == 't' && word[4] == '-' && word[7] == '-') {
            words.push_back(word.substr(0, kDate));
            word.erase(0, kDate + 1);
        }
        words.push_back(std::move(word));
    }
    return words;
}

std::string wall_text(LocalTime time) {
    const auto day = date::floor<date::days>(time);
    const date::year_month_day ymd(day);
    const date::hh_mm_ss clock(time - day);
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}", static_cast<int>(ymd.year()),
                       static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()),
                       clock.hours().count(), clock.minutes().count(), clock.seconds().count());
}

std::string clock_text(LocalTime time) {
    return wall_text(time).substr(11, 5);
}

/// RFC 3339 but for offsets with seconds, which no zone has had since 1972.
std::string instant_text(Instant instant, const Zone& zone) {
    const Zone::Wall wall = zone.wall(instant);
    const auto minutes = date::floor<std::chrono::minutes>(wall.offset).count();
    const auto size = minutes < 0 ? -minutes : minutes;
    return fmt::format("{}{}{:02}:{:02}", wall_text(wall.time), minutes < 0 ? '-' : '+', size / 60,
                       size % 60);
}

[[noreturn]] void refuse_skipped(LocalTime time, Instant change, const Zone& zone) {
    const auto before = zone.wall(change - std::chrono::seconds{1}).offset;
    const auto after = zone.wall(change).offset;
    const LocalTime from{change.time_since_epoch() + before};
    const LocalTime to{change.time_since_epoch() + after};
    const std::string day = to_day_text(date::floor<date::days>(time));
    const Instant later{time.time_since_epoch() - before};
    const Instant earlier{time.time_since_epoch() - after};
    refuse(fmt::format("{} does not exist on {}: clocks go from {} to {}", clock_text(time), day,
                       clock_text(from), clock_text(to)),
           fmt::format("Write {} or {}.", instant_text(earlier, zone), instant_text(later, zone)));
}

Instant resolved(LocalTime time, const Zone& zone) {
    const Zone::Resolution found = zone.resolve(time);
    switch (found.kind) {
        case Zone::Resolution::Kind::unique:
            return found.first;
        case Zone::Resolution::Kind::gap:
            refuse_skipped(time, found.first, zone);
        case Zone::Resolution::Kind::ambiguous:
            break;
    }
    throw Error(ErrorCode::ambiguous,
                fmt::format("{} comes twice on {}: {} or {}", clock_text(time),
                            to_day_text(date::floor<date::days>(time)),
                            instant_text(found.first, zone), instant_text(found.second, zone)),
                "Write it with its offset.");
}

Instant instant_of(LocalDate day, const ClockTime& clock, const Zone& zone,
                   std::string_view typed) {
    if (clock.midnight) {
        throw Error(ErrorCode::ambiguous,
                    fmt::format("'{}' has two readings: {} 00:00 or {} 00:00", shown(typed),
                                to_day_text(day), to_day_text(day + date::days{1})),
                    "Write the day and '00:00'.");
    }
    const LocalTime wall = day + clock.since_midnight;
    if (clock.offset) return Instant{wall.time_since_epoch() - *clock.offset};
    return resolved(wall, zone);
}

}  // namespace

Instant parse_when(std::string_view text, const Zone& zone, Instant now) {
    const auto typed = words_of(text, kForms);
    const LocalDate today = zone.date(now);
    Words rest = typed;
    auto day = take_day(rest, today);
    const auto clock = take_clock_time(rest);
    if (!day && clock) day = take_day(rest, today);
    if (!rest.empty() || (!day && !clock)) {
        refuse(fmt::format("'{}' is no day and time", shown(text)), kForms);
    }
    if (!clock) {
        refuse(fmt::format("'{}' names no time of day", shown(text)),
               "Add it, like '9:30', '2pm' or '14:30'.");
    }
    if (!day) {
        refuse(fmt::format("'{}' names no day", shown(text)),
               "Add it, like 'today', 'tue' or '2026-11-24'.");
    }
    return instant_of(*day, *clock, zone, text);
}

bool begins_with_time(std::string_view text, LocalDate today) {
    try {
        const auto typed = words_of(text, kForms);
        Words rest = typed;
        return !rest.empty() && (take_day(rest, today) || take_clock_time(rest));
    } catch (const Error&) {
        return true;
    }
}

LocalDate parse_day(std::string_view text, const Zone& zone, Instant now) {
    const auto typed = words_of(text, kDayForms);
    Words rest = typed;
    const auto day = take_day(rest, zone.date(now));
    if (!day) refuse(fmt::format("'{}' is no day", shown(text)), kDayForms);
    if (!rest.empty()) {
        refuse(fmt::format("'{}' is more than a day", shown(text)), kDayForms);
    }
    const Interval span = zone.day(*day);
    if (span.begin == span.end) {
        refuse(fmt::format("{} does not exist in {}", to_day_text(*day), zone.name()), kDayForms);
    }
    return *day;
}

}  // namespace shop::cli
