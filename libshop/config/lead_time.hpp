#pragma once

#include <shop/settings.hpp>

#include <string_view>

#include "domain/lead_time.hpp"

namespace shop::config {

/// Reads `24h`, `90m` (elapsed) or `1d` (the same wall time a day before): above 0, at
/// most a year.
/// \throws Error (invalid_argument)
[[nodiscard]] LeadTime parse_lead_time(std::string_view text);

using domain::print_lead_time;

}  // namespace shop::config
