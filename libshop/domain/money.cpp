#include <shop/money.hpp>

#include "domain/decimal.hpp"

#include <shop/error.hpp>

#include <cstddef>

namespace shop {

Money::Money(std::int64_t minor_units) : minor_units_(minor_units) {
    if (minor_units > kMax || minor_units < -kMax) {
        throw Error(ErrorCode::invalid_argument, "an amount is too large to count exactly",
                    "amounts reach at most 9007199254740991 of the smallest unit");
    }
}

// Two amounts in range cannot leave int64, so the check of the result is enough.
Money& Money::operator+=(Money other) {
    return *this = Money(minor_units_ + other.minor_units_);
}

Money& Money::operator-=(Money other) {
    return *this = Money(minor_units_ - other.minor_units_);
}

Money parse_money(std::string_view text, const Currency& currency) {
    auto number = text;
    if (!currency.symbol.empty() && number.starts_with(currency.symbol)) {
        number.remove_prefix(currency.symbol.size());
    }
    const auto example = to_plain_string(Money(currency.digits == 0 ? 145 : 14'500), currency);
    const domain::DecimalFormat format{.what = "amount",
                                       .example = example,
                                       .scale = currency.digits,
                                       .decimals = currency.digits,
                                       .grouping = true,
                                       .max = Money::kMax};
    return Money(domain::parse_decimal(number, text, format));
}

std::string to_plain_string(Money amount, const Currency& currency) {
    return domain::decimal_to_string(amount.minor_units(), currency.digits, currency.digits);
}

std::string to_display_string(Money amount, const Currency& currency) {
    const auto positive = amount.is_negative() ? -amount : amount;
    auto text = to_plain_string(positive, currency);
    const auto decimals = static_cast<std::size_t>(currency.digits);
    const auto whole = decimals == 0 ? text.size() : text.size() - decimals - 1;
    for (auto at = whole; at > 3;) {
        at -= 3;
        text.insert(at, 1, ',');
    }
    return (amount.is_negative() ? "-" : "") + currency.symbol + text;
}

}  // namespace shop
