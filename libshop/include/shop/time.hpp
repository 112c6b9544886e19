#pragma once

#include <date/date.h>

#include <chrono>

namespace shop {

/// A moment, in UTC seconds (the same type as date::sys_seconds).
using Instant = std::chrono::sys_seconds;

/// What a clock on the wall shows. Means nothing without a Zone.
using LocalTime = date::local_seconds;

/// A calendar day on the wall. Means nothing without a Zone.
using LocalDate = date::local_days;

using Minutes = std::chrono::minutes;

/// Half-open: begin is inside, end is not.
struct Interval {
    Instant begin;
    Instant end;

    friend bool operator==(const Interval&, const Interval&) = default;
};

[[nodiscard]] constexpr bool overlaps(const Interval& a, const Interval& b) {
    return a.begin < b.end && b.begin < a.end;
}

}  // namespace shop
