#pragma once

#include <shop/time.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace shop::config {

inline constexpr Minutes kDay{1'440};

/// Reads `08:00` or `8:00`, up to `24:00`, as minutes since 00:00.
[[nodiscard]] std::optional<Minutes> read_wall_clock(std::string_view text);

/// `08:00`
[[nodiscard]] std::string print_wall_clock(Minutes since_midnight);

}  // namespace shop::config
