#include "customer.hpp"

#include "appointment.hpp"
#include "safe.hpp"
#include "table.hpp"
#include "when.hpp"
#include "width.hpp"

#include <shop/text.hpp>

#include <date/date.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <vector>

namespace shop::cli {

namespace {

constexpr std::size_t kLastVisits = 3;

bool is_to_come(const Appointment& job) {
    return job.status == AppointmentStatus::booked || job.status == AppointmentStatus::held ||
           job.status == AppointmentStatus::in_progress;
}

std::string indented(const Table& table) {
    std::string result;
    const std::string text = table.text(std::nullopt);
    // Without the titles: what each column holds shows by itself.
    std::size_t start = text.find('\n');
    while (start != std::string::npos && start + 1 < text.size()) {
        const std::size_t end = text.find('\n', start + 1);
        result += "  " + text.substr(start + 1, end - start - 1) + "\n";
        start = end;
    }
    return result;
}

std::string section(std::string_view title, const Table& table) {
    if (table.empty()) return {};
    return "\n" + std::string{title} + "\n" + indented(table);
}

std::string vehicle_section(Shop& shop, CustomerId customer) {
    Table table({{""}, {""}, {""}, {""}, {"", Table::Align::right}});
    for (const Vehicle& car : shop.vehicles().of(customer)) {
        table.add({"v" + std::to_string(car.id.value()), label(car),
                   car.plate.empty() ? "plate ?" : car.plate, car.vin.empty() ? "VIN ?" : car.vin,
                   car.odometer ? fmt::format("{} mi", *car.odometer) : ""});
    }
    return section("Vehicles", table);
}

std::string visit_section(Shop& shop, std::string_view title, const std::vector<Appointment>& jobs,
                          std::size_t limit) {
    Table table({{""}, {""}, {""}, {""}, {"", Table::Align::right}, {""}});
    const Settings& settings = shop.settings();
    const std::size_t shown = std::min(limit, jobs.size());
    for (std::size_t i = 0; i < shown; ++i) {
        const Appointment& job = jobs[i];
        table.add(
            {date_and_time(job.work.begin, shop.zone(), settings.booking.clock, shop.today()),
             "A" + std::to_string(job.id.value()), job.vehicle_label, work_text(job),
             to_display_string(job.total, settings.profile.currency),
             job.status == AppointmentStatus::booked ? "" : status_name(job.status)});
    }
    std::string text = section(title, table);
    if (jobs.size() > shown) text += fmt::format("  {} earlier\n", jobs.size() - shown);
    return text;
}

std::string quote_section(Shop& shop, CustomerId customer) {
    QuoteFilter filter;
    filter.status = QuoteStatus::open;
    filter.customer = customer;
    filter.valid_on = shop.today();
    filter.unbooked = true;
    Table table({{""}, {""}, {"", Table::Align::right}, {""}});
    shop.quotes().each(filter, [&](const Quote& quote) {
        table.add({"Q" + std::to_string(quote.id.value()), quote.vehicle_text,
                   to_display_string(quote.totals.total, shop.settings().profile.currency),
                   "good through " + full_date(quote.valid_through)});
    });
    return section("Open estimates", table);
}

}  // namespace

std::string with_postal_code(std::string_view address, std::string_view postal_code) {
    std::string text{address};
    if (!text.empty() && !postal_code.empty()) text += ' ';
    return text.append(postal_code);
}

std::string customer_card(const Customer& customer, const Zone& zone) {
    std::string text =
        fmt::format("{}  customer {}, since {}\n", pad_right(safe(customer.name), 16),
                    customer.id.value(), plain_date(zone.date(customer.created_at)));
    std::vector<std::string> reach;
    if (!customer.phone.empty()) {
        reach.push_back(to_display_phone(customer.phone, customer.phone_extension));
    }
    if (!customer.email.empty()) reach.push_back(customer.email);
    reach.push_back(customer.reminders ? "reminders: on" : "reminders: off");
    text += safe(fmt::format("{}", fmt::join(reach, "   "))) + "\n";
    const std::string place = with_postal_code(customer.address, customer.postal_code);
    if (!place.empty()) text += safe(place) + "\n";
    if (!customer.notes.empty()) text += safe_lines(customer.notes) + "\n";
    return text;
}

std::string habits_line(const MissedVisits& missed, const Zone& zone) {
    if (!missed.last) return {};
    const std::string last = date::format("%b %Y", zone.date(*missed.last));
    std::string text = fmt::format("Habits    no-shows {}", missed.no_shows);
    if (missed.late_cancellations == 0) text += fmt::format(" ({})", last);
    text += fmt::format("    late cancellations {}", missed.late_cancellations);
    if (missed.no_shows == 0) text += fmt::format(" ({})", last);
    if (missed.no_shows > 0 && missed.late_cancellations > 0) text += "    last " + last;
    return text + "\n";
}

std::string customer_history(Shop& shop, const Customer& customer) {
    std::vector<Appointment> coming;
    std::vector<Appointment> past;
    AppointmentFilter filter;
    filter.customer = customer.id;
    shop.appointments().each(
        filter, [&](const Appointment& job) { (is_to_come(job) ? coming : past).push_back(job); });
    std::ranges::reverse(past);
    const std::string habits = habits_line(shop.customers().missed(customer.id), shop.zone());
    return (habits.empty() ? "" : "\n" + habits) +
           visit_section(shop, "Next", coming, coming.size()) + vehicle_section(shop, customer.id) +
           visit_section(shop, "Last visits", past, kLastVisits) + quote_section(shop, customer.id);
}

}  // namespace shop::cli
