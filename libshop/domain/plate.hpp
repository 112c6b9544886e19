#pragma once

#include <string>
#include <string_view>

namespace shop::domain {

/// A registration plate as it is stored: one line, in capitals, inner blanks single.
/// \throws Error (invalid_argument)
[[nodiscard]] std::string checked_plate(std::string_view text);

/// What two ways to write one plate have in common: folded, without blanks and dashes.
/// `7XYZ-321` and `7xyz 321` give `7xyz321`.
[[nodiscard]] std::string plate_key(std::string_view text);

}  // namespace shop::domain
