#pragma once

#include <string>
#include <string_view>

namespace shop::domain {

/// A value as error messages show it: in quotes, and cut after 60 bytes, at a
/// character's end, so that hostile input cannot flood a screen.
[[nodiscard]] std::string in_quotes(std::string_view value);

}  // namespace shop::domain
