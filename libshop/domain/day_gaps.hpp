#pragma once

#include <shop/schedule.hpp>

#include <span>
#include <vector>

namespace shop::domain {

/// What stands between the jobs of one mechanic's day: travel before each job, breaks
/// between opening hours, closures within them, and what is free. By begin.
/// \param within_hours opening hours of the day, closures not taken out
/// \param open         the same with closures taken out
/// \param closures     of the day, as instants, with their reasons
struct DayPlan {
    Interval day;
    std::vector<Interval> within_hours;
    std::vector<Interval> open;
    std::vector<ScheduleGap> closures;
};
[[nodiscard]] std::vector<ScheduleGap> day_gaps(const DayPlan& plan,
                                                std::span<const Appointment> appointments);

}  // namespace shop::domain
