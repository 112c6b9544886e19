#pragma once

#include "domain/pricing.hpp"

namespace shop::domain {

/// Everything that price() relies on: nothing negative, a discount of at most 100 %,
/// a multiplier of at least 1, each line in at most one package.
/// \throws Error (invalid_argument) for what people enter, (internal) for what only
///         a fault in the program can hand over
void check(const PricingInput& input);

}  // namespace shop::domain
