#include "day_job.hpp"

#include "appointment.hpp"
#include "customer.hpp"
#include "job_facts.hpp"
#include "safe.hpp"
#include "time_range.hpp"
#include "width.hpp"
#include "wrapped.hpp"

#include <shop/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace shop::cli {

namespace {

constexpr std::size_t kTotalWidth = 11;
constexpr std::size_t kWidestEndedName = 16;
constexpr std::size_t kNarrowIndent = 4;

AppointmentId stop_of(const Appointment& job) {
    return job.stop.value_or(job.id);
}

/// `second car`
std::string which_car(const Appointment& job, const Appointment& before, int car) {
    constexpr std::array<std::string_view, 5> kWords{"first", "second", "third", "fourth", "fifth"};
    if (job.vehicle == before.vehicle) return "same car";
    const auto index = static_cast<std::size_t>(car - 1);
    if (index < kWords.size()) return fmt::format("{} car", kWords[index]);
    return fmt::format("car {}", car);
}

std::string when_and_id(const Appointment& job, const DayColumns& columns, const DayView& view) {
    return fmt::format("{} {} {} {}  ", job.status == AppointmentStatus::in_progress ? '>' : ' ',
                       pad_right(time_range(job.work, view.zone, view.clock), columns.time),
                       pad_right(status_word(job.status), columns.status),
                       pad_right(fmt::format("A{}", job.id.value()), columns.id));
}

/// The line with `text` up to the price at the right end.
std::string with_total(std::string line, std::string_view text, const Appointment& job,
                       const DayView& view) {
    const std::size_t end = view.columns() - kTotalWidth;
    const std::size_t used = display_width(line);
    line += pad_right(truncated(text, end > used ? end - used : 0), end > used ? end - used : 0);
    return line + pad_left(to_display_string(job.total, view.currency), kTotalWidth);
}

std::string ended_line(const Appointment& job, const DayColumns& columns, const DayView& view) {
    const std::string name = truncated(safe(job.customer_name), columns.ended_name);
    if (view.narrow()) return when_and_id(job, columns, view) + name;
    return with_total(when_and_id(job, columns, view),
                      pad_right(name, columns.ended_name) + "   " + safe(work_text(job)), job,
                      view);
}

/// The customer, or that it is the one of the job before.
std::string first_line(const Appointment& job, const Appointment* before, int car,
                       const DayColumns& columns, const DayView& view) {
    const std::string line = when_and_id(job, columns, view);
    if (same_stop(job, before) && job.customer == before->customer) {
        if (view.narrow()) return line + "same stop";
        return with_total(line, "same stop, " + which_car(job, *before, car), job, view);
    }
    if (view.narrow()) return line + safe(job.customer_name);
    const std::size_t end = view.columns() - kTotalWidth - columns.phone;
    const std::size_t room =
        std::max<std::size_t>(end, columns.before_name() + 3) - columns.before_name() - 2;
    return with_total(line,
                      pad_right(truncated(safe(job.customer_name), room), room) + "  " +
                          to_display_phone(job.customer_phone),
                      job, view);
}

std::string place(const Appointment& job, const Appointment* before) {
    if (same_stop(job, before) && job.address == before->address) {
        return job.customer == before->customer
                   ? ""
                   : fmt::format("same stop as A{}", before->id.value());
    }
    const std::string text = with_postal_code(job.address, job.postal_code);
    return safe(text.empty() ? "address ?" : text);
}

/// What else is to be known on the way, a line each.
std::vector<std::string> details(const Appointment& job, const Appointment* before,
                                 std::size_t width, const DayView& view) {
    const bool says_phone = !same_stop(job, before) || job.customer != before->customer;
    auto lines = packed({view.narrow() && says_phone ? to_display_phone(job.customer_phone) : "",
                         place(job, before), vehicle_fact(job), safe(work_text(job)),
                         job.emergency ? "emergency" : "", authorization_fact(job, view.zone)},
                        width);
    const auto add = [&](const std::string& text) {
        if (text.empty()) return;
        for (std::string& line : wrapped(text, width)) lines.push_back(std::move(line));
    };
    const std::string contact = contact_text(job);
    if (!contact.empty()) add("On site: " + safe(contact));
    for (const std::string& note : note_facts(job)) add(note);
    return lines;
}

}  // namespace

bool has_ended(const Appointment& job) {
    return job.status != AppointmentStatus::booked && job.status != AppointmentStatus::held &&
           job.status != AppointmentStatus::in_progress;
}

bool same_stop(const Appointment& job, const Appointment* before) {
    return before != nullptr && stop_of(job) == stop_of(*before);
}

DayColumns day_columns(const MechanicDay& day, const DayView& view) {
    DayColumns columns;
    for (const Appointment& job : day.appointments) {
        const auto widen = [](std::size_t& column, std::size_t width) {
            column = std::max(column, width);
        };
        widen(columns.time, time_range(job.work, view.zone, view.clock).size());
        widen(columns.status, status_word(job.status).size());
        widen(columns.id, std::to_string(job.id.value()).size() + 1);
        widen(columns.phone, to_display_phone(job.customer_phone).size());
        if (!has_ended(job)) continue;
        widen(columns.ended_name,
              std::min(kWidestEndedName, display_width(safe(job.customer_name))));
    }
    return columns;
}

std::string day_job_text(const Appointment& job, const Appointment* before, int car,
                         const DayColumns& columns, const DayView& view) {
    if (has_ended(job)) return view.fitted(ended_line(job, columns, view)) + "\n";
    const std::size_t indent = view.narrow() ? kNarrowIndent : columns.before_id();
    const std::size_t width = view.columns() > indent + 8 ? view.columns() - indent : 8;
    const std::string first = view.fitted(first_line(job, before, car, columns, view));
    const bool running = job.status == AppointmentStatus::in_progress;
    std::string text = (running ? view.ink.bold(first) : first) + "\n";
    for (const std::string& line : details(job, before, width, view)) {
        text += view.fitted(std::string(indent, ' ') + line) + "\n";
    }
    for (const std::string& warning : job_warnings(job, view)) {
        std::string mark = "! ";
        for (const std::string& line : wrapped(warning, width)) {
            text += std::string(indent - 2, ' ') + view.ink.warning(mark + line) + "\n";
            mark = "  ";
        }
    }
    return text;
}

}  // namespace shop::cli
