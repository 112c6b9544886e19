#pragma once

#include <shop/money.hpp>

#include <string>

namespace shop::cli {

/// `1,102.80`: as people read it, where a column or the total names the currency.
[[nodiscard]] std::string amount_text(Money amount, const Currency& currency);

}  // namespace shop::cli
