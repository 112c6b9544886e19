#pragma once

#include <shop/appointment.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "service/change.hpp"
#include "service/context.hpp"

namespace shop::service {

/// As it is stored: a hold that has lapsed may still stand as held.
/// \throws Error (not_found)
[[nodiscard]] Appointment require_appointment(driver::Connection& connection, AppointmentId id);

/// What a change begins with: the job as it is now, a hold whose time has come as lapsed.
/// \param seen the revision that the change names
/// \throws Error (not_found), (stale_revision)
[[nodiscard]] Appointment require_appointment(Change& change, AppointmentId id,
                                              std::optional<Revision> seen = std::nullopt);

/// \throws Error (not_found) that a code is not among those of a job, naming the one meant
[[noreturn]] void throw_not_on(const Appointment& job, std::string_view code,
                               const std::vector<std::string>& codes);

/// Writes a changed appointment with its audit entry. \return as it now stands
/// \throws Error (stale_revision)
Appointment replace_appointment(Change& change, const Appointment& before,
                                const Appointment& changed, std::string_view action);

/// The wall time that an instant is promised as.
[[nodiscard]] PromisedTime promise(const Zone& zone, Instant start);

}  // namespace shop::service
