#pragma once

#include <filesystem>
#include <string>

namespace shop::cli {

/// The whole text of a file that somebody names, or of stdin for `-`.
/// \throws Error (bad_file) when it cannot be read, is no regular file, is larger than
///         16 MiB or no UTF-8
[[nodiscard]] std::string read_input_file(const std::filesystem::path& file);

}  // namespace shop::cli
