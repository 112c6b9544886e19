#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace shop::cli {

/// Reads `electrical, brakes`; empty entries are left out.
[[nodiscard]] std::vector<std::string> to_list(std::string_view text);
/// `electrical, brakes`
[[nodiscard]] std::string from_list(const std::vector<std::string>& entries);

}  // namespace shop::cli
