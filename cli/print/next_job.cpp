#include "next_job.hpp"

#include "appointment.hpp"
#include "customer.hpp"
#include "job_facts.hpp"
#include "safe.hpp"
#include "time_range.hpp"
#include "when.hpp"
#include "width.hpp"
#include "wrapped.hpp"

#include <shop/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <vector>

namespace shop::cli {

namespace {

constexpr std::size_t kColumns = 40;
constexpr std::size_t kIndent = 6;

/// Text under a label, wrapped.
std::string labelled(std::string_view label, std::string_view text, const DayView& view) {
    const std::size_t width = std::min(kColumns, view.columns());
    std::string lines;
    for (const std::string& line : wrapped(text, width > 2 * kIndent ? width - kIndent : kIndent)) {
        lines += pad_right(label, kIndent) + line + "\n";
        label = {};
    }
    return lines;
}

std::string time_of(Instant instant, const DayView& view) {
    return time_at(instant, view.zone, view.clock);
}

std::string running_text(const Appointment& job, const DayView& view) {
    const Instant end = expected_end(job, view.now);
    // What takes longer than was ever planned ends nobody knows when.
    const bool can_tell = view.now < end;
    const auto over = std::chrono::duration_cast<Minutes>(end - job.work.end);
    return labelled(
        "NOW",
        fmt::format("A{}  {}, {}", job.id.value(), safe(job.customer_name),
                    can_tell ? "until " + time_of(end, view) : duration(over) + " over"),
        view);
}

/// When to set out, or how late it is already; while another job runs, that says so.
std::string leaving(const Appointment& job, bool is_free, const DayView& view) {
    const Instant leave = job.work.begin - job.travel;
    const std::string travel = duration(job.travel) + " travel";
    if (view.now <= leave || !is_free) {
        if (job.travel.count() == 0) return "no travel";
        return fmt::format("leave by {} ({})", time_of(leave, view), travel);
    }
    const Minutes late = std::chrono::ceil<Minutes>(view.now - leave);
    if (job.travel.count() == 0) return fmt::format("{} late", duration(late));
    return fmt::format("leave now ({}): {} late", travel, duration(late));
}

/// The running job leaves too little time for the way.
std::string late_by(const NextJob& next, const DayView& view) {
    if (!next.running || !next.job || next.running->mechanic != next.job->mechanic) return {};
    const Instant arrives =
        expected_end(*next.running, view.now) + next.running->wrap_up + next.job->travel;
    if (arrives <= next.job->work.begin) return {};
    const auto late = std::chrono::ceil<Minutes>(arrives - next.job->work.begin);
    return fmt::format("after A{} about {} late", next.running->id.value(), duration(late));
}

std::string job_text(const Appointment& job, const std::string& late, bool says_who,
                     const DayView& view) {
    std::string first =
        fmt::format("A{}  {}", job.id.value(), time_range(job.work, view.zone, view.clock));
    if (says_who) first += "   " + safe(job.mechanic_name);
    const std::string place = with_postal_code(job.address, job.postal_code);
    std::vector<std::string> lines{first, leaving(job, late.empty(), view), safe(job.customer_name),
                                   to_display_phone(job.customer_phone),
                                   safe(place.empty() ? "address ?" : place)};
    const std::string contact = contact_text(job);
    if (!contact.empty()) lines.push_back("On site: " + safe(contact));
    lines.push_back(vehicle_fact(job));
    lines.push_back(safe(work_text(job)));
    if (job.emergency) lines.emplace_back("emergency");
    for (std::string& note : note_facts(job)) lines.push_back(std::move(note));
    lines.push_back(to_display_string(job.total, view.currency));

    std::string text;
    for (const std::string& line : lines) {
        if (!line.empty()) text += labelled(text.empty() ? "NEXT" : "", line, view);
    }
    auto warnings = job_warnings(job, view);
    if (!late.empty()) warnings.push_back(late);
    for (const std::string& warning : warnings) {
        text += view.ink.warning(labelled("    !", warning, view));
    }
    return text;
}

std::string first_of_later_day(const NextJob& next, const DayView& view) {
    const std::string none = next.running ? "nothing after it today" : "nothing left today";
    if (!next.later) return labelled("NEXT", none, view);
    const Appointment& job = *next.later;
    const LocalDate today = view.zone.date(view.now);
    const LocalDate day = view.zone.date(job.work.begin);
    return labelled("NEXT", none, view) +
           labelled("THEN",
                    fmt::format("A{}  {}, {}", job.id.value(), days_from(today, day),
                                date_and_time(job.work.begin, view.zone, view.clock, today)),
                    view) +
           labelled("", safe(job.customer_name), view);
}

}  // namespace

std::string next_text(const NextJob& next, bool says_who, const DayView& view) {
    std::string text = next.running ? running_text(*next.running, view) : "";
    if (!next.job) return text + first_of_later_day(next, view);
    return text + job_text(*next.job, late_by(next, view), says_who, view);
}

}  // namespace shop::cli
