#pragma once

#include <shop/people.hpp>

#include <optional>
#include <span>
#include <string_view>

namespace shop::service {

/// Whether `2015 Honda Civic` can be this car: one of text and label says more than the
/// other, or the same.
[[nodiscard]] bool fits_description(const Vehicle& vehicle, std::string_view text);

/// The one of a customer's cars that a description means: by VIN, plate, or, where it has
/// neither, year, make and model. None when it is another car.
/// \throws Error (ambiguous) with the candidates in its hint
[[nodiscard]] std::optional<Vehicle> same_vehicle(std::span<const Vehicle> cars,
                                                  const Vehicle& described);

}  // namespace shop::service
