#pragma once

#include <shop/appointment.hpp>
#include <shop/id.hpp>

#include <optional>

#include "service/change.hpp"

namespace shop::service {

/// Marks the holds of this mechanic, vehicle or quote whose time has come, so that they no
/// longer stand in the way of what is written next. Searches treat them as free already.
void lapse_holds(Change& change, MechanicId mechanic, VehicleId vehicle,
                 std::optional<QuoteId> quote = std::nullopt);

}  // namespace shop::service
