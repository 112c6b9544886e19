#include "domain/day_gaps.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace shop::domain {

namespace {

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

/// Less than this beside a break is of no use for anything else.
constexpr Minutes kScrap{15};

bool is_scrap(const ScheduleGap& gap) {
    return gap.kind == ScheduleGap::Kind::free && gap.interval.end - gap.interval.begin < kScrap;
}

/// The scraps of free time that lie before or after a break become part of it.
void join_scraps(std::vector<ScheduleGap>& gaps) {
    for (ScheduleGap& pause : gaps) {
        if (pause.kind != ScheduleGap::Kind::break_time) continue;
        for (ScheduleGap& scrap : gaps) {
            if (!is_scrap(scrap)) continue;
            if (scrap.interval.end == pause.interval.begin) {
                pause.interval.begin = scrap.interval.begin;
            } else if (scrap.interval.begin == pause.interval.end) {
                pause.interval.end = scrap.interval.end;
            } else {
                continue;
            }
            scrap.interval.end = scrap.interval.begin;  // taken
        }
    }
    std::erase_if(gaps,
                  [](const ScheduleGap& gap) { return gap.interval.begin == gap.interval.end; });
}

/// Work that was begun early keeps its mechanic from then on.
Instant begun(const Appointment& job) {
    if (job.status != AppointmentStatus::in_progress || !job.started_at) return job.work.begin;
    return std::min<Instant>(job.work.begin, std::chrono::floor<Minutes>(*job.started_at));
}

/// Gaps around jobs that take the time which they are given here.
std::vector<ScheduleGap> gaps_around(const DayPlan& plan,
                                     std::span<const Appointment> appointments) {
    std::vector<ScheduleGap> gaps;
    std::vector<Interval> work;
    std::vector<Interval> held;
    for (const Appointment& job : appointments) {
        if (!holds_time(job.status)) continue;
        work.push_back(job.work);
        held.push_back({job.work.begin - job.travel, job.work.end + job.wrap_up});
        if (job.travel.count() > 0) {
            gaps.push_back(
                {ScheduleGap::Kind::travel, {job.work.begin - job.travel, job.work.begin}, {}, {}});
        }
    }
    const auto add = [&gaps](ScheduleGap::Kind kind, std::vector<Interval> intervals,
                             const std::string& reason) {
        for (const Interval& interval : intervals) gaps.push_back({kind, interval, reason, {}});
    };
    add(ScheduleGap::Kind::break_time, without(between(plan.within_hours), held), {});
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
    join_scraps(gaps);
    std::ranges::stable_sort(gaps, {}, [](const ScheduleGap& gap) { return gap.interval.begin; });
    return gaps;
}

Minutes length(const ScheduleGap& gap) {
    return std::chrono::duration_cast<Minutes>(gap.interval.end - gap.interval.begin);
}

/// Breaks that are shorter than planned say so.
void note_planned(std::vector<ScheduleGap>& gaps, std::span<const ScheduleGap> planned) {
    for (ScheduleGap& gap : gaps) {
        if (gap.kind != ScheduleGap::Kind::break_time) continue;
        const auto before = std::ranges::find_if(planned, [&](const ScheduleGap& other) {
            return other.kind == gap.kind && overlaps(other.interval, gap.interval);
        });
        if (before != planned.end() && length(*before) > length(gap)) gap.planned = length(*before);
    }
}

}  // namespace

std::vector<ScheduleGap> day_gaps(const DayPlan& plan, std::span<const Appointment> appointments,
                                  Instant now) {
    std::vector<Appointment> expected{appointments.begin(), appointments.end()};
    bool over = false;
    for (Appointment& job : expected) {
        const Instant end = expected_end(job, now);
        over = over || end > job.work.end;
        job.work = {begun(job), end};
    }
    auto gaps = gaps_around(plan, expected);
    if (over) note_planned(gaps, gaps_around(plan, appointments));
    return gaps;
}

}  // namespace shop::domain
