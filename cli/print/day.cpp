#include "day.hpp"

#include "day_job.hpp"
#include "gaps.hpp"
#include "safe.hpp"
#include "time_range.hpp"
#include "when.hpp"
#include "width.hpp"
#include "wrapped.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <vector>

namespace shop::cli {

namespace {

constexpr std::size_t kGapIndent = 8;

std::string clock_change(const Interval& day) {
    const auto hours = std::chrono::duration_cast<std::chrono::minutes>(day.end - day.begin);
    if (hours == std::chrono::hours{24}) return {};
    return fmt::format("   {} day: clocks go {}", duration(hours),
                       hours > std::chrono::hours{24} ? "back" : "forward");
}

/// `5 jobs, 4 stops`: the stops where they are fewer.
std::string jobs_and_stops(const MechanicDay& day) {
    std::size_t jobs = 0;
    std::set<AppointmentId> stops;
    for (const Appointment& job : day.appointments) {
        if (!takes_place(job.status)) continue;
        ++jobs;
        stops.insert(job.stop.value_or(job.id));
    }
    std::string text = fmt::format("{} {}", jobs, jobs == 1 ? "job" : "jobs");
    if (stops.size() == jobs) return text;
    return text + fmt::format(", {} {}", stops.size(), stops.size() == 1 ? "stop" : "stops");
}

std::string header(const MechanicDay& day, const DayView& view) {
    std::string left = full_date(day.date) + "   " + safe(day.mechanic.name);
    if (day.day.begin <= view.now && view.now < day.day.end) {
        left += "   now " + time_at(view.now, view.zone, view.clock);
    }
    left += clock_change(day.day);
    if (!view.narrow()) {
        const std::string right = fmt::format("{}    booked {:>11}", jobs_and_stops(day),
                                              to_display_string(day.booked, view.currency));
        const std::size_t used = display_width(left) + display_width(right);
        left.append(used + 3 <= view.columns() ? view.columns() - used : 3, ' ');
        left += right;
    }
    return view.ink.bold(view.fitted(left)) + "\n";
}

/// Lines that belong together.
struct Block {
    enum class Kind { gap, ended_job, job, job_at_same_stop };
    Kind kind = Kind::gap;
    std::string text;
};

/// Without a blank line between them.
bool together(const Block& before, const Block& next) {
    return next.kind == Block::Kind::job_at_same_stop ||
           (before.kind == Block::Kind::ended_job && next.kind == Block::Kind::ended_job);
}

Block::Kind kind_of(const Appointment& job, const Appointment* before) {
    if (has_ended(job)) return Block::Kind::ended_job;
    return same_stop(job, before) ? Block::Kind::job_at_same_stop : Block::Kind::job;
}

Block gap_block(std::vector<GapLine>::const_iterator& gap, std::vector<GapLine>::const_iterator end,
                std::optional<Instant> before, std::size_t indent, const DayView& view) {
    Block block;
    for (; gap != end && (!before || gap->begin < *before); ++gap) {
        for (const std::string& line : wrapped(gap->text, view.columns() - indent)) {
            block.text += view.ink.dim(view.fitted(std::string(indent, ' ') + line)) + "\n";
        }
    }
    return block;
}

std::vector<Block> blocks_of(const MechanicDay& day, const DayView& view) {
    const DayColumns columns = day_columns(day, view);
    const std::vector<GapLine> gaps = gap_lines(day, view.zone, view.clock, view.now);
    const std::size_t indent = day.appointments.empty() || view.narrow() ? 2 : kGapIndent;
    auto gap = gaps.begin();
    std::vector<Block> blocks;
    const auto add = [&](Block block) {
        if (!block.text.empty()) blocks.push_back(std::move(block));
    };
    const Appointment* before = nullptr;
    int car = 1;
    for (const Appointment& job : day.appointments) {
        add(gap_block(gap, gaps.end(), job.work.begin, indent, view));
        car = same_stop(job, before) ? car + 1 : 1;
        add({kind_of(job, before), day_job_text(job, before, car, columns, view)});
        // What did not take place is no stop.
        if (takes_place(job.status)) before = &job;
    }
    add(gap_block(gap, gaps.end(), std::nullopt, indent, view));
    return blocks;
}

}  // namespace

std::string day_text(const MechanicDay& day, const DayView& how) {
    DayView view = how;
    view.undelivered = day.undelivered;
    const auto blocks = blocks_of(day, view);
    std::string text = header(day, view);
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (i > 0 && !together(blocks[i - 1], blocks[i])) text += "\n";
        text += blocks[i].text;
    }
    if (blocks.empty()) text += day.open.empty() ? "  closed\n" : "  no jobs\n";
    return text;
}

}  // namespace shop::cli
