#pragma once

#include <string_view>

namespace shop::config {

/// The file that `shopctl init` writes, with %NAME% and the like where the new shop's
/// own values go, quotes included. A line that begins with `# key = ` or `# [table]`
/// can be uncommented; what begins otherwise is said to people.
extern const std::string_view kSettingsTemplate;

}  // namespace shop::config
