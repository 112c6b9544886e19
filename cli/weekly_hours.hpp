#pragma once

#include <shop/settings.hpp>

#include <string_view>

namespace shop::cli {

/// Reads `mon-fri 08:00-12:00,12:30-17:00; sat 09:00-14:00`; a day that is not named is
/// closed, `never` closes all.
/// \throws Error (invalid_argument)
[[nodiscard]] WeeklyHours parse_weekly_hours(std::string_view text);

}  // namespace shop::cli
