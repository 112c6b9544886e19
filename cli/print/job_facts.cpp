#include "job_facts.hpp"

#include "appointment.hpp"
#include "safe.hpp"
#include "time_range.hpp"
#include "when.hpp"
#include "width.hpp"
#include "wrapped.hpp"

#include <shop/schedule.hpp>

#include <fmt/format.h>

#include <chrono>
#include <string_view>

namespace shop::cli {

namespace {

Minutes between(Instant from, Instant to) {
    return std::chrono::floor<Minutes>(to) - std::chrono::floor<Minutes>(from);
}

/// A job that takes longer than it has time.
std::string overrun(const Appointment& job, const DayView& view) {
    const Instant end = expected_end(job, view.now);
    if (end <= job.work.end) return {};
    const auto time = [&](Instant instant) { return time_at(instant, view.zone, view.clock); };
    const std::string begun = job.started_at ? "started " + time(*job.started_at) + ", " : "";
    const std::string over = duration(between(job.work.end, end)) + " over";
    // What takes longer than was ever planned ends nobody knows when.
    const bool can_tell = view.now < end;
    return begun +
           (can_tell ? fmt::format("will end about {}: {}", time(end), over) : "now " + over);
}

std::string hold(const Appointment& job, const DayView& view) {
    if (!job.held_until) return "held";
    const LocalDate today = view.zone.date(view.now);
    const std::string until = view.zone.date(*job.held_until) == today
                                  ? time_at(*job.held_until, view.zone, view.clock)
                                  : date_and_time(*job.held_until, view.zone, view.clock, today);
    if (*job.held_until <= view.now) return "was held until " + until;
    return fmt::format("held until {}: shopctl book A{}", until, job.id.value());
}

std::string missing_authorization(const Appointment& job, const DayView& view) {
    if (job.total.minor_units() == 0) return {};
    const std::string_view when =
        job.status == AppointmentStatus::in_progress ? "before it goes on" : "before work starts";
    if (!job.authorization) return fmt::format("no authorization yet: get it {}", when);
    if (job.authorization->total >= job.total) return {};
    return fmt::format("only {} is authorized: get the rest {}",
                       to_display_string(job.authorization->total, view.currency), when);
}

}  // namespace

std::string vehicle_fact(const Appointment& job) {
    std::string text = safe(vehicle_text(job));
    if (job.vehicle_vin.empty()) text += "  VIN ?";
    if (job.vehicle_vin.empty() || job.vehicle_plate.empty()) text += "  (get on site)";
    return text;
}

std::string authorization_fact(const Appointment& job, const Zone& zone) {
    if (!job.authorization) return {};
    return fmt::format("authorized {}, {}, {}", month_and_day(zone.date(job.authorization->at)),
                       safe(job.authorization->means), safe(job.authorization->by));
}

std::vector<std::string> note_facts(const Appointment& job) {
    std::vector<std::string> lines;
    std::string_view notes = job.notes;
    while (!notes.empty()) {
        const std::size_t end = notes.find('\n');
        lines.push_back("Note: " + safe(notes.substr(0, end)));
        if (end == std::string_view::npos) break;
        notes.remove_prefix(end + 1);
    }
    return lines;
}

namespace {

/// `reminder could not be delivered (p.chan@example.com): call`, where there is a number
std::string undelivered(const Appointment& job, const DayView& view) {
    for (const UndeliveredMessage& message : view.undelivered) {
        if (message.job != job.id) continue;
        std::string kind = safe(message.kind);
        const std::string to = message.address.empty() ? "" : " (" + safe(message.address) + ")";
        const bool can_call = !person_to_call(job).phone.empty();
        return kind + " could not be delivered" + to +
               (can_call ? ": call" : ": no telephone number is known");
    }
    return {};
}

}  // namespace

std::vector<std::string> job_warnings(const Appointment& job, const DayView& view) {
    std::vector<std::string> warnings;
    const auto add = [&](std::string text) {
        if (!text.empty()) warnings.push_back(std::move(text));
    };
    switch (job.status) {
        case AppointmentStatus::held:
            add(hold(job, view));
            break;
        case AppointmentStatus::in_progress:
            add(overrun(job, view));
            add(missing_authorization(job, view));
            break;
        case AppointmentStatus::booked:
            if (view.now >= job.work.end) {
                add(fmt::format("{} over and not closed: shopctl done A{}",
                                duration(between(job.work.end, view.now)), job.id.value()));
            } else {
                add(undelivered(job, view));
                add(missing_authorization(job, view));
            }
            break;
        case AppointmentStatus::completed:
        case AppointmentStatus::cancelled:
        case AppointmentStatus::no_show:
        case AppointmentStatus::lapsed:
            break;
    }
    return warnings;
}

std::vector<std::string> packed(const std::vector<std::string>& pieces, std::size_t columns) {
    std::vector<std::string> lines;
    std::vector<std::string> row;
    const auto put_row = [&] {
        if (row.empty()) return;
        for (std::string& line : wrapped(row, "   ", columns)) lines.push_back(std::move(line));
        row.clear();
    };
    for (const std::string& piece : pieces) {
        if (piece.empty()) continue;
        if (display_width(piece) <= columns) {
            row.push_back(piece);
            continue;
        }
        put_row();
        for (std::string& line : wrapped(piece, columns)) lines.push_back(std::move(line));
    }
    put_row();
    return lines;
}

}  // namespace shop::cli
