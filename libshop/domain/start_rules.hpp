#pragma once

#include <shop/time.hpp>
#include <shop/zone.hpp>

#include <span>
#include <string>
#include <vector>

#include "domain/availability.hpp"
#include "domain/open_days.hpp"

// What open_starts() and obstacles() both ask, so that they cannot disagree.
namespace shop::domain {

/// Starts that a job stands in the way of: those after `after` and before `before`.
struct BlockedStarts {
    Instant after;
    Instant before;

    [[nodiscard]] bool contains(Instant start) const { return after < start && start < before; }
};

/// By a job of the same mechanic: what is held for both must not overlap.
[[nodiscard]] BlockedStarts blocked_by(const Busy& job, const Wanted& wanted);

/// By a job of the same vehicle: the work on both must not overlap.
[[nodiscard]] BlockedStarts blocked_for_vehicle(const Busy& job, const Wanted& wanted);

[[nodiscard]] Instant earliest_start(const StartRules& rules);
[[nodiscard]] LocalDate last_date(const Zone& zone, const StartRules& rules);

/// How far a wall time lies past the grid's last step, or, before the first opening, short
/// of the next (below zero). Zero: on the grid.
/// \param opens the first opening of the date
[[nodiscard]] std::chrono::seconds past_grid(LocalTime time, LocalDate date, Minutes opens,
                                             Minutes slot);

/// The wanted skills that are missing; those who list none have all.
[[nodiscard]] std::vector<std::string> missing_skills(std::span<const std::string> has,
                                                      std::span<const std::string> wanted);

/// How many jobs start on which date.
class JobsByDate {
public:
    JobsByDate(const Zone& zone, std::span<const Busy> jobs);
    [[nodiscard]] int on(LocalDate date) const;

private:
    std::vector<LocalDate> dates_;  ///< of each job, in order
};

/// \throws Error (invalid_argument) for work of no length or above 24 hours, a padding
///         below zero, a grid below a minute
void check_question(const StartRules& rules, const Wanted& wanted);

}  // namespace shop::domain
