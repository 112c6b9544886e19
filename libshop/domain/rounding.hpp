#pragma once

#include <shop/money.hpp>

#include <cstdint>

namespace shop::domain {

/// The one rounding rule: half up. Amounts below zero round as their positive
/// counterparts do (-2.5 is -3), so that what is given back equals what was taken.
/// The product is computed in 128 bits.
/// \param denominator above 0
/// \throws Error (invalid_argument) when the result is beyond Money::kMax
[[nodiscard]] Money scaled(Money amount, std::int64_t numerator, std::int64_t denominator);

/// `amount` x `rate`, rounded.
[[nodiscard]] Money times(Money amount, Rate rate);

/// `amount` x `quantity`, rounded.
[[nodiscard]] Money times(Money amount, Quantity quantity);

}  // namespace shop::domain
