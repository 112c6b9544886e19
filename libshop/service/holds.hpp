#pragma once

#include <shop/id.hpp>

#include "service/change.hpp"

namespace shop::service {

/// Marks the holds of this mechanic or vehicle whose time has come, so that they no longer
/// stand in the way of what is written next. Searches treat them as free already.
void lapse_holds(Change& change, MechanicId mechanic, VehicleId vehicle);

}  // namespace shop::service
