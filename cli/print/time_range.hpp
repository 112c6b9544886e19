#pragma once

#include <shop/settings.hpp>
#include <shop/time.hpp>
#include <shop/zone.hpp>

#include <string>

namespace shop::cli {

/// `9:30 am`, with the zone's abbreviation where the wall shows the time twice that day.
[[nodiscard]] std::string time_at(Instant instant, const Zone& zone, ClockStyle style);

/// `9:30-11:45 am`, `11:30 am-1:15 pm` or `09:30-11:45`; an end on another day with its
/// day; abbreviations where the wall shows a time twice.
[[nodiscard]] std::string time_range(const Interval& interval, const Zone& zone, ClockStyle style);

/// `Thu Nov 19, 2026, 9:30-11:45 am`
[[nodiscard]] std::string full_date_and_range(const Interval& interval, const Zone& zone,
                                              ClockStyle style);

}  // namespace shop::cli
