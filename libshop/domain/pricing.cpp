#include "domain/pricing.hpp"

#include "domain/pricing_check.hpp"
#include "domain/rounding.hpp"
#include "domain/share.hpp"

#include <shop/error.hpp>

#include <algorithm>
#include <string>
#include <utility>

namespace shop::domain {

namespace {

constexpr std::int64_t kMinutesAnHour = 60;

/// What a line costs before tax.
Money net(const QuoteLine& line) {
    return line.amount + line.surcharge - line.discount;
}

bool is_labor(const QuoteLine& line) {
    return line.kind == LineKind::labor;
}

bool is_hourly(const QuoteLine& line) {
    return is_labor(line) && line.labor.has_value();
}

QuoteLine list_priced_labor(const UnpricedLine& unpriced) {
    auto line = unpriced.line;
    line.quantity = Quantity{};
    if (unpriced.flat) {
        line.labor.reset();
        line.each = *unpriced.flat;
        line.list = line.each;
    } else {
        line.each = unpriced.hourly_rate;
        line.list = scaled(line.each, line.labor->count(), kMinutesAnHour);
    }
    return line;
}

QuoteLine list_priced_part(const UnpricedLine& unpriced) {
    auto line = unpriced.line;
    line.labor.reset();
    if (unpriced.price) {
        line.each = *unpriced.price;
    } else {
        // A deposit for an old part is passed on as it is.
        const auto markup = line.refundable ? Rate{} : unpriced.markup;
        line.each = *unpriced.cost + times(*unpriced.cost, markup);
    }
    line.list = times(line.each, line.quantity);
    return line;
}

QuoteLine list_priced(const UnpricedLine& unpriced) {
    auto line = is_labor(unpriced.line) ? list_priced_labor(unpriced) : list_priced_part(unpriced);
    line.amount = line.list;
    line.surcharge = Money{};
    line.discount = Money{};
    return line;
}

void apply_package(const PackagePrice& package, std::vector<QuoteLine>& lines) {
    std::vector<std::size_t> covered;
    std::vector<Money> list;
    Money sum;
    for (const auto index : package.lines) {
        if (lines[index].refundable) continue;
        covered.push_back(index);
        list.push_back(lines[index].list);
        sum += lines[index].list;
    }
    if (package.price >= sum) return;
    const auto shares = share_out(package.price, list);
    for (std::size_t i = 0; i < covered.size(); ++i) lines[covered[i]].amount = shares[i];
}

bool in_scope(const QuoteLine& line, DiscountScope scope) {
    if (line.refundable) return false;
    switch (scope) {
        case DiscountScope::labor:
            return line.kind == LineKind::labor;
        case DiscountScope::parts:
            return line.kind == LineKind::part;
        case DiscountScope::both:
            return true;
    }
    return false;
}

std::string scope_name(DiscountScope scope) {
    switch (scope) {
        case DiscountScope::labor:
            return "labor";
        case DiscountScope::parts:
            return "parts";
        case DiscountScope::both:
            return "labor and parts";
    }
    return {};
}

/// \param lines labor and parts only
void apply_discount(const Discount& discount, std::vector<QuoteLine>& lines) {
    std::vector<QuoteLine*> discounted;
    std::vector<Money> prices;
    Money sum;
    for (auto& line : lines) {
        if (!in_scope(line, discount.scope)) continue;
        discounted.push_back(&line);
        prices.push_back(net(line));
        sum += prices.back();
    }
    if (discount.percent) {
        for (auto* line : discounted) line->discount = times(net(*line), *discount.percent);
        return;
    }
    if (*discount.amount > sum) {
        throw Error(ErrorCode::invalid_argument,
                    "the discount is more than the " + scope_name(discount.scope) +
                        " that it is taken from",
                    "give at most what they cost; refundable parts do not count");
    }
    const auto shares = share_out(*discount.amount, prices);
    for (std::size_t i = 0; i < discounted.size(); ++i) discounted[i]->discount = shares[i];
}

QuoteLine flat_line(LineKind kind, std::string name, Money amount) {
    QuoteLine line;
    line.kind = kind;
    line.name = std::move(name);
    line.each = amount;
    line.list = amount;
    line.amount = amount;
    return line;
}

/// Nothing where there is no hourly labor to take a percentage of.
std::optional<QuoteLine> supplies_line(const PricingInput& input,
                                       const std::vector<QuoteLine>& lines) {
    Money hourly;
    for (const auto& line : lines) {
        if (is_hourly(line)) hourly += line.amount;
    }
    auto amount = times(hourly, input.supplies_percent);
    auto name = "Shop supplies, " + to_percent_string(input.supplies_percent) + " of labor";
    if (input.supplies_cap && amount > *input.supplies_cap) {
        amount = *input.supplies_cap;
        name += ", capped";
    }
    if (amount.is_zero()) return std::nullopt;
    return flat_line(LineKind::supplies, std::move(name), amount);
}

QuoteLine travel_line(const PricingInput& input, Rate surcharge_rate) {
    auto line = flat_line(LineKind::travel, input.travel_name, *input.travel);
    if (input.emergency_on_travel) line.surcharge = times(line.amount, surcharge_rate);
    return line;
}

/// A diagnostic is paid once: where the car is repaired it comes off the repair's labor.
/// One on this quote goes before an earlier one.
/// \param lines labor and parts, surcharged and discounted
std::optional<QuoteLine> credit_line(const PricingInput& input,
                                     const std::vector<QuoteLine>& lines) {
    Money diagnostic;
    Money repair;
    bool here = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!is_labor(lines[i])) continue;
        here = here || input.lines[i].diagnostic;
        (input.lines[i].diagnostic ? diagnostic : repair) += net(lines[i]);
    }
    const auto charged = here ? diagnostic : input.earlier_diagnostic.value_or(Money{});
    const auto credited = std::min(charged, repair);
    if (credited.is_zero()) return std::nullopt;
    return flat_line(LineKind::credit, "Diagnostic credited", -credited);
}

