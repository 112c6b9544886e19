#pragma once

#include <string>
#include <string_view>

namespace shop::service {

/// A LIKE pattern for "contains", the text folded and taken literally; `!` escapes.
[[nodiscard]] std::string containing(std::string_view text);

/// A text of blanks names no record: it would be part of every name.
/// \param kind as in the error: `customer`
/// \throws Error (invalid_argument)
void require_name(std::string_view text, std::string_view kind);

}  // namespace shop::service
