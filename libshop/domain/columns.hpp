#pragma once

#include <cstddef>

namespace shop::domain {

/// How many columns a character takes where all have the same width: 0 for what combines with
/// the one before it, 2 for a wide one.
[[nodiscard]] std::size_t columns_of(char32_t code_point) noexcept;

}  // namespace shop::domain
