#include "domain/start_rules.hpp"

#include <shop/error.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace shop::domain {

BlockedStarts blocked_by(const Busy& job, const Wanted& wanted) {
    const Interval held = job.held();
    return {held.begin - wanted.duration - wanted.wrap_up, held.end + wanted.travel};
}

BlockedStarts blocked_for_vehicle(const Busy& job, const Wanted& wanted) {
    return {job.work.begin - wanted.duration, job.work.end};
}

Instant earliest_start(const StartRules& rules) {
    return rules.now + rules.minimum_notice;
}

LocalDate last_date(const Zone& zone, const StartRules& rules) {
    return zone.date(rules.now) + date::days{rules.horizon_days};
}

std::chrono::seconds past_grid(LocalTime time, LocalDate date, Minutes opens, Minutes slot) {
    return (time - (LocalTime{date} + opens)) % std::chrono::seconds{slot};
}

std::vector<std::string> missing_skills(std::span<const std::string> has,
                                        std::span<const std::string> wanted) {
    std::vector<std::string> missing;
    if (has.empty()) return missing;
    for (const std::string& skill : wanted) {
        if (std::find(has.begin(), has.end(), skill) == has.end()) missing.push_back(skill);
    }
    return missing;
}

JobsByDate::JobsByDate(const Zone& zone, std::span<const Busy> jobs) {
    dates_.reserve(jobs.size());
    for (const Busy& job : jobs) dates_.push_back(zone.date(job.work.begin));
    std::sort(dates_.begin(), dates_.end());
}

int JobsByDate::on(LocalDate date) const {
    const auto [first, last] = std::equal_range(dates_.begin(), dates_.end(), date);
    return static_cast<int>(last - first);
}

void check_question(const StartRules& rules, const Wanted& wanted) {
    if (wanted.duration < Minutes{1} || wanted.duration > std::chrono::hours{24}) {
        throw Error(
            ErrorCode::invalid_argument,
            fmt::format("the work of '{}' minutes cannot be fitted in", wanted.duration.count()),
            "work lasts from 1 minute to 24 hours");
    }
    if (wanted.travel < Minutes{0} || wanted.wrap_up < Minutes{0}) {
        throw Error(ErrorCode::invalid_argument, "travel and wrap-up cannot be below zero");
    }
    if (rules.slot < Minutes{1}) {
        throw Error(ErrorCode::invalid_argument,
                    fmt::format("a grid of '{}' minutes has no starts", rules.slot.count()),
                    "set slot_minutes from 1 to 1440");
    }
}

}  // namespace shop::domain
