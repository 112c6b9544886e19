#pragma once

#include "domain/pricing.hpp"

#include <string>
#include <utility>

// Lines of a quote in few words; amounts in minor units, rates in parts per million.

inline shop::domain::UnpricedLine hourly(int minutes, std::int64_t rate,
                                         std::string name = "Labor") {
    shop::domain::UnpricedLine made;
    made.line.kind = shop::LineKind::labor;
    made.line.name = std::move(name);
    made.line.labor = shop::Minutes(minutes);
    made.hourly_rate = shop::Money(rate);
    return made;
}

inline shop::domain::UnpricedLine flat(std::int64_t price, std::string name = "Labor") {
    auto made = hourly(30, 14'500, std::move(name));
    made.flat = shop::Money(price);
    return made;
}

inline shop::domain::UnpricedLine diagnostic(std::int64_t price) {
    auto made = flat(price, "Diagnostic");
    made.diagnostic = true;
    return made;
}

inline shop::domain::UnpricedLine part(std::int64_t price, std::int64_t thousandths = 1'000,
                                       std::string name = "Part") {
    shop::domain::UnpricedLine made;
    made.line.kind = shop::LineKind::part;
    made.line.name = std::move(name);
    made.line.quantity = shop::Quantity(thousandths);
    made.price = shop::Money(price);
    return made;
}

inline shop::domain::UnpricedLine marked_up(std::int64_t cost, std::int64_t markup,
                                            std::int64_t thousandths = 1'000) {
    auto made = part(0, thousandths);
    made.price.reset();
    made.cost = shop::Money(cost);
    made.markup = shop::Rate(markup);
    return made;
}

inline shop::domain::UnpricedLine core_charge(std::int64_t price) {
    auto made = part(price, 1'000, "Core charge");
    made.line.refundable = true;
    return made;
}

inline shop::Discount percent_off(std::int64_t percent, shop::DiscountScope scope) {
    return {
        .percent = shop::Rate(percent * 10'000), .amount = {}, .scope = scope, .reason = "regular"};
}

inline shop::Discount money_off(std::int64_t amount, shop::DiscountScope scope) {
    return {.percent = {}, .amount = shop::Money(amount), .scope = scope, .reason = "regular"};
}

/// Untaxed work without any extras.
inline shop::domain::PricingInput work(std::vector<shop::domain::UnpricedLine> lines) {
    shop::domain::PricingInput input;
    input.lines = std::move(lines);
    input.tax_parts = false;
    return input;
}
