#pragma once

#include <shop/money.hpp>
#include <shop/quote.hpp>
#include <shop/time.hpp>

#include <cstddef>
#include <optional>
#include <vector>

namespace shop::domain {

/// A labor or part line before it is priced.
struct UnpricedLine {
    /// What is copied into the priced line: kind (labor or part), item, service, name,
    /// number, condition, labor, quantity, refundable. Its sums are ignored.
    QuoteLine line;
    Money hourly_rate;          ///< labor: amount = labor x hourly_rate / 60 ...
    std::optional<Money> flat;  ///< ... or this
    std::optional<Money> cost;  ///< part: each = cost x (1 + markup) ...
    Rate markup;
    std::optional<Money> price;  ///< ... or this
    bool diagnostic = false;     ///< labor that is credited when the car is repaired
};

/// A price that replaces the sum of the lines it covers, where that is higher.
struct PackagePrice {
    Money price;
    std::vector<std::size_t> lines;  ///< indices into PricingInput::lines, ascending
};

struct UnpricedFee {
    std::string name;
    Money amount;
    bool taxable = false;
};

struct PricingInput {
    std::vector<UnpricedLine> lines;
    std::vector<PackagePrice> packages;
    std::vector<UnpricedFee> fees;
    std::optional<Money> travel;  ///< none: no travel line
    std::string travel_name;
    std::optional<Rate> emergency_multiplier;  ///< set: the surcharge applies
    bool emergency_on_travel = false;
    Rate supplies_percent;
    std::optional<Money> supplies_cap;
    std::optional<Discount> discount;
    /// What a diagnostic completed earlier for this vehicle was charged as labor, after
    /// its discount; comes off this repair.
    std::optional<Money> earlier_diagnostic;
    Rate tax_rate;
    bool tax_parts = true;
    bool tax_labor = false;
    bool tax_fees = false;  ///< supplies; each other fee says so for itself
    bool tax_travel = false;
};

struct PricedLines {
    std::vector<QuoteLine>
        lines;  ///< those of the input in order, then supplies, fees, travel, credit
    QuoteTotals totals;
};

/// Prices lines by the rules of docs/pricing.md: integers, half up, once a line.
/// \throws Error (invalid_argument) for a negative input, a sum beyond Money::kMax,
///         a discount above its lines, a total below zero
[[nodiscard]] PricedLines price(const PricingInput& input);

}  // namespace shop::domain
