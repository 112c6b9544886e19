#include "appointment.hpp"

#include "customer.hpp"
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

constexpr std::size_t kLabelWidth = 10;

/// One labelled fact of a card; none without a value.
std::string line(std::string_view label, std::string_view value) {
    if (value.empty()) return {};
    return fmt::format("  {}{}\n", pad_right(label, kLabelWidth), safe(value));
}

std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (const std::string& part : parts) {
        if (!part.empty()) text += (text.empty() ? "" : "   ") + part;
    }
    return text;
}

/// Notes of several lines stand under each other.
std::string notes_lines(std::string_view label, std::string_view notes) {
    std::string text;
    while (!notes.empty()) {
        const std::size_t end = notes.find('\n');
        text += line(text.empty() ? label : "", notes.substr(0, end));
        if (end == std::string_view::npos) break;
        notes.remove_prefix(end + 1);
    }
    return text;
}

std::string price_text(Shop& shop, const Appointment& job) {
    const Currency& currency = shop.settings().profile.currency;
    std::string text = to_display_string(job.total, currency) + " with tax";
    if (!job.quote) return text;
    text += fmt::format(", quote Q{}", job.quote->value());
    const auto& given = job.authorization;
    if (!given) return text + ", not authorized yet";
    const std::string limit =
        job.total > given->total ? " to " + to_display_string(given->total, currency) : "";
    return text + fmt::format(", authorized{} by {}, {}, {}", limit, given->by, given->means,
                              plain_date(shop.zone().date(given->at)));
}

/// Names of the services that were or are to be done, or of those that were left out.
std::string names_of(const Appointment& job, bool done) {
    std::string names;
    for (const AppointmentService& service : job.services) {
        if (service.done == done) names += (names.empty() ? "" : ", ") + service.name;
    }
    return names;
}

std::string moment(Shop& shop, const std::optional<Instant>& at) {
    if (!at) return {};
    return full_date_and_time(*at, shop.zone(), shop.settings().booking.clock);
}

/// Whether what is said of a hold is that it is one: `Held A12 until 11:35 am`.
bool says_it_is_held(std::string_view doing) {
    return doing == "Held" || doing == "Would hold" || doing == "Lapsed hold";
}

std::string what_happened(Shop& shop, const Appointment& job) {
    std::string text = line("Started", moment(shop, job.started_at));
    const bool missed = job.status == AppointmentStatus::no_show;
    text += line(missed ? "Noted" : "Finished", moment(shop, job.finished_at));
    if (job.odometer) text += line("Odometer", std::to_string(*job.odometer));
    text += notes_lines("Done", job.work_notes);
    if (job.cancelled_at) {
        const std::string because = job.cancel_reason.empty() ? "" : ": " + job.cancel_reason;
        text += line("Cancelled", moment(shop, job.cancelled_at) + because);
    }
    if (job.confirmation) {
        text += line("Confirmed", job.confirmation->by + ", " + moment(shop, job.confirmation->at));
    }
    if (job.moves > 0)
        text += line("Moved", job.moves == 1 ? "once" : fmt::format("{} times", job.moves));
    return text;
}

}  // namespace

std::string work_text(const Appointment& job) {
    return names_of(job, true);
}

std::string vehicle_text(const Appointment& job) {
    if (job.vehicle_plate.empty()) return job.vehicle_label + ", plate ?";
    // A car of which nothing else is known is called by its plate.
    if (job.vehicle_plate == job.vehicle_label) return job.vehicle_label;
    return job.vehicle_label + ", " + job.vehicle_plate;
}

std::string contact_text(const Appointment& job) {
    std::string text = job.contact.name;
    for (const std::string& way : {to_display_phone(job.contact.phone), job.contact.email}) {
        if (!way.empty()) text += (text.empty() ? "" : " ") + way;
    }
    return text;
}

Callee person_to_call(const Appointment& job) {
    if (job.contact.phone.empty()) return {job.customer_name, to_display_phone(job.customer_phone)};
    return {job.contact.name.empty() ? fmt::format("on site ({})", job.customer_name)
                                     : job.contact.name,
            to_display_phone(job.contact.phone)};
}

std::string status_name(AppointmentStatus status) {
    std::string name{to_string(status)};
    std::ranges::replace(name, '_', '-');
    return name;
}

std::string_view status_word(AppointmentStatus status) {
    switch (status) {
        case AppointmentStatus::held:
            return "held";
        case AppointmentStatus::booked:
            return "";
        case AppointmentStatus::in_progress:
            return "NOW";
        case AppointmentStatus::completed:
            return "done";
        case AppointmentStatus::cancelled:
            return "cancelled";
        case AppointmentStatus::no_show:
            return "no-show";
        case AppointmentStatus::lapsed:
            return "lapsed";
    }
    return "";
}

std::string goes_with(const Appointment& job) {
    std::string text;
    if (job.stop) text = fmt::format("same stop as A{}", job.stop->value());
    if (job.follows) {
        if (!text.empty()) text += ", ";
        text += fmt::format("second visit after A{}", job.follows->value());
    }
    return text;
}

std::string held_text(const Appointment& job, const Zone& zone, ClockStyle clock,
                      LocalDate today) {
    const bool hold =
        job.status == AppointmentStatus::held || job.status == AppointmentStatus::lapsed;
    if (!hold || !job.held_until) return {};
    if (zone.date(*job.held_until) == today)
        return "until " + time_at(*job.held_until, zone, clock);
    return "until " + date_and_time(*job.held_until, zone, clock, today);
}

std::string appointment_card(Shop& shop, const Appointment& job, std::string_view doing) {
    const ClockStyle clock = shop.settings().booking.clock;
    const std::string until = held_text(job, shop.zone(), clock, shop.today());
    const bool said = !until.empty() && says_it_is_held(doing);
    std::string text =
        fmt::format("{} A{}{}: {}, {}\n", doing, job.id.value(), said ? " " + until : "",
                    full_date_and_range(job.work, shop.zone(), clock), safe(job.mechanic_name));
    if (!said) text += line("Held", until);
    text += line("Visit", goes_with(job));
    text += line("Customer",
                 joined({job.customer_name, fmt::format("customer {}", job.customer.value()),
                         to_display_phone(job.customer_phone), job.customer_email}));
    text += line("On site", contact_text(job));
    const std::string place = with_postal_code(job.address, job.postal_code);
    text += line("Where", place.empty() ? "address ?" : place);
    text += line("Vehicle", fmt::format("{}, {} (v{})", vehicle_text(job),
                                        job.vehicle_vin.empty() ? "VIN ?" : job.vehicle_vin,
                                        job.vehicle.value()));
    const auto length = std::chrono::duration_cast<Minutes>(job.work.end - job.work.begin);
    text +=
        line("Work", joined({work_text(job), duration(length), job.emergency ? "emergency" : ""}));
    text += line("Not done", names_of(job, false));
    text += line("Price", price_text(shop, job));
    text += notes_lines("Notes", job.notes);
    return text + what_happened(shop, job);
}

}  // namespace shop::cli
