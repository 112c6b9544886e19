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

std::string break_text(const ScheduleGap& pause, const std::string& range) {
    const std::string left = length(pause.interval);
    if (!pause.planned) return fmt::format("break {} ({})", range, left);
    // `10 min; 20 planned`: the unit is said once where it is the same.
    const bool minutes = *pause.planned < std::chrono::hours{1};
    return fmt::format("break {} ({}; {} planned)", range, left,
                       minutes ? std::to_string(pause.planned->count()) : duration(*pause.planned));
}

/// One gap in words; empty where nothing of it is to come.
GapLine in_words(const ScheduleGap& gap, const Zone& zone, ClockStyle clock, Instant now) {
    Interval shown = gap.interval;
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
            return {shown.begin, break_text(gap, range)};
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
        GapLine line = in_words(gap, zone, clock, now);
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
            end = gap.interval.end;
        }
        lines.push_back(std::move(line));
    }
    std::ranges::stable_sort(lines, {}, &GapLine::begin);
    return lines;
}

}  // namespace shop::cli
