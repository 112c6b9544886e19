#pragma once

#include <shop/time.hpp>

#include <chrono>
#include <string_view>

namespace shop::cli {

/// Reads `45m`, `1h30m`, `1.5h`, `2 h 15 min`, `2d` or `90` (minutes), in whole minutes.
/// \throws Error (invalid_argument) for anything else, or outside [least, most]
[[nodiscard]] Minutes parse_duration(std::string_view text, Minutes least = Minutes{1},
                                     Minutes most = std::chrono::hours{24});

}  // namespace shop::cli
