#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace shop::cli {

/// Reads ASCII digits in base ten, zeros in front allowed: no sign, blank or other
/// base. \return none for anything else, and beyond int64
[[nodiscard]] std::optional<std::int64_t> digits_to_number(std::string_view text) noexcept;

/// The same within a range, blanks at both ends trimmed.
/// \param what stands in the error: `--limit`
/// \throws Error (invalid_argument)
[[nodiscard]] std::int64_t parse_number(std::string_view text, std::string_view what,
                                        std::int64_t least, std::int64_t most);

}  // namespace shop::cli
