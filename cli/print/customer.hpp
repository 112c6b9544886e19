#pragma once

#include <shop/shop.hpp>

#include <string>
#include <string_view>

namespace shop::cli {

/// `19 Oak Ct, Davis 95616`; either may be empty.
[[nodiscard]] std::string with_postal_code(std::string_view address, std::string_view postal_code);

/// The lines that say who somebody is and how to reach them.
[[nodiscard]] std::string customer_card(const Customer& customer, const Zone& zone);

/// `Habits    no-shows 0    late cancellations 1 (Feb 2026)`; empty where there is nothing.
[[nodiscard]] std::string habits_line(const MissedVisits& missed, const Zone& zone);

/// Habits, cars, the next visits, the last ones and open estimates.
[[nodiscard]] std::string customer_history(Shop& shop, const Customer& customer);

}  // namespace shop::cli
