#pragma once

#include <shop/availability.hpp>
#include <shop/settings.hpp>
#include <shop/zone.hpp>

#include <span>
#include <string>

namespace shop::domain {

struct RefusalText {
    std::string message;  ///< `Thu Nov 19, 2026, 9:30 am is not open: taken: A131, ...`
    std::string hint;     ///< `nearest open: ...`
};

/// What people are told when a start is refused.
[[nodiscard]] RefusalText refusal_text(const Zone& zone, ClockStyle clock, Instant start,
                                       std::span<const Obstacle> obstacles,
                                       std::span<const Mechanic> mechanics,
                                       std::span<const Slot> nearest);

/// `hours: would run past 5:00 pm; taken: A131, 8:00-8:45 am`
/// \param mechanics where several were asked about, each reason says whose it is: `(Edgar)`
[[nodiscard]] std::string reasons_text(std::span<const Obstacle> obstacles,
                                       std::span<const Mechanic> mechanics = {});

/// `Thu Nov 19, 2026, 9:30 am`, in the shop's clock; with the offset where the wall time is
/// shown twice that day.
[[nodiscard]] std::string describe_time(const Zone& zone, ClockStyle clock, Instant instant);

}  // namespace shop::domain
