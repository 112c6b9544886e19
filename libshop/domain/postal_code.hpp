#pragma once

#include <string>
#include <string_view>

namespace shop::domain {

/// A postal code as it is stored: ASCII letters, digits, dashes, single blanks, in
/// capitals; empty stays empty.
/// \throws Error (invalid_argument)
[[nodiscard]] std::string checked_postal_code(std::string_view text);

/// What areas compare: without blanks and dashes, in capitals, and of a ZIP+4 only the
/// ZIP. `95616-1234` gives `95616`, `sw1a 1aa` gives `SW1A1AA`.
[[nodiscard]] std::string postal_code_key(std::string_view text);

}  // namespace shop::domain
