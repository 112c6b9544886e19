#pragma once

#include "environment.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace shop::cli {

/// Where the shop's file is looked for when neither --config nor SHOPCTL_CONFIG names
/// it, best first. The current folder is not among them.
[[nodiscard]] std::vector<std::filesystem::path> usual_config_places(
    const Environment& environment);

/// The user's own place.
/// \throws Error (bad_config) when neither XDG_CONFIG_HOME nor HOME is set
[[nodiscard]] std::filesystem::path own_config_place(const Environment& environment);

/// \param option the value of --config, or empty
/// \throws Error (bad_config) when none of the usual places has one
[[nodiscard]] std::filesystem::path find_config_file(const std::string& option,
                                                     const Environment& environment);

}  // namespace shop::cli
