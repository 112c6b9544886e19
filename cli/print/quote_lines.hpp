#pragma once

#include <shop/quote.hpp>

#include <string>

namespace shop::cli {

/// The priced lines under their headings, then surcharge, fees, travel, credit and
/// discount, each with its amount.
[[nodiscard]] std::string quote_lines(const Quote& quote, const Currency& currency);

/// Spaces up to where the amounts stand, then the amount.
[[nodiscard]] std::string with_amount(const std::string& text, const std::string& amount);

/// A line of the estimate without quantity and unit price.
[[nodiscard]] std::string amount_line(const std::string& name, const std::string& amount,
                                      bool taxed = false);

}  // namespace shop::cli
