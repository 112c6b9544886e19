#pragma once

#include <shop/settings.hpp>

#include <string>
#include <vector>

namespace shop::cli {

/// What differs between two shops' settings, key by key: `pricing.labor_rate: "160.00" -> "145.00"`.
[[nodiscard]] std::vector<std::string> setting_changes(const Settings& before,
                                                       const Settings& after);

}  // namespace shop::cli