std::vector<QuoteLine> priced_lines(const PricingInput& input) {
    std::vector<QuoteLine> lines;
    for (const auto& unpriced : input.lines) lines.push_back(list_priced(unpriced));
    for (const auto& package : input.packages) apply_package(package, lines);
    auto supplies = supplies_line(input, lines);

    const Rate surcharge_rate(
        input.emergency_multiplier.value_or(Rate(Rate::kOne)).parts_per_million() - Rate::kOne);
    for (auto& line : lines) {
        line.taxable = is_labor(line) ? input.tax_labor : input.tax_parts;
        if (is_labor(line)) line.surcharge = times(line.amount, surcharge_rate);
    }
    if (input.discount) apply_discount(*input.discount, lines);
    auto credit = credit_line(input, lines);

    if (supplies) {
        supplies->taxable = input.tax_fees;
        lines.push_back(std::move(*supplies));
    }
    for (const auto& fee : input.fees) {
        lines.push_back(flat_line(LineKind::fee, fee.name, fee.amount));
        lines.back().taxable = fee.taxable;
    }
    if (input.travel) {
        lines.push_back(travel_line(input, surcharge_rate));
        lines.back().taxable = input.tax_travel;
    }
    if (credit) {
        credit->taxable = input.tax_labor;
        lines.push_back(std::move(*credit));
    }
    return lines;
}

QuoteTotals summed(const std::vector<QuoteLine>& lines, Rate tax_rate) {
    QuoteTotals totals;
    for (const auto& line : lines) {
        switch (line.kind) {
            case LineKind::labor:
                totals.labor += line.amount;
                break;
            case LineKind::part:
                totals.parts += line.amount;
                break;
            case LineKind::fee:
            case LineKind::supplies:
                totals.fees += line.amount;
                break;
            case LineKind::travel:
                totals.travel += line.amount;
                break;
            case LineKind::credit:
                totals.credit -= line.amount;
                break;
        }
        totals.surcharge += line.surcharge;
        totals.discount += line.discount;
        totals.subtotal += net(line);
        if (line.taxable) totals.taxable += net(line);
    }
    totals.tax = times(totals.taxable, tax_rate);
    totals.total = totals.subtotal + totals.tax;
    return totals;
}

}  // namespace

PricedLines price(const PricingInput& input) {
    check(input);
    PricedLines priced;
    priced.lines = priced_lines(input);
    priced.totals = summed(priced.lines, input.tax_rate);
    if (priced.totals.total.is_negative()) {
        throw Error(ErrorCode::invalid_argument, "the total is below zero",
                    "lower the discount or the credit");
    }
    return priced;
}

}  // namespace shop::domain
