#include "domain/share.hpp"

#include <shop/error.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>

namespace shop::domain {

std::vector<Money> share_out(Money total, std::span<const Money> weights) {
    const auto sum = std::accumulate(weights.begin(), weights.end(), Money{});
    const bool any_negative =
        std::any_of(weights.begin(), weights.end(), [](Money w) { return w.is_negative(); });
    if (total.is_negative() || any_negative || (sum.is_zero() && !total.is_zero())) {
        throw Error(ErrorCode::internal, "an amount cannot be shared out over these lines");
    }
    std::vector<Money> shares(weights.size());
    if (sum.is_zero()) return shares;

    std::vector<std::int64_t> remainders(weights.size());
    auto left_over = total;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const auto product = static_cast<__int128>(total.minor_units()) * weights[i].minor_units();
        shares[i] = Money(static_cast<std::int64_t>(product / sum.minor_units()));
        remainders[i] = static_cast<std::int64_t>(product % sum.minor_units());
        left_over -= shares[i];
    }

    std::vector<std::size_t> by_remainder(weights.size());
    std::iota(by_remainder.begin(), by_remainder.end(), std::size_t{0});
    std::stable_sort(by_remainder.begin(), by_remainder.end(),
                     [&](auto a, auto b) { return remainders[a] > remainders[b]; });
    // Fewer units are left over than lines have a remainder: each gets at most one.
    for (std::size_t i = 0; i < static_cast<std::size_t>(left_over.minor_units()); ++i) {
        shares[by_remainder[i]] += Money(1);
    }
    return shares;
}

}  // namespace shop::domain
