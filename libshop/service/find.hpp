#pragma once

#include <string>
#include <string_view>

namespace shop::service {

/// A LIKE pattern for "contains", the text folded and taken literally; `!` escapes.
[[nodiscard]] std::string containing(std::string_view text);

}  // namespace shop::service
