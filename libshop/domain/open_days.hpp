#pragma once

#include <shop/people.hpp>
#include <shop/settings.hpp>
#include <shop/time.hpp>
#include <shop/zone.hpp>

#include <chrono>
#include <span>
#include <vector>

namespace shop::domain {

/// Dates from begin up to, not including, end.
struct DateRange {
    LocalDate begin;
    LocalDate end;
};

/// A stretch of time, every minute of it open, under one offset and on one date.
struct OpenPiece {
    Interval time;
    LocalDate date;
    std::chrono::seconds offset;  ///< of the wall clock, to be added to UTC
    Instant open_until;  ///< the end of the pieces of this date that follow on without a gap
};

/// Everything in which any zone can show a date of the range.
[[nodiscard]] Interval instants_around(DateRange dates);

/// The pieces of the range's dates, by begin, apart from each other.
/// \param segments of at least instants_around(dates)
[[nodiscard]] std::vector<OpenPiece> open_pieces(std::span<const Zone::Segment> segments,
                                                 const WeeklyHours& hours,
                                                 std::span<const Closure> closures,
                                                 DateRange dates);

/// The ranges of a date's weekday.
[[nodiscard]] const std::vector<TimeRange>& ranges_on(const WeeklyHours& hours, LocalDate date);

}  // namespace shop::domain
