#include <shop/money.hpp>

#include "domain/decimal.hpp"

namespace shop {

namespace {

constexpr std::int64_t kLargestRate = 10 * Rate::kOne;

}  // namespace

Rate parse_rate(std::string_view text) {
    const bool percent = text.ends_with('%');
    const auto number = percent ? text.substr(0, text.size() - 1) : text;
    const domain::DecimalFormat format{.what = "rate",
                                       .example = "8.25% or 0.0825",
                                       .scale = percent ? 4 : 6,
                                       .decimals = percent ? 4 : 6,
                                       .max = kLargestRate};
    return Rate(domain::parse_decimal(number, text, format));
}

std::string to_percent_string(Rate rate) {
    return domain::decimal_to_string(rate.parts_per_million(), 4, 0) + "%";
}

}  // namespace shop
