#pragma once

#include <string>
#include <string_view>

namespace shop::domain {

struct Phone {
    std::string e164;       ///< `+15305550142` (ITU-T E.164)
    std::string extension;  ///< digits, zeros in front kept

    friend bool operator==(const Phone&, const Phone&) = default;
};

/// Reads a telephone number the way people write it: with blanks, dashes, dots,
/// brackets, `+44 (0)20 ...`, `x23`, `ext 23`. Nothing is guessed: a number without its
/// area code, with letters or with too many digits is refused.
/// \param region where a number without country code belongs (ISO 3166)
/// \throws Error (invalid_argument)
[[nodiscard]] Phone parse_phone(std::string_view text, std::string_view region = "US");

/// The digits of what may be a part of a telephone number (`555 0142`, `(530) 555`): at
/// least three of them, and beside them only blanks, dashes, dots, brackets and `+`. Empty
/// for any other text.
[[nodiscard]] std::string digits_of_part(std::string_view text);

}  // namespace shop::domain
