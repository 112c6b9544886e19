#include "print/day.hpp"

#include <shop/format.hpp>

#include <doctest/doctest.h>

#include <string>

using shop::Appointment;
using shop::AppointmentStatus;
using shop::Instant;

namespace {

Instant at(const std::string& time) {
    return *shop::parse_rfc3339("2026-11-17T" + time + ":00-08:00");
}

Appointment job(int id, const std::string& begin, const std::string& end) {
    Appointment job;
    job.id = shop::AppointmentId{id};
    job.work = {at(begin), at(end)};
    job.customer = shop::CustomerId{3};
    job.customer_name = "Tom Reyes";
    job.customer_phone = "+15305550190";
    job.vehicle = shop::VehicleId{id};
    job.vehicle_label = "2018 Ford F-150";
    job.vehicle_plate = "7QRS518";
    job.vehicle_vin = "1FTEW1EP2JFA00001";
    job.address = "88 Pole Line Rd, Davis";
    job.postal_code = "95618";
    job.services.push_back({"oil", "Oil", false, shop::Minutes{45}, {}, true});
    return job;
}

std::string text(const std::vector<Appointment>& jobs,
                 std::optional<std::size_t> width = std::nullopt) {
    static const auto zone = shop::Zone::load("America/Los_Angeles");
    static const auto currency = shop::find_currency("USD");
    shop::MechanicDay day;
    day.mechanic.name = "Edgar";
    day.date = zone.date(at("00:00"));
    day.day = zone.day(day.date);
    day.appointments = jobs;
    const shop::cli::DayView view{
        zone, currency, shop::ClockStyle::twenty_four_hours, at("07:00"), shop::cli::Ink{}, width};
    return "\n" + day_text(day, view);
}

}  // namespace

TEST_CASE("jobs at one stop print the place once and count as one stop") {
    Appointment second = job(119, "13:40", "14:25");
    second.stop = shop::AppointmentId{118};
    Appointment third = job(120, "14:25", "15:00");
    third.stop = shop::AppointmentId{118};
    third.customer = shop::CustomerId{4};
    third.customer_name = "Ann Reyes";
    CHECK(text({job(118, "12:30", "13:40"), second, third}) == R"(
Tue Nov 17, 2026   Edgar   now 07:00        3 jobs, 1 stop    booked       $0.00
  12:30-13:40       A118  Tom Reyes                      530-555-0190      $0.00
                    88 Pole Line Rd, Davis 95618   2018 Ford F-150, 7QRS518
                    Oil
  13:40-14:25       A119  same stop, second car                            $0.00
                    2018 Ford F-150, 7QRS518   Oil
  14:25-15:00       A120  Ann Reyes                      530-555-0190      $0.00
                    same stop as A119   2018 Ford F-150, 7QRS518   Oil
)");
}

TEST_CASE("jobs that have ended take a line each, together") {
    Appointment done = job(1, "08:00", "08:45");
    done.status = AppointmentStatus::completed;
    Appointment missed = job(2, "09:00", "09:45");
    missed.status = AppointmentStatus::no_show;
    CHECK(text({done, missed, job(3, "10:00", "10:45")}) == R"(
Tue Nov 17, 2026   Edgar   now 07:00                2 jobs    booked       $0.00
  08:00-08:45 done    A1    Tom Reyes   Oil                                $0.00
  09:00-09:45 no-show A2    Tom Reyes   Oil                                $0.00

  10:00-10:45         A3    Tom Reyes                    530-555-0190      $0.00
                      88 Pole Line Rd, Davis 95618   2018 Ford F-150, 7QRS518
                      Oil
)");
}

TEST_CASE("forty columns drop what stands on the right, and no line is wider") {
    CHECK(text({job(118, "12:30", "13:40")}, 40) == R"(
Tue Nov 17, 2026   Edgar   now 07:00
  12:30-13:40       A118  Tom Reyes
    530-555-0190
    88 Pole Line Rd, Davis 95618
    2018 Ford F-150, 7QRS518   Oil
)");
}
