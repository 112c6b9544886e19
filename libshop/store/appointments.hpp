#pragma once

#include <shop/appointment.hpp>
#include <shop/schedule.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "driver/connection.hpp"

namespace shop::store {

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

/// Those whose time, padding included, touches the range, in whatever state, by start.
[[nodiscard]] std::vector<Appointment> appointments_touching(driver::Connection& connection,
                                                             Interval range,
                                                             std::optional<MechanicId> mechanic);

/// Jobs that were over by a time and are booked or in progress still, the newest first.
[[nodiscard]] std::vector<Appointment> not_closed(driver::Connection& connection, Instant by,
                                                  std::optional<MechanicId> mechanic,
                                                  std::int64_t most);
[[nodiscard]] std::int64_t count_not_closed(driver::Connection& connection, Instant by,
                                            std::optional<MechanicId> mechanic);

/// The first that is booked and not over.
[[nodiscard]] std::optional<Appointment> next_booked(driver::Connection& connection, Instant now,
                                                     std::optional<MechanicId> mechanic);

/// What the jobs that start on a day and are still to be done need, by mechanic and name.
struct NeededPart {
    MechanicId mechanic;
    PartToLoad part;
};
[[nodiscard]] std::vector<NeededPart> parts_needed(driver::Connection& connection, Interval day,
                                                   Instant now,
                                                   std::optional<MechanicId> mechanic);

/// All jobs at the stop that this one began, in whatever state, by start.
[[nodiscard]] std::vector<Appointment> appointments_at_stop(driver::Connection& connection,
                                                            AppointmentId first);

[[nodiscard]] MissedVisits missed_visits(driver::Connection& connection, CustomerId customer);

/// The appointment that a quote was used for and that was not taken back, nor lapsed by now.
[[nodiscard]] std::optional<std::pair<AppointmentId, AppointmentStatus>> appointment_of_quote(
    driver::Connection& connection, QuoteId quote, Instant now);

[[nodiscard]] std::int64_t count_appointments(driver::Connection& connection);
[[nodiscard]] bool any_appointment(driver::Connection& connection);

}  // namespace shop::store
