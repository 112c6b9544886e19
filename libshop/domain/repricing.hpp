#pragma once

#include <shop/quote.hpp>

#include <string>
#include <vector>

#include "domain/pricing.hpp"

namespace shop::domain {

/// A quote without these of its items and what belongs to them. Its totals and its lines of no
/// item stay what they were.
[[nodiscard]] Quote without_items(Quote quote, const std::vector<std::string>& codes);

/// What a stored quote was priced from, by its own lines and rates: priced unchanged it gives
/// the same lines and totals. What an earlier diagnostic was charged is not kept with a quote:
/// that is left to the caller.
[[nodiscard]] PricingInput input_of(const Quote& quote);

/// Prices work that was priced before: a discount in money that is more than what is left to
/// take it from takes all of that.
/// \throws Error (invalid_argument) as price() does
[[nodiscard]] PricedLines price_again(PricingInput input);

}  // namespace shop::domain
