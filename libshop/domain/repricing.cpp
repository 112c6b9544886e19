#include "domain/repricing.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

namespace shop::domain {

namespace {

UnpricedLine unpriced(const QuoteLine& line) {
    UnpricedLine unpriced;
    unpriced.line = line;
    unpriced.diagnostic = line.diagnostic;
    if (line.kind == LineKind::part) {
        unpriced.price = line.each;
    } else if (line.labor) {
        unpriced.hourly_rate = line.each;
    } else {
        unpriced.flat = line.each;
    }
    return unpriced;
}

std::vector<PackagePrice> packages_of(const Quote& quote, const std::vector<UnpricedLine>& lines) {
    std::vector<PackagePrice> packages;
    for (std::size_t item = 0; item < quote.items.size(); ++item) {
        if (!quote.items[item].package_price) continue;
        PackagePrice package{*quote.items[item].package_price, {}};
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const QuoteLine& line = lines[i].line;
            if (line.covered && line.item == static_cast<int>(item)) package.lines.push_back(i);
        }
        packages.push_back(std::move(package));
    }
    return packages;
}

/// What a discount of this scope can take off at most.
Money discountable(PricingInput input, DiscountScope scope) {
    input.discount.reset();
    Money sum;
    for (const QuoteLine& line : price(input).lines) {
        const bool counts = (line.kind == LineKind::labor && scope != DiscountScope::parts) ||
                            (line.kind == LineKind::part && scope != DiscountScope::labor);
        if (counts && !line.refundable) sum += line.amount + line.surcharge;
    }
    return sum;
}

}  // namespace

Quote without_items(Quote quote, const std::vector<std::string>& codes) {
    std::vector<QuoteItem> items;
    std::vector<std::optional<int>> place(quote.items.size());
    for (std::size_t i = 0; i < quote.items.size(); ++i) {
        if (std::ranges::find(codes, quote.items[i].code) != codes.end()) continue;
        place[i] = static_cast<int>(items.size());
        items.push_back(std::move(quote.items[i]));
    }
    std::vector<QuoteLine> lines;
    for (QuoteLine& line : quote.lines) {
        if (line.item) {
            const auto now = place[static_cast<std::size_t>(*line.item)];
            if (!now) continue;
            line.item = now;
        }
        lines.push_back(std::move(line));
    }
    quote.items = std::move(items);
    quote.lines = std::move(lines);
    return quote;
}

PricingInput input_of(const Quote& quote) {
    PricingInput input;
    for (const QuoteLine& line : quote.lines) {
        switch (line.kind) {
            case LineKind::labor:
            case LineKind::part:
                input.lines.push_back(unpriced(line));
                break;
            case LineKind::fee:
                input.fees.push_back({line.name, line.amount, line.taxable});
                break;
            case LineKind::travel:
                input.travel = line.amount;
                input.travel_name = line.name;
                break;
            case LineKind::supplies:
            case LineKind::credit:
                break;  // follow from the others
        }
    }
    input.packages = packages_of(quote, input.lines);
    if (quote.emergency) input.emergency_multiplier = quote.emergency_multiplier;
    input.emergency_on_travel = quote.emergency_on_travel;
    input.supplies_percent = quote.supplies_percent;
    input.supplies_cap = quote.supplies_cap;
    input.discount = quote.discount;
    input.tax_rate = quote.tax_rate;
    input.tax_parts = quote.tax_parts;
    input.tax_labor = quote.tax_labor;
    input.tax_fees = quote.tax_fees;
    input.tax_travel = quote.tax_travel;
    return input;
}

PricedLines price_again(PricingInput input) {
    if (input.discount && input.discount->amount) {
        const Money left = discountable(input, input.discount->scope);
        input.discount->amount = std::min(*input.discount->amount, left);
    }
    return price(input);
}

}  // namespace shop::domain
