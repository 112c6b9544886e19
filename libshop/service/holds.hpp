#pragma once

#include <shop/appointment.hpp>
#include <shop/id.hpp>

#include <optional>

#include "service/change.hpp"

namespace shop::service {

/// Marks the holds of this mechanic or vehicle whose time has come, so that they no longer
/// stand in the way of what is written next. Searches treat them as free already.
void lapse_holds(Change& change, MechanicId mechanic, VehicleId vehicle);

/// A job as it now stands, after the holds in its way, and its own, have lapsed.
/// \throws Error (not_found), (stale_revision)
[[nodiscard]] Appointment require_current(Change& change, AppointmentId id,
                                          std::optional<Revision> seen = std::nullopt);

}  // namespace shop::service
