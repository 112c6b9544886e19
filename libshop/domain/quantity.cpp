#include <shop/money.hpp>

#include "domain/decimal.hpp"
#include "domain/in_quotes.hpp"

#include <shop/error.hpp>

namespace shop {

Quantity parse_quantity(std::string_view text) {
    const domain::DecimalFormat format{.what = "quantity",
                                       .example = "2 or 4.732",
                                       .scale = 3,
                                       .decimals = 3,
                                       .max = Quantity::kMax};
    const Quantity quantity(domain::parse_decimal(text, text, format));
    if (quantity.thousandths() == 0) {
        throw Error(ErrorCode::invalid_argument,
                    "quantity " + domain::in_quotes(text) + " is not above zero",
                    "leave out what is not used");
    }
    return quantity;
}

std::string to_string(Quantity quantity) {
    return domain::decimal_to_string(quantity.thousandths(), 3, 0);
}

}  // namespace shop
