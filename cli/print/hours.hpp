#pragma once

#include <shop/settings.hpp>

#include <string>

namespace shop::cli {

/// `mon-fri 08:00-12:00,12:30-17:00; sat 09:00-14:00`: what parse_weekly_hours() reads.
[[nodiscard]] std::string to_text(const WeeklyHours& hours);

}  // namespace shop::cli
