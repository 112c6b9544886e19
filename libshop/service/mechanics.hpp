#pragma once

#include <shop/people.hpp>

#include <optional>
#include <vector>

#include "driver/connection.hpp"

namespace shop::service {

/// \throws Error (not_found)
[[nodiscard]] Mechanic require_mechanic(driver::Connection& connection, MechanicId id);

/// The one named, who must not be retired, or all who are not retired; by id.
/// \throws Error (not_found), (rule_refused) when nobody works here any more
[[nodiscard]] std::vector<Mechanic> working_mechanics(driver::Connection& connection,
                                                      std::optional<MechanicId> only);

}  // namespace shop::service
