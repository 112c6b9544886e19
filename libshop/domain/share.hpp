#pragma once

#include <shop/money.hpp>

#include <span>
#include <vector>

namespace shop::domain {

/// `total` shared out in proportion to the weights, in whole minor units: each share
/// is rounded down, and the units left over go one each to the largest remainders,
/// of equal ones to the earlier. The shares add up to the total; where the total is
/// at most the sum of the weights, no share is above its weight.
/// \param total   not negative; zero when all weights are
/// \param weights none negative
[[nodiscard]] std::vector<Money> share_out(Money total, std::span<const Money> weights);

}  // namespace shop::domain
