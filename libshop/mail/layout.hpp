#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// Plain text as letters have it.
namespace shop::mail {

/// How wide lines are: below the 78 of RFC 5322, so that they stay whole when quoted.
inline constexpr std::size_t kColumns = 68;

/// How many columns a line takes on screen.
[[nodiscard]] std::size_t width_of(std::string_view line);

/// With blanks after it up to so many columns.
[[nodiscard]] std::string padded(std::string_view text, std::size_t columns);

/// The text in lines of at most `columns`, parted at blanks; a longer word keeps a line of its
/// own, so that a link stays whole, and `9:30 am` is not parted. A line that goes on is indented as
/// far as its text began: after its first gap of two blanks or more, or where it is indented
/// itself. Blanks at line ends go, of several empty lines all but one.
[[nodiscard]] std::string laid_out(std::string_view text, std::size_t columns = kColumns);

/// A name in lines of its own indent, and at the right end of the last an amount.
[[nodiscard]] std::string with_amount(std::string_view indent, std::string_view name,
                                      std::string_view amount, std::size_t columns);

/// `a`, `a and b`, `a, b and c`
[[nodiscard]] std::string joined(const std::vector<std::string>& words);

}  // namespace shop::mail
