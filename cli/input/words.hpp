#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace shop::cli {

/// What is left to be read; readers take from the front what they understand.
using Words = std::span<const std::string>;

[[nodiscard]] std::string_view without_blanks_around(std::string_view text) noexcept;

/// ASCII letters only.
[[nodiscard]] std::string in_lower_case(std::string_view text);

/// The words of a text in lower case, parted by blanks and commas.
[[nodiscard]] std::vector<std::string> to_words(std::string_view text);

}  // namespace shop::cli
