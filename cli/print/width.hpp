#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace shop::cli {

/// Columns that a terminal gives to safe text.
[[nodiscard]] std::size_t display_width(std::string_view text);

/// Spaces after the text up to `columns`; longer text stays as it is.
[[nodiscard]] std::string pad_right(std::string_view text, std::size_t columns);
/// Spaces before it.
[[nodiscard]] std::string pad_left(std::string_view text, std::size_t columns);

/// At most `columns` wide; what is cut off is shown by a final `…`.
[[nodiscard]] std::string truncated(std::string_view text, std::size_t columns);

}  // namespace shop::cli
