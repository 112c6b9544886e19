#include "domain/rounding.hpp"

#include <limits>

namespace shop::domain {

Money scaled(Money amount, std::int64_t numerator, std::int64_t denominator) {
    const auto product = static_cast<__int128>(amount.minor_units()) * numerator;
    const auto half = static_cast<__int128>(denominator) / 2;
    // An odd denominator has no tie: its lower half rounds right as well.
    const auto rounded = (product < 0 ? product - half : product + half) / denominator;
    // Beyond int64 any value serves that Money refuses.
    constexpr auto kBeyond = std::numeric_limits<std::int64_t>::max();
    const bool fits = rounded <= Money::kMax && rounded >= -static_cast<__int128>(Money::kMax);
    return Money(fits ? static_cast<std::int64_t>(rounded) : kBeyond);
}

Money times(Money amount, Rate rate) {
    return scaled(amount, rate.parts_per_million(), Rate::kOne);
}

Money times(Money amount, Quantity quantity) {
    return scaled(amount, quantity.thousandths(), Quantity::kOne);
}

}  // namespace shop::domain
