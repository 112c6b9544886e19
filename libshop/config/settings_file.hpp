#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

namespace shop::config {

/// The text of the shop's file.
/// \throws Error (bad_config) when it is missing, no regular file, unreadable, too
///         large, or writable by everybody: it names programs that are run
[[nodiscard]] std::string read_settings_file(const std::filesystem::path& file);

/// \throws Error (bad_config) above 1 MiB
void refuse_large_settings(std::size_t bytes, const std::filesystem::path& file);

}  // namespace shop::config
