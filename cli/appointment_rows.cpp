#include "appointment_rows.hpp"

#include "print/appointment.hpp"
#include "print/safe.hpp"
#include "print/when.hpp"
#include "session.hpp"

#include <shop/text.hpp>

#include <date/date.h>
#include <fmt/format.h>

namespace shop::cli {

namespace {

/// `held until 11:35 am`
std::string status_cell(const Appointment& job, const std::string& until) {
    const std::string name = status_name(job.status);
    return job.status == AppointmentStatus::held && !until.empty() ? name + " " + until : name;
}

std::string work_cell(const Appointment& job) {
    const std::string ties = goes_with(job);
    return ties.empty() ? work_text(job) : work_text(job) + " (" + ties + ")";
}

}  // namespace

std::vector<std::string> job_csv_titles() {
    return {"date",        "start",    "end",      "utc_offset", "minutes", "status",
            "id",          "mechanic", "customer", "phone",      "email",   "address",
            "postal_code", "contact",  "vehicle",  "plate",      "vin",     "services",
            "notes",       "total",    "currency", "quote"};
}

std::vector<std::string> job_csv_cells(const Appointment& job, const Zone& zone,
                                       const Currency& currency) {
    const LocalTime begin = zone.wall(job.work.begin).time;
    const LocalTime end = zone.wall(job.work.end).time;
    const LocalDate day = zone.date(job.work.begin);
    constexpr ClockStyle kClock = ClockStyle::twenty_four_hours;
    const auto minutes = std::chrono::duration_cast<Minutes>(job.work.end - job.work.begin);
    // `2026-11-17T09:30:00-08:00`: what stands after the seconds. Without the word before
    // it a spreadsheet would take it for a formula.
    const std::string offset = "UTC" + to_rfc3339(job.work.begin, zone).substr(19);
    return {date::format("%F", day),
            time_of_day(begin, kClock),
            time_of_day(end, kClock),
            offset,
            std::to_string(minutes.count()),
            std::string{to_string(job.status)},
            fmt::format("A{}", job.id.value()),
            job.mechanic_name,
            job.customer_name,
            to_display_phone(job.customer_phone),
            job.customer_email,
            job.address,
            job.postal_code,
            contact_text(job),
            job.vehicle_label,
            job.vehicle_plate,
            job.vehicle_vin,
            work_text(job),
            job.notes,
            to_plain_string(job.total, currency),
            currency.code,
            job.quote ? fmt::format("Q{}", job.quote->value()) : ""};
}

CsvWriter::For parse_csv_reader(std::string_view text) {
    if (text == "excel") return CsvWriter::For::excel;
    if (text == "machine") return CsvWriter::For::machine;
    throw Error(ErrorCode::invalid_argument,
                "--for is 'excel' or 'machine', not '" + safe(text) + "'");
}

JobTable::JobTable(Session& session)
    : session_(session),
      table_({{"ID", Table::Align::right},
              {"WHEN"},
              {"STATUS"},
              {"CUSTOMER", Table::Align::left, true},
              {"PHONE"},
              {"VEHICLE", Table::Align::left, true},
              {"WORK", Table::Align::left, true},
              {"TOTAL", Table::Align::right}}) {}

void JobTable::add(const Appointment& job) {
    const Shop& shop = session_.shop();
    const Settings& settings = shop.settings();
    const LocalDate today = shop.today();
    const ClockStyle clock = settings.booking.clock;
    table_.add({fmt::format("A{}", job.id.value()),
                date_and_time(job.work.begin, shop.zone(), clock, today),
                status_cell(job, held_text(job, shop.zone(), clock, today)), job.customer_name,
                to_display_phone(job.customer_phone), job.vehicle_label, work_cell(job),
                to_display_string(job.total, settings.profile.currency)});
}

std::string JobTable::text() const {
    return table_.text(session_.columns());
}

}  // namespace shop::cli
