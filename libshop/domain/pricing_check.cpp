#include "domain/pricing_check.hpp"

#include "domain/in_quotes.hpp"

#include <shop/error.hpp>

#include <string>

namespace shop::domain {

namespace {

[[noreturn]] void refuse(const std::string& message, const std::string& hint) {
    throw Error(ErrorCode::invalid_argument, message, hint);
}

void require(bool holds, const char* fault) {
    if (!holds) throw Error(ErrorCode::internal, fault);
}

void check_amount(Money amount, const std::string& what) {
    if (amount.is_negative()) refuse(what + " is negative", "amounts are zero or more");
}

void check_amount(const std::optional<Money>& amount, const std::string& what) {
    if (amount) check_amount(*amount, what);
}

void check_rate(Rate rate, const std::string& what) {
    if (rate < Rate{}) {
        refuse(what + " '" + to_percent_string(rate) + "' is negative", "rates are zero or more");
    }
}

void check_labor(const UnpricedLine& line) {
    const auto of = " of " + in_quotes(line.line.name);
    check_amount(line.flat, "the flat price" + of);
    if (line.flat) return;
    check_amount(line.hourly_rate, "the hourly rate" + of);
    require(line.line.labor.has_value(), "an hourly labor line has no time");
    if (*line.line.labor < Minutes{0}) {
        refuse("the labor time" + of + " is negative", "times are zero minutes or more");
    }
}

void check_part(const UnpricedLine& line) {
    const auto of = " of " + in_quotes(line.line.name);
    require(line.cost.has_value() != line.price.has_value(),
            "a part needs either a cost or a price");
    require(!line.diagnostic, "a part is no diagnostic");
    check_amount(line.cost, "the cost" + of);
    check_amount(line.price, "the price" + of);
    check_rate(line.markup, "the markup" + of);
    const auto quantity = line.line.quantity.thousandths();
    if (quantity < 0 || quantity > Quantity::kMax) {
        refuse("the quantity" + of + " is out of range: '" + to_string(line.line.quantity) + "'",
               "quantities reach from 0 to " + to_string(Quantity(Quantity::kMax)));
    }
}

void check_line(const UnpricedLine& line) {
    switch (line.line.kind) {
        case LineKind::labor:
            return check_labor(line);
        case LineKind::part:
            return check_part(line);
        case LineKind::fee:
        case LineKind::supplies:
        case LineKind::travel:
        case LineKind::credit:
            break;
    }
    require(false, "only labor and parts are priced line by line");
}

void check_packages(const PricingInput& input) {
    std::vector<bool> covered(input.lines.size(), false);
    for (const auto& package : input.packages) {
        check_amount(package.price, "a package price");
        for (std::size_t i = 0; i < package.lines.size(); ++i) {
            const auto line = package.lines[i];
            require(line < covered.size(), "a package covers a line that is not there");
            require(i == 0 || package.lines[i - 1] < line, "the lines of a package are unsorted");
            require(!covered[line], "a line is in two packages");
            covered[line] = true;
        }
    }
}

void check_discount(const Discount& discount) {
    require(discount.percent.has_value() != discount.amount.has_value(),
            "a discount needs either a percentage or an amount");
    check_amount(discount.amount, "the discount");
    if (!discount.percent) return;
    check_rate(*discount.percent, "the discount");
    if (*discount.percent > Rate(Rate::kOne)) {
        refuse("the discount '" + to_percent_string(*discount.percent) + "' is more than the price",
               "give at most 100%");
    }
}

}  // namespace

void check(const PricingInput& input) {
    for (const auto& line : input.lines) check_line(line);
    check_packages(input);
    for (const auto& fee : input.fees) check_amount(fee.amount, "the fee " + in_quotes(fee.name));
    check_amount(input.travel, "the travel fee");
    if (input.emergency_multiplier && *input.emergency_multiplier < Rate(Rate::kOne)) {
        refuse("the emergency multiplier '" + to_percent_string(*input.emergency_multiplier) +
                   "' is less than 1",
               "a surcharge never makes work cheaper: use 1 or more");
    }
    check_rate(input.supplies_percent, "the percentage of shop supplies");
    check_amount(input.supplies_cap, "the cap of shop supplies");
    if (input.discount) check_discount(*input.discount);
    check_amount(input.earlier_diagnostic, "what the diagnostic was charged at");
    check_rate(input.tax_rate, "the tax rate");
}

}  // namespace shop::domain
