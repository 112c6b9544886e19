#pragma once

#include <shop/time.hpp>
#include <shop/zone.hpp>

#include <string>

#include "domain/availability.hpp"

// What obstacles say to people: 24-hour wall time, dates where they differ.
namespace shop::domain {

/// `2026-11-19`
[[nodiscard]] std::string day_text(LocalDate date);

/// `09:30`, or `2026-11-18 23:30` on another date than the one talked about. At the end
/// of that date: `24:00`.
[[nodiscard]] std::string time_text(LocalTime time, LocalDate talked_about);

/// `2026-11-19 09:30`
[[nodiscard]] std::string full_text(LocalTime time);

/// `A131 08:00-08:45`
[[nodiscard]] std::string job_text(const Zone& zone, const Busy& job, LocalDate talked_about);

/// `A131 08:00-08:45, + 10 min wrap-up + 15 min travel = 09:10`: how far a job that the
/// work would not touch is in its way. The paddings are left out where the works overlap.
[[nodiscard]] std::string clash_text(const Zone& zone, const Busy& job, const Wanted& wanted,
                                     Instant start, LocalDate talked_about);

}  // namespace shop::domain
