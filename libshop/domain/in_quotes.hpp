#pragma once

#include <string>
#include <string_view>

namespace shop::domain {

/// A value as error messages show it: in quotes, made safe and cut as shop::shown() does,
/// so that hostile input can neither flood nor steer a screen.
[[nodiscard]] std::string in_quotes(std::string_view value);

}  // namespace shop::domain
