#pragma once

#include <shop/availability.hpp>

namespace shop::domain {

/// Another job in the way, of the mechanic or the vehicle: no person can set that aside.
[[nodiscard]] bool is_clash(Rule rule);

/// \throws Error (invalid_argument) without a reason, with one but no rule, or for an overlap
[[nodiscard]] Override checked(Override overriding);

}  // namespace shop::domain
