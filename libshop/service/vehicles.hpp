#pragma once

#include <shop/people.hpp>

#include "service/change.hpp"

namespace shop::service {

/// Writes a new vehicle inside a change, with its audit entry.
Vehicle add_vehicle(Change& change, const Vehicle& vehicle, LocalDate today);

/// What makes two requests for a new vehicle the same, for their request id.
[[nodiscard]] std::string request_fields(const Vehicle& vehicle);

/// \throws Error (not_found)
[[nodiscard]] Vehicle require_vehicle(driver::Connection& connection, VehicleId id);

/// Notes what the dashboard showed when the work was done.
void note_odometer(Change& change, VehicleId id, std::int64_t odometer);

}  // namespace shop::service
