#pragma once

#include "domain/limits.hpp"

#include <shop/text.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace shop::domain {

// Each takes text from outside and gives back what is stored: strict UTF-8 without
// controls, blanks at both ends trimmed, otherwise untouched (no normalisation: a name
// is kept as its owner writes it). All throw Error (invalid_argument) naming the field.

/// One line: no line ends, no tab, no overrides of the direction of writing.
/// \param field          as it stands in the error: `name`
/// \param max_characters from limits.hpp
[[nodiscard]] std::string checked_line(std::string_view text, std::string_view field,
                                       std::size_t max_characters);

/// The same, and not empty.
[[nodiscard]] std::string required_line(std::string_view text, std::string_view field,
                                        std::size_t max_characters);

/// Several lines: LF and tab are kept, CRLF becomes LF.
[[nodiscard]] std::string checked_text(std::string_view text, std::string_view field,
                                       std::size_t max_characters);

}  // namespace shop::domain
