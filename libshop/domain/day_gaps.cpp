#include "domain/day_gaps.hpp"

#include <algorithm>

namespace shop::domain {

namespace {

bool holds(const Appointment& appointment) {
    return appointment.status != AppointmentStatus::cancelled &&
           appointment.status != AppointmentStatus::lapsed;
}

/// What is left of some intervals when others are taken out.
std::vector<Interval> without(std::vector<Interval> from, std::span<const Interval> taken) {
    for (const Interval& cut : taken) {
        std::vector<Interval> left;
        for (const Interval& piece : from) {
            if (!overlaps(piece, cut)) {
                left.push_back(piece);
                continue;
            }
            if (piece.begin < cut.begin) left.push_back({piece.begin, cut.begin});
            if (cut.end < piece.end) left.push_back({cut.end, piece.end});
        }
        from = std::move(left);
    }
    return from;
}

std::vector<Interval> between(std::span<const Interval> ranges) {
    std::vector<Interval> gaps;
    for (std::size_t i = 1; i < ranges.size(); ++i) {
        gaps.push_back({ranges[i - 1].end, ranges[i].begin});
    }
    return gaps;
}

}  // namespace

std::vector<ScheduleGap> day_gaps(const DayPlan& plan,
                                  std::span<const Appointment> appointments) {
    std::vector<ScheduleGap> gaps;
    std::vector<Interval> work;
    std::vector<Interval> held;
    for (const Appointment& job : appointments) {
        if (!holds(job)) continue;
        work.push_back(job.work);
        held.push_back({job.work.begin - job.travel, job.work.end + job.wrap_up});
        if (job.travel.count() > 0) {
            gaps.push_back({ScheduleGap::Kind::travel,
                            {job.work.begin - job.travel, job.work.begin},
                            {}});
        }
    }
    const auto add = [&gaps](ScheduleGap::Kind kind, std::vector<Interval> intervals,
                             const std::string& reason) {
        for (const Interval& interval : intervals) gaps.push_back({kind, interval, reason});
    };
    add(ScheduleGap::Kind::break_time, without(between(plan.within_hours), work), {});
    for (const ScheduleGap& closure : plan.closures) {
        // A closure outside opening hours closes nothing.
        std::vector<Interval> closed;
        for (const Interval& range : plan.within_hours) {
            const Interval both{std::max(range.begin, closure.interval.begin),
                                std::min(range.end, closure.interval.end)};
            if (both.begin < both.end) closed.push_back(both);
        }
        add(ScheduleGap::Kind::closed, without(std::move(closed), work), closure.reason);
    }
    add(ScheduleGap::Kind::free, without(plan.open, held), {});
    std::ranges::stable_sort(gaps, {}, [](const ScheduleGap& gap) { return gap.interval.begin; });
    return gaps;
}

}  // namespace shop::domain
