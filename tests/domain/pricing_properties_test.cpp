// What must be true of every quote, asked of many random ones. The seed is fixed: a
// failure comes back.

#include "domain/pricing.hpp"

#include "domain/pricing_input.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

using shop::LineKind;
using shop::Money;
using shop::domain::PricingInput;

namespace {

using Random = std::mt19937_64;

std::int64_t between(Random& random, std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(high - low + 1));
}

bool one_in(Random& random, int n) {
    return between(random, 1, n) == 1;
}

Money amount(Random& random, std::int64_t most) {
    return Money(between(random, 0, most));
}

shop::domain::UnpricedLine line(Random& random) {
    shop::domain::UnpricedLine made;
    if (one_in(random, 2)) {
        made.line.kind = LineKind::labor;
        made.line.labor = shop::Minutes(between(random, 0, 300));
        made.hourly_rate = amount(random, 20'000);
        if (one_in(random, 3)) made.flat = amount(random, 30'000);
        made.diagnostic = one_in(random, 4);
        return made;
    }
    made.line.kind = LineKind::part;
    made.line.quantity = shop::Quantity(between(random, 0, 9'000));
    (one_in(random, 2) ? made.cost : made.price) = amount(random, 15'000);
    made.markup = shop::Rate(between(random, 0, 1'000'000));
    made.line.refundable = one_in(random, 5);
    return made;
}

void add_packages(Random& random, PricingInput& input) {
    // A line joins the first package, the second or neither.
    std::vector<shop::domain::PackagePrice> packages(2);
    for (std::size_t i = 0; i < input.lines.size(); ++i) {
        const auto choice = static_cast<std::size_t>(between(random, 0, 2));
        if (choice < packages.size()) packages[choice].lines.push_back(i);
    }
    for (auto& package : packages) package.price = amount(random, 60'000);
    if (one_in(random, 2)) input.packages = packages;
}

PricingInput quote(Random& random) {
    PricingInput input;
    for (auto n = between(random, 0, 6); n > 0; --n) input.lines.push_back(line(random));
    add_packages(random, input);
    for (auto n = between(random, 0, 2); n > 0; --n) {
        input.fees.push_back({"Fee", amount(random, 2'000), one_in(random, 2)});
    }
    if (one_in(random, 2)) input.travel = amount(random, 6'000);
    if (one_in(random, 2))
        input.emergency_multiplier = shop::Rate(between(random, 1'000'000, 3'000'000));
    input.emergency_on_travel = one_in(random, 2);
    input.supplies_percent = shop::Rate(between(random, 0, 100'000));
    if (one_in(random, 2)) input.supplies_cap = amount(random, 2'500);
    if (one_in(random, 2)) {
        input.discount = shop::Discount{};
        input.discount->scope = static_cast<shop::DiscountScope>(between(random, 0, 2));
        input.discount->percent = shop::Rate(between(random, 0, 1'000'000));
    }
    if (one_in(random, 3)) input.earlier_diagnostic = amount(random, 20'000);
    input.tax_rate = shop::Rate(between(random, 0, 200'000));
    input.tax_parts = one_in(random, 2);
    input.tax_labor = one_in(random, 2);
    input.tax_fees = one_in(random, 2);
    input.tax_travel = one_in(random, 2);
    return input;
}

Money net(const shop::QuoteLine& priced) {
    return priced.amount + priced.surcharge - priced.discount;
}

void check_sums(const shop::domain::PricedLines& priced) {
    shop::QuoteTotals sums;
    for (const auto& each : priced.lines) {
        if (each.kind == LineKind::labor) sums.labor += each.amount;
        if (each.kind == LineKind::part) sums.parts += each.amount;
        if (each.kind == LineKind::travel) sums.travel += each.amount;
        if (each.kind == LineKind::fee || each.kind == LineKind::supplies) sums.fees += each.amount;
        if (each.kind == LineKind::credit) sums.credit += -each.amount;
        sums.surcharge += each.surcharge;
        sums.discount += each.discount;
        sums.subtotal += net(each);
        if (each.taxable) sums.taxable += net(each);
    }
    sums.tax = priced.totals.tax;
    sums.total = sums.labor + sums.parts + sums.surcharge + sums.travel + sums.fees - sums.credit -
                 sums.discount + sums.tax;
    CHECK(priced.totals == sums);
    CHECK(priced.totals.total == sums.subtotal + sums.tax);
    CHECK(priced.totals.total >= Money{});
}

void check_lines(const PricingInput& input, const shop::domain::PricedLines& priced) {
    for (std::size_t i = 0; i < priced.lines.size(); ++i) {
        const auto& each = priced.lines[i];
        CAPTURE(i);
        if (each.kind == LineKind::credit) {
            CHECK(each.amount.is_negative());
        } else {
            CHECK(net(each) >= Money{});
            CHECK(each.amount <= each.list);
        }
        const bool multiplied_or_discounted = !each.surcharge.is_zero() || !each.discount.is_zero();
        if (each.refundable || (i >= input.lines.size() && each.kind != LineKind::travel)) {
            CHECK_FALSE(multiplied_or_discounted);
            CHECK(each.amount == each.list);
        }
        if (each.kind == LineKind::travel) CHECK(each.discount.is_zero());
    }
}

void check_packages(const PricingInput& input, const shop::domain::PricedLines& priced) {
    for (const auto& package : input.packages) {
        Money list;
        Money charged;
        for (const auto index : package.lines) {
            if (priced.lines[index].refundable) continue;
            list += priced.lines[index].list;
            charged += priced.lines[index].amount;
        }
        CHECK(charged == std::min(list, package.price));
    }
}

}  // namespace

TEST_CASE("of any quote the printed lines add up to its sums, and nothing is below zero") {
    Random random(20'261'117);
    for (int i = 0; i < 5'000; ++i) {
        CAPTURE(i);
        const auto input = quote(random);
        const auto priced = price(input);
        check_sums(priced);
        check_lines(input, priced);
        check_packages(input, priced);
    }
}

TEST_CASE("a discount in money comes off to the cent, whatever the lines") {
    Random random(42);
    for (int i = 0; i < 2'000; ++i) {
        CAPTURE(i);
        auto input = quote(random);
        input.discount = percent_off(100, shop::DiscountScope::both);
        const auto most = price(input).totals.discount;
        const auto given = amount(random, most.minor_units());
        input.discount = money_off(given.minor_units(), shop::DiscountScope::both);
        const auto priced = price(input);
        CHECK(priced.totals.discount == given);
        check_sums(priced);
        check_lines(input, priced);
    }
}
