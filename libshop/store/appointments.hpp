#pragma once

#include <shop/appointment.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "driver/connection.hpp"

namespace shop::store {

/// One row of a mechanic's or vehicle's time.
struct HeldTime {
    AppointmentId id;
    Interval work{};
    Minutes travel{0};
    Minutes wrap_up{0};
    AppointmentStatus status = AppointmentStatus::booked;
    std::optional<Instant> held_until;
};

/// Writes an appointment, booked or held, and its services. An overlap is a
/// ConstraintViolation named mechanic_overlap or vehicle_overlap.
AppointmentId insert_appointment(driver::Connection& connection, const Appointment& appointment);
/// Writes all but the customer and the services.
/// \return false when the record does not stand at appointment.revision
[[nodiscard]] bool update_appointment(driver::Connection& connection,
                                      const Appointment& appointment);
/// Puts these services in place of those that the appointment had.
void replace_services(driver::Connection& connection, const Appointment& appointment);
[[nodiscard]] std::optional<Appointment> find_appointment(driver::Connection& connection,
                                                          AppointmentId id);

/// Where a page goes on: after this start and id.
struct AppointmentKey {
    Instant start;
    AppointmentId id;
};
/// By start and id. \param after none: from the beginning
[[nodiscard]] std::vector<Appointment> appointment_page(driver::Connection& connection,
                                                        const AppointmentFilter& filter,
                                                        std::optional<AppointmentKey> after);

/// Rows that hold time whose padded interval may touch the range, by start; jobs that run
/// whenever they began, since they last until they are ended.
[[nodiscard]] std::vector<HeldTime> mechanic_time(driver::Connection& connection,
                                                  MechanicId mechanic, Interval range);
[[nodiscard]] std::vector<HeldTime> vehicle_time(driver::Connection& connection,
                                                 VehicleId vehicle, Interval range);

/// A job that is held or booked and has not begun.
struct ComingJob {
    AppointmentId id;
    MechanicId mechanic;
    Interval work{};
    std::vector<Rule> overrides;
    std::vector<std::string> skills;  ///< that its services ask for
};
/// By start; none whose hold has lapsed.
[[nodiscard]] std::vector<ComingJob> coming_jobs(driver::Connection& connection, Instant now);

/// Holds of this mechanic or vehicle that lapsed by a time and are not marked so yet.
[[nodiscard]] std::vector<AppointmentId> lapsed_holds(driver::Connection& connection,
                                                      MechanicId mechanic, VehicleId vehicle,
                                                      Instant now);

/// All jobs at the stop that this one began, in whatever state, by start.
[[nodiscard]] std::vector<Appointment> appointments_at_stop(driver::Connection& connection,
                                                            AppointmentId first);

[[nodiscard]] MissedVisits missed_visits(driver::Connection& connection, CustomerId customer);

/// The appointment that a quote was used for and that was not taken back.
[[nodiscard]] std::optional<std::pair<AppointmentId, AppointmentStatus>> appointment_of_quote(
    driver::Connection& connection, QuoteId quote);

/// Pairs that overlap although both hold: there should be none. At most 100.
struct Overlap {
    AppointmentId first;
    AppointmentId second;
    bool of_mechanic = false;  ///< else of the vehicle
};
[[nodiscard]] std::vector<Overlap> find_overlaps(driver::Connection& connection);
[[nodiscard]] std::int64_t count_appointments(driver::Connection& connection);
[[nodiscard]] bool any_appointment(driver::Connection& connection);

}  // namespace shop::store
