#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace shop::domain {

/// How a number may be written. Always: ASCII digits with at most one point between
/// them; no sign, blank, exponent or locale.
struct DecimalFormat {
    std::string_view what;     ///< names the value in errors: `amount`
    std::string_view example;  ///< `145.00`
    int scale = 0;          ///< digits that one unit of the result stands behind the point, 0 to 17
    int decimals = 0;       ///< most that may be written, 0 to scale
    bool grouping = false;  ///< `1,145` is taken as well
    std::int64_t max = 0;   ///< largest result
};

/// The number times 10^scale, exactly: what would need rounding is refused.
/// \param shown what errors quote: the text with its symbol or per cent sign
/// \throws Error (invalid_argument)
[[nodiscard]] std::int64_t parse_decimal(std::string_view text, std::string_view shown,
                                         const DecimalFormat& format);

/// `value` / 10^scale with at least `decimals` digits behind the point, more only
/// where they are not zero. \param decimals 0 to scale
[[nodiscard]] std::string decimal_to_string(std::int64_t value, int scale, int decimals);

}  // namespace shop::domain
