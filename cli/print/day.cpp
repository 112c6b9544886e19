#include "day.hpp"

#include "appointment.hpp"
#include "customer.hpp"
#include "gaps.hpp"
#include "safe.hpp"
#include "time_range.hpp"
#include "when.hpp"
#include "width.hpp"

#include <shop/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace shop::cli {

namespace {

constexpr std::size_t kWidth = 80;
constexpr std::size_t kWidestName = 24;
constexpr std::size_t kPhoneWidth = 14;
constexpr std::size_t kTotalWidth = 10;

/// Widths that all jobs of the day share.
struct Columns {
    std::size_t time = 0;
    std::size_t status = 4;
    std::size_t id = 4;
    std::size_t name = 0;

    [[nodiscard]] std::size_t before_id() const { return 2 + time + 1 + status + 1; }
};

Columns columns_of(const MechanicDay& day, const DayView& view) {
    Columns columns;
    for (const Appointment& job : day.appointments) {
        const auto widen = [](std::size_t& column, std::size_t width) {
            column = std::max(column, width);
        };
        widen(columns.time, time_range(job.work, view.zone, view.clock).size());
        widen(columns.status, status_word(job.status).size());
        widen(columns.id, std::to_string(job.id.value()).size() + 1);
        widen(columns.name, std::min(kWidestName, display_width(safe(job.customer_name))));
    }
    return columns;
}

/// Cut to the terminal before colour is put on.
std::string fitted(std::string_view line, const DayView& view) {
    const std::size_t last = line.find_last_not_of(' ');
    line = line.substr(0, last == std::string_view::npos ? 0 : last + 1);
    return view.width ? truncated(line, *view.width) : std::string{line};
}

bool counts(const Appointment& job) {
    return job.status != AppointmentStatus::cancelled && job.status != AppointmentStatus::lapsed &&
           job.status != AppointmentStatus::no_show;
}

std::string clock_change(const Interval& day) {
    const auto hours = std::chrono::duration_cast<std::chrono::minutes>(day.end - day.begin);
    if (hours == std::chrono::hours{24}) return {};
    return fmt::format("   {} day: clocks go {}", duration(hours),
                       hours > std::chrono::hours{24} ? "back" : "forward");
}

std::string header(const MechanicDay& day, const DayView& view) {
    std::string left = full_date(day.date) + "   " + safe(day.mechanic.name);
    if (day.day.begin <= view.now && view.now < day.day.end) {
        left += "   now " + time_at(view.now, view.zone, view.clock);
    }
    left += clock_change(day.day);
    const auto jobs = std::ranges::count_if(day.appointments, counts);
    const std::string right =
        fmt::format("{} {}    booked {:>11}", jobs, jobs == 1 ? "job" : "jobs",
                    to_display_string(day.booked, view.currency));
    const std::size_t used = display_width(left) + display_width(right);
    left.append(used + 3 <= kWidth ? kWidth - used : 3, ' ');
    return view.ink.bold(fitted(left + right, view)) + "\n";
}

std::string first_line(const Appointment& job, const Columns& columns, const DayView& view) {
    const bool running = job.status == AppointmentStatus::in_progress;
    return fmt::format("{} {} {} {}  {}  {} {}", running ? '>' : ' ',
                       pad_right(time_range(job.work, view.zone, view.clock), columns.time),
                       pad_right(status_word(job.status), columns.status),
                       pad_right(fmt::format("A{}", job.id.value()), columns.id),
                       pad_right(truncated(safe(job.customer_name), columns.name), columns.name),
                       pad_right(to_display_phone(job.customer_phone), kPhoneWidth),
                       pad_left(to_display_string(job.total, view.currency), kTotalWidth));
}

/// As many of the facts on each line as fit.
std::vector<std::string> packed(const std::vector<std::string>& facts, std::size_t width) {
    std::vector<std::string> lines;
    for (const std::string& fact : facts) {
        const bool fits =
            !lines.empty() && display_width(lines.back()) + 3 + display_width(fact) <= width;
        if (fits) {
            lines.back() += "   " + fact;
        } else {
            lines.push_back(fact);
        }
    }
    return lines;
}

/// What else is to be known on the way, a line each.
std::vector<std::string> details(const Appointment& job, const DayView& view, std::size_t width) {
    const std::string place = with_postal_code(job.address, job.postal_code);
    std::vector<std::string> facts{safe(place.empty() ? "address ?" : place),
                                   safe(vehicle_text(job)), safe(work_text(job))};
    if (job.emergency) facts.emplace_back("emergency");
    const std::string ties = goes_with(job);
    if (!ties.empty()) facts.push_back(ties);
    const std::string until =
        held_text(job, view.zone, view.clock, view.zone.date(view.now));
    if (!until.empty()) facts.push_back("held " + until);
    std::vector<std::string> lines = packed(facts, width);
    const std::string contact = contact_text(job);
    if (!contact.empty()) lines.push_back("On site: " + safe(contact));
    std::string_view notes = job.notes;
    while (!notes.empty()) {
        const std::size_t end = notes.find('\n');
        lines.push_back("Note: " + safe(notes.substr(0, end)));
        if (end == std::string_view::npos) break;
        notes.remove_prefix(end + 1);
    }
    return lines;
}

/// What is wrong with a job now; empty where nothing is.
std::string warning(const Appointment& job, const DayView& view) {
    const bool over = view.now >= job.work.end;
    if (!over) return {};
    const std::string late =
        duration(std::chrono::floor<Minutes>(view.now) - std::chrono::floor<Minutes>(job.work.end));
    if (job.status == AppointmentStatus::in_progress) return late + " over";
    if (job.status == AppointmentStatus::booked) {
        return fmt::format("not closed: shopctl done A{}", job.id.value());
    }
    return {};
}

std::string job_text(const Appointment& job, const Columns& columns, const DayView& view) {
    const std::string indent(columns.before_id(), ' ');
    const std::string first = fitted(first_line(job, columns, view), view);
    const bool running = job.status == AppointmentStatus::in_progress;
    std::string text = (running ? view.ink.bold(first) : first) + "\n";
    // Of what is over only the fact is left.
    if (job.status == AppointmentStatus::booked || job.status == AppointmentStatus::held ||
        running) {
        for (const std::string& line : details(job, view, kWidth - indent.size()))
            text += fitted(indent + line, view) + "\n";
    } else {
        text +=
            fitted(indent + safe(work_text(job)) + "   " + safe(job.vehicle_label), view) + "\n";
    }
    const std::string wrong = warning(job, view);
    if (!wrong.empty()) {
        const std::string mark = indent.substr(2) + "! " + wrong;
        text += view.ink.warning(fitted(mark, view)) + "\n";
    }
    return text;
}

}  // namespace

