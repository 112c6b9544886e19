#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace shop::domain {

/// Checks a vehicle identification number: 17 characters (49 CFR 565), blanks and
/// dashes left out, in capitals. The check digit counts for cars made for North
/// America (those that begin with 1 to 5); for others shop::vin_doubt() says what
/// speaks against it.
/// \param year of the model; before 1981 makers numbered as they liked, and 5 to 17
///             letters and digits are taken
/// \throws Error (invalid_argument)
[[nodiscard]] std::string checked_vin(std::string_view text, std::optional<int> year = {});

/// What 49 CFR 565.15(c) computes for position 9: `0` to `9` or `X`.
/// \param vin 17 characters, letters in capitals, no I, O or Q
[[nodiscard]] char check_digit(std::string_view vin);

}  // namespace shop::domain
