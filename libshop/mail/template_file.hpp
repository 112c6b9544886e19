#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace shop::mail {

/// How large a template may be: far beyond any letter.
inline constexpr std::size_t kLargestTemplate = 256 * 1024;

/// The text of a template, with `\n` alone at line ends and no byte order mark. None: there is
/// no such file.
/// \throws Error (bad_file) when it cannot be read, is too large, or is no text; its message
///         `LINE: what is wrong` or `what is wrong`
[[nodiscard]] std::optional<std::string> read_template(const std::filesystem::path& file);

}  // namespace shop::mail
