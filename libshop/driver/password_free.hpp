#pragma once

#include <string>
#include <string_view>

namespace shop::driver {

/// The URL as it may be shown: `postgresql://edgar:***@db/shop`. Hides too much rather
/// than too little.
[[nodiscard]] std::string without_password(std::string_view url);

}  // namespace shop::driver
