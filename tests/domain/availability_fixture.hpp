#pragma once

#include <shop/format.hpp>
#include <shop/zone.hpp>

#include <string>
#include <utility>
#include <vector>

#include "domain/availability.hpp"

namespace test {

inline shop::Instant instant(const std::string& text) {
    return shop::parse_rfc3339(text).value();
}

/// `2026-11-19T09:00`
inline shop::LocalTime wall(const std::string& text) {
    return shop::LocalTime{instant(text + "Z").time_since_epoch()};
}

/// `2026-11-19`
inline shop::LocalDate day(const std::string& text) {
    return date::floor<date::days>(wall(text + "T00:00"));
}

/// `09:00`, and `24:00`
inline shop::Minutes clock(const std::string& text) {
    return std::chrono::hours{std::stoi(text.substr(0, 2))} +
           shop::Minutes{std::stoi(text.substr(3))};
}

using Ranges = std::vector<std::pair<std::string, std::string>>;

inline std::vector<shop::TimeRange> ranges(const Ranges& texts) {
    std::vector<shop::TimeRange> found;
    for (const auto& [opens, closes] : texts) found.push_back({clock(opens), clock(closes)});
    return found;
}

/// The same hours on every day.
inline shop::WeeklyHours daily(const Ranges& texts) {
    shop::WeeklyHours hours;
    hours.fill(ranges(texts));
    return hours;
}

inline shop::domain::Busy job(std::int64_t id, const std::string& start, int minutes,
                              int travel = 0, int wrap_up = 0) {
    const shop::Instant begin = instant(start);
    return {shop::AppointmentId{id},
            {begin, begin + shop::Minutes{minutes}},
            shop::Minutes{travel},
            shop::Minutes{wrap_up}};
}

inline shop::Closure closure(std::int64_t id, const std::string& begins, const std::string& ends,
                             const std::string& reason = "") {
    shop::Closure closed;
    closed.id = shop::ClosureId{id};
    closed.begins = wall(begins);
    closed.ends = wall(ends);
    closed.reason = reason;
    return closed;
}

/// `2026-11-19T09:00:00-08:00 1,2`: a start and who can take it.
inline std::vector<std::string> written(const std::vector<shop::Slot>& slots,
                                        const shop::Zone& zone) {
    std::vector<std::string> lines;
    for (const shop::Slot& slot : slots) {
        std::string line = shop::to_rfc3339(slot.work.begin, zone);
        char separator = ' ';
        for (const shop::MechanicId mechanic : slot.mechanics) {
            line += separator + std::to_string(mechanic.value());
            separator = ',';
        }
        lines.push_back(line);
    }
    return lines;
}

/// `closure 3: Thanksgiving, ...`: the rule, whose or what, the detail.
inline std::vector<std::string> written(const std::vector<shop::Obstacle>& obstacles) {
    std::vector<std::string> lines;
    for (const shop::Obstacle& obstacle : obstacles) {
        std::string line(to_string(obstacle.rule));
        if (obstacle.mechanic) line += " m" + std::to_string(obstacle.mechanic->value());
        if (obstacle.appointment) line += " A" + std::to_string(obstacle.appointment->value());
        if (obstacle.closure) line += " c" + std::to_string(obstacle.closure->value());
        lines.push_back(line + ": " + obstacle.detail);
    }
    return lines;
}

}  // namespace test
