#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace shop {

/// The known word that somebody who typed `word` most likely meant; none when none is near.
[[nodiscard]] std::optional<std::string> nearest(std::string_view word,
                                                 std::span<const std::string> known);

}  // namespace shop
