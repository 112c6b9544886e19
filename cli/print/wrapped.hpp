#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace shop::cli {

/// Lines of at most `columns`, parted at blanks; a longer word is cut. Never empty.
/// \param text safe for a terminal
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, std::size_t columns);

/// The pieces in order, `gap` between those on one line, as many on a line as fit.
[[nodiscard]] std::vector<std::string> wrapped(const std::vector<std::string>& pieces,
                                               std::string_view gap, std::size_t columns);

}  // namespace shop::cli
