#include "gaps.hpp"

#include "safe.hpp"
#include "time_range.hpp"
#include "when.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace shop::cli {

namespace {

using Kind = ScheduleGap::Kind;

bool holds(const Appointment& job) {
    return job.status != AppointmentStatus::cancelled && job.status != AppointmentStatus::lapsed;
}

std::string length(const Interval& interval) {
    return duration(std::chrono::duration_cast<Minutes>(interval.end - interval.begin));
}

/// A break without the time that jobs around it keep for themselves; empty where nothing
/// is left of it.
Interval what_is_left(const ScheduleGap& pause, const std::vector<Appointment>& jobs) {
    Interval left = pause.interval;
    for (const Appointment& job : jobs) {
        if (!holds(job)) continue;
        const Interval held{job.work.begin - job.travel, job.work.end + job.wrap_up};
        if (!overlaps(held, left)) continue;
        if (job.work.begin < left.begin || held.begin <= left.begin) {
            left.begin = std::min(held.end, left.end);
        } else {
            left.end = held.begin;
        }
    }
    return left;
}

std::string break_text(const Interval& left, const Interval& planned, const std::string& range) {
    if (left == planned) return fmt::format("break {} ({})", range, length(left));
    return fmt::format("break {} ({}; {} planned)", range, length(left), length(planned));
}

/// One gap in words; empty where nothing of it is to come.
GapLine in_words(const ScheduleGap& gap, const MechanicDay& day, const Zone& zone, ClockStyle clock,
                 Instant now) {
    Interval shown = gap.interval;
    if (gap.kind == Kind::break_time) shown = what_is_left(gap, day.appointments);
    // Whoever reads in the middle of a minute still has the rest of it.
    if (gap.kind == Kind::free) {
        shown.begin = std::max<Instant>(shown.begin, std::chrono::floor<Minutes>(now));
    }
    if (shown.begin >= shown.end || shown.end <= now) return {shown.begin, {}};
    const std::string range = time_range(shown, zone, clock);
    switch (gap.kind) {
        case Kind::free:
            return {shown.begin, fmt::format("free {} ({})", range, length(shown))};
        case Kind::break_time:
            return {shown.begin, break_text(shown, gap.interval, range)};
        case Kind::closed:
            return {shown.begin, gap.reason.empty()
                                     ? "closed " + range
                                     : fmt::format("closed {}: {}", range, safe(gap.reason))};
        case Kind::travel:
            return {shown.begin, "travel " + length(shown)};
    }
    return {shown.begin, {}};
}

}  // namespace

std::vector<GapLine> gap_lines(const MechanicDay& day, const Zone& zone, ClockStyle clock,
                               Instant now) {
    std::vector<GapLine> lines;
    Instant end = Instant::max();  // of the line before, where travel may follow it
    for (const ScheduleGap& gap : day.gaps) {
        GapLine line = in_words(gap, day, zone, clock, now);
        if (line.text.empty()) continue;
        const bool follows = gap.kind == Kind::travel && gap.interval.begin >= end &&
                             std::ranges::none_of(day.appointments, [&](const Appointment& job) {
                                 return holds(job) && job.work.begin >= lines.back().begin &&
                                        job.work.begin < gap.interval.begin;
                             });
        if (follows) {
            lines.back().text += ", then " + line.text;
            end = Instant::max();
            continue;
        }
        if (gap.kind == Kind::travel) {
            line.text = fmt::format("travel {} ({})", time_range(gap.interval, zone, clock),
                                    length(gap.interval));
            end = Instant::max();
        } else {
            end = gap.kind == Kind::break_time ? what_is_left(gap, day.appointments).end
                                               : gap.interval.end;
        }
        lines.push_back(std::move(line));
    }
    std::ranges::stable_sort(lines, {}, &GapLine::begin);
    return lines;
}

}  // namespace shop::cli
