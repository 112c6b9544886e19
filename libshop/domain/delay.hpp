#pragma once

#include <shop/time.hpp>

#include <span>
#include <vector>

#include "domain/availability.hpp"

namespace shop::domain {

/// Whole minutes, up.
[[nodiscard]] Instant next_minute(Instant now);

/// The late job's new time: one that runs ends that much later, one that has not begun begins
/// and ends that much later; neither is over, or begins, before now.
[[nodiscard]] Interval delayed(const Interval& work, bool running, Minutes by, Instant now);

/// What must begin later because a job of the same mechanic now ends later: each only as far
/// as the wrap-up before it and its own travel need, whatever the grid says.
/// \param late      with its new time
/// \param following the mechanic's jobs after it, by start; none of them overlap
/// \return those that move, at their new time, by start: the first of `following`, as many as
///         do not fit where they are
[[nodiscard]] std::vector<Busy> pushed(const Busy& late, std::span<const Busy> following);

}  // namespace shop::domain
