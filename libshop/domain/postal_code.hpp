#pragma once

#include <string>
#include <string_view>

namespace shop::domain {

/// A postal code as it is stored: ASCII letters, digits, dashes, single blanks, in
/// capitals; empty stays empty.
/// \throws Error (invalid_argument)
[[nodiscard]] std::string checked_postal_code(std::string_view text);

}  // namespace shop::domain
