#include "day_todo.hpp"

#include "safe.hpp"
#include "time_range.hpp"
#include "when.hpp"
#include "width.hpp"
#include "wrapped.hpp"

#include <fmt/format.h>

#include <vector>

namespace shop::cli {

namespace {

constexpr std::size_t kIndent = 8;
constexpr int kDaysCounted = 6;  // from a week on the date says more

/// `yesterday`, `3 days ago`, `Mon Nov 2`
std::string day_of(LocalDate date, LocalDate today) {
    if ((today - date).count() <= kDaysCounted) return days_from(today, date);
    const bool this_year = date::year_month_day{date}.year() == date::year_month_day{today}.year();
    return this_year ? short_date(date) : full_date(date);
}

std::string misfit_line(const Misfit& misfit, const DayView& view) {
    const Appointment& job = misfit.job;
    const LocalDate today = view.zone.date(view.now);
    return fmt::format("A{} ({}, {}) no longer fits: {}: shopctl move A{} TIME", job.id.value(),
                       date_and_time(job.work.begin, view.zone, view.clock, today),
                       safe(job.customer_name), safe(misfit.broken.front().detail),
                       job.id.value());
}

std::vector<std::string> to_see_to(const ScheduleTodo& todo, const DayView& view) {
    const LocalDate today = view.zone.date(view.now);
    std::vector<std::string> lines;
    for (const Appointment& job : todo.not_closed) {
        lines.push_back(fmt::format("A{} ({}, {}) is not closed: shopctl done A{}", job.id.value(),
                                    day_of(view.zone.date(job.work.begin), today),
                                    safe(job.customer_name), job.id.value()));
    }
    const auto more = todo.not_closed_count - static_cast<std::int64_t>(todo.not_closed.size());
    if (more > 0) {
        lines.push_back(
            fmt::format("{} more not closed: shopctl list --open --before today", more));
    }
    for (const Misfit& misfit : todo.misfits) lines.push_back(misfit_line(misfit, view));
    if (todo.undelivered > 0) {
        lines.push_back(fmt::format(
            "{} could not be delivered: shopctl outbox list --state failed",
            todo.undelivered == 1 ? "1 message" : fmt::format("{} messages", todo.undelivered)));
    }
    if (todo.stalled) {
        const std::string waiting =
            todo.stalled->waiting > 0 ? fmt::format("; {} wait{}", todo.stalled->waiting,
                                                    todo.stalled->waiting == 1 ? "s" : "")
                                      : "";
        lines.push_back(fmt::format("no mail goes out: {}{}: shopctl outbox list",
                                    safe(todo.stalled->reason), waiting));
    }
    if (todo.expiring_quotes > 0) {
        lines.push_back(fmt::format(
            "{} this week: shopctl quote list --expiring 7d",
            todo.expiring_quotes == 1 ? "1 estimate expires"
                                      : fmt::format("{} estimates expire", todo.expiring_quotes)));
    }
    return lines;
}

std::string next_open(const ScheduleTodo& todo, const DayView& view) {
    const std::string what = "Next open for " + duration(todo.wanted) + ": ";
    if (!todo.next_open) return what + "none that can be booked";
    const Instant start = todo.next_open->work.begin;
    const LocalDate today = view.zone.date(view.now);
    const LocalDate day = view.zone.date(start);
    const std::string in_days = days_from(today, day);
    if (day == today) return what + in_days + ", " + time_at(start, view.zone, view.clock);
    return what + in_days + ", " + date_and_time(start, view.zone, view.clock, today);
}

}  // namespace

std::string todo_text(const ScheduleTodo& todo, const DayView& view) {
    std::string text;
    std::string label = "To do";
    for (const std::string& entry : to_see_to(todo, view)) {
        for (const std::string& line : wrapped(entry, view.columns() - kIndent)) {
            text += view.fitted(pad_right(label, kIndent) + line) + "\n";
            label.clear();
        }
    }
    if (todo.wanted.count() == 0) return text;
    for (const std::string& line : wrapped(next_open(todo, view), view.columns())) {
        text += line + "\n";
    }
    return text;
}

}  // namespace shop::cli