std::string day_text(const MechanicDay& day, const DayView& view) {
    const Columns columns = columns_of(day, view);
    const std::vector<GapLine> gaps = gap_lines(day, view.zone, view.clock, view.now);
    const std::size_t indent = day.appointments.empty() ? 2 : 8;
    std::string text = header(day, view);
    auto gap = gaps.begin();
    const auto put_gaps_before = [&](std::optional<Instant> begin) {
        std::string lines;
        for (; gap != gaps.end() && (!begin || gap->begin < *begin); ++gap) {
            lines += view.ink.dim(fitted(std::string(indent, ' ') + gap->text, view)) + "\n";
        }
        // Jobs stand out by the blank lines around what lies between them.
        if (lines.empty()) return;
        const bool alone = day.appointments.empty();
        const bool first = begin && *begin == day.appointments.front().work.begin;
        text += (alone || first ? "" : "\n") + lines + (alone || !begin ? "" : "\n");
    };
    for (const Appointment& job : day.appointments) {
        put_gaps_before(job.work.begin);
        text += job_text(job, columns, view);
    }
    put_gaps_before(std::nullopt);
    if (day.appointments.empty() && gaps.empty()) {
        text += day.open.empty() ? "  closed\n" : "  no jobs\n";
    }
    return text;
}

}  // namespace shop::cli
