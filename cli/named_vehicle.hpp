#pragma once

#include <shop/shop.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace shop::cli {

/// The car that a text names: a record, or words that are kept as they are until there is
/// one.
struct NamedVehicle {
    std::optional<VehicleId> vehicle;
    std::string text;  ///< `2015 Honda Civic`; empty where a record is named
};

/// `v21`, a plate or a VIN names the record. Other words do where they fit exactly one car
/// of the customer.
/// \throws Error (not_found) for an id, (ambiguous) with the candidates in its hint
[[nodiscard]] NamedVehicle named_vehicle(Shop& shop, std::string_view text,
                                         std::optional<CustomerId> owner);

}  // namespace shop::cli
