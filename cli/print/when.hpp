#pragma once

#include <shop/settings.hpp>
#include <shop/time.hpp>
#include <shop/zone.hpp>

#include <string>

namespace shop::cli {

/// `Tue Nov 17, 2026`
[[nodiscard]] std::string full_date(LocalDate date);
/// `Tue Nov 17`
[[nodiscard]] std::string short_date(LocalDate date);
/// `Nov 17`
[[nodiscard]] std::string month_and_day(LocalDate date);
/// `Nov 17, 2026`
[[nodiscard]] std::string plain_date(LocalDate date);
/// `Tuesday, November 17, 2026`
[[nodiscard]] std::string long_date(LocalDate date);

/// `9:30 am`, `12:00 pm`, or `09:30`.
[[nodiscard]] std::string time_of_day(LocalTime time, ClockStyle style);
[[nodiscard]] std::string time_of_day(Minutes since_midnight, ClockStyle style);

/// `Thu Nov 19, 9:30 am`, with the year where it is not this one, and with the zone's
/// abbreviation where the wall shows the time twice that day.
[[nodiscard]] std::string date_and_time(Instant instant, const Zone& zone, ClockStyle style,
                                        LocalDate today);
/// `Thu Nov 19, 2026, 9:30 am`
[[nodiscard]] std::string full_date_and_time(Instant instant, const Zone& zone, ClockStyle style);

/// `2 h 15 min`, `45 min`, `2 h`.
[[nodiscard]] std::string duration(Minutes minutes);

/// `in 2 days`, `tomorrow`, `today`, `yesterday`, `3 days ago`.
[[nodiscard]] std::string days_from(LocalDate today, LocalDate date);

}  // namespace shop::cli
