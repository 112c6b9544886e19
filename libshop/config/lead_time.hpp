#pragma once

#include <shop/settings.hpp>

#include <string>
#include <string_view>

namespace shop::config {

/// Reads `24h`, `90m` (elapsed) or `1d` (the same wall time a day before): above 0, at
/// most a year.
/// \throws Error (invalid_argument)
[[nodiscard]] LeadTime parse_lead_time(std::string_view text);

/// `24h`, `90m`, `1d`
[[nodiscard]] std::string print_lead_time(const LeadTime& time);

}  // namespace shop::config
