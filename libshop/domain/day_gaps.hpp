#pragma once

#include <shop/schedule.hpp>

#include <span>
#include <vector>

namespace shop::domain {

/// One mechanic's day without its jobs.
struct DayPlan {
    Interval day;
    std::vector<Interval> within_hours;  ///< opening hours, closures not taken out
    std::vector<Interval> open;          ///< the same with closures taken out
    std::vector<ScheduleGap> closures;   ///< as instants, with their reasons
};

/// What stands between the jobs of a day: travel before each job, breaks between opening
/// hours, closures within them, and what is free. By begin. A running job takes the time
/// that it is expected to.
[[nodiscard]] std::vector<ScheduleGap> day_gaps(const DayPlan& plan,
                                                std::span<const Appointment> appointments,
                                                Instant now);

}  // namespace shop::domain
