#pragma once

#include <shop/availability.hpp>
#include <shop/people.hpp>
#include <shop/settings.hpp>
#include <shop/time.hpp>
#include <shop/zone.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace shop::domain {

/// A job that holds time.
struct Busy {
    AppointmentId appointment;
    Interval work;
    Minutes travel{0};
    Minutes wrap_up{0};

    /// With travel before and wrap-up after.
    [[nodiscard]] Interval held() const { return {work.begin - travel, work.end + wrap_up}; }
};

/// What one mechanic's time looks like.
struct Calendar {
    MechanicId mechanic;
    WeeklyHours hours;                ///< the mechanic's own, or the shop's
    std::vector<std::string> skills;  ///< none: can do everything
    std::vector<Closure> closures;  ///< the shop's and the mechanic's that touch the days searched
    std::vector<Busy> busy;         ///< that touch the days searched, by work.begin
};

/// What is to be fitted in.
struct Wanted {
    Minutes duration{0};
    Minutes travel{0};
    Minutes wrap_up{0};  ///< with the way back
    std::vector<std::string> skills;
    /// Jobs of the same vehicle, whoever does them, by work.begin: their work never overlaps.
    std::vector<Busy> vehicle_busy;
};

/// The shop's rules as they apply to one search.
struct StartRules {
    Instant now;
    Minutes slot{30};
    Minutes minimum_notice{0};
    int horizon_days = 60;
    int max_per_day = 0;
    ClockStyle clock = ClockStyle::twelve_hours;  ///< of the times that obstacles name
};

/// Every open start whose local date is in [from, from + days), by start, with who can
/// take it (rules 1 to 8 of docs/availability.md).
/// \param first stop after this many starts
[[nodiscard]] std::vector<Slot> open_starts(const Zone& zone, const StartRules& rules,
                                            const Wanted& wanted,
                                            std::span<const Calendar> calendars, LocalDate from,
                                            int days,
                                            std::optional<std::size_t> first = std::nullopt);

/// Everything that keeps this mechanic from starting at this instant; empty exactly when
/// open_starts() lists the mechanic at it.
/// \param start any instant; seconds count as off the grid
[[nodiscard]] std::vector<Obstacle> obstacles(const Zone& zone, const StartRules& rules,
                                              const Wanted& wanted, const Calendar& calendar,
                                              Instant start);

/// When somebody with these hours works on a date: in order, apart from each other.
[[nodiscard]] std::vector<Interval> open_intervals(const Zone& zone, const WeeklyHours& hours,
                                                   std::span<const Closure> closures,
                                                   LocalDate date);

}  // namespace shop::domain
