#include "domain/pricing.hpp"

#include "domain/pricing_input.hpp"
#include "domain/refusal.hpp"

#include <doctest/doctest.h>

using shop::DiscountScope;
using shop::Money;
using shop::Rate;
using shop::domain::PricingInput;

namespace {

std::string price_refusal(const PricingInput& input) {
    return refusal([&] { return shop::domain::price(input); });
}

/// What a quote of one part is refused with after `change`.
template <class Change>
std::string refused_after(const Change& change) {
    auto input = work({part(1'000)});
    change(input);
    return price_refusal(input);
}

}  // namespace

TEST_CASE("negative lines are refused by name") {
    CHECK(price_refusal(work({hourly(-1, 100, "Tow")})) ==
          "invalid_argument: the labor time of 'Tow' is negative");
    CHECK(price_refusal(work({hourly(60, -1, "Tow")})) ==
          "invalid_argument: the hourly rate of 'Tow' is negative");
    CHECK(price_refusal(work({flat(-1, "Tow")})) ==
          "invalid_argument: the flat price of 'Tow' is negative");
    CHECK(price_refusal(work({part(-1)})) == "invalid_argument: the price of 'Part' is negative");
    CHECK(price_refusal(work({marked_up(-1, 0)})) ==
          "invalid_argument: the cost of 'Part' is negative");
    CHECK(price_refusal(work({marked_up(1, -10'000)})) ==
          "invalid_argument: the markup of 'Part' '-1%' is negative");
    CHECK(price_refusal(work({part(1, -1)})) ==
          "invalid_argument: the quantity of 'Part' is out of range: '-0.001'");
    CHECK(price_refusal(work({part(1, shop::Quantity::kMax + 1)})) ==
          "invalid_argument: the quantity of 'Part' is out of range: '1000000'");
}

TEST_CASE("negative amounts and rates around the lines are refused") {
    CHECK(refused_after([](auto& input) {
              input.fees = {{"Disposal", Money(-1), false}};
          }) == "invalid_argument: the fee 'Disposal' is negative");
    CHECK(refused_after([](auto& input) { input.travel = Money(-1); }) ==
          "invalid_argument: the travel fee is negative");
    CHECK(refused_after([](auto& input) { input.supplies_percent = Rate(-1); }) ==
          "invalid_argument: the percentage of shop supplies '-0.0001%' is negative");
    CHECK(refused_after([](auto& input) { input.supplies_cap = Money(-1); }) ==
          "invalid_argument: the cap of shop supplies is negative");
    CHECK(refused_after([](auto& input) { input.earlier_diagnostic = Money(-1); }) ==
          "invalid_argument: what the diagnostic was charged at is negative");
    CHECK(refused_after([](auto& input) { input.tax_rate = Rate(-1); }) ==
          "invalid_argument: the tax rate '-0.0001%' is negative");
    CHECK(refused_after([](auto& input) {
              input.packages = {{Money(-1), {0}}};
          }) == "invalid_argument: a package price is negative");
    CHECK(refused_after([](auto& input) { input.emergency_multiplier = Rate(999'999); }) ==
          "invalid_argument: the emergency multiplier '99.9999%' is less than 1");
}

TEST_CASE("a discount that would take a price below zero is refused") {
    CHECK(refused_after(
              [](auto& input) { input.discount = money_off(1'001, DiscountScope::both); }) ==
          "invalid_argument: the discount is more than the labor and parts that it is taken "
          "from");
    CHECK(refused_after([](auto& input) { input.discount = money_off(1, DiscountScope::labor); }) ==
          "invalid_argument: the discount is more than the labor that it is taken from");
    CHECK(refused_after([](auto& input) {
              input.lines.push_back(core_charge(3'500));
              input.discount = money_off(1'001, DiscountScope::parts);
          }) == "invalid_argument: the discount is more than the parts that it is taken from");
    CHECK(refused_after([](auto& input) {
              input.discount = percent_off(101, DiscountScope::both);
          }) == "invalid_argument: the discount '101%' is more than the price");
    CHECK(refused_after([](auto& input) {
              input.discount = percent_off(-1, DiscountScope::both);
          }) == "invalid_argument: the discount '-1%' is negative");
    CHECK(refused_after([](auto& input) { input.discount = money_off(-1, DiscountScope::both); }) ==
          "invalid_argument: the discount is negative");
    CHECK(refused_after([](auto& input) {
              input.discount = money_off(1'000, DiscountScope::both);
          }) == "accepted");
    CHECK(refused_after([](auto& input) {
              input.discount = percent_off(100, DiscountScope::both);
          }) == "accepted");
}

TEST_CASE("sums beyond 2^53 - 1 are refused wherever they arise") {
    const std::string too_large = "invalid_argument: an amount is too large to count exactly";
    const auto most = Money::kMax;
    CHECK(price_refusal(work({hourly(61, most)})) == too_large);
    CHECK(price_refusal(work({part(most, 1'001)})) == too_large);
    CHECK(price_refusal(work({marked_up(most, 0)})) == "accepted");
    CHECK(price_refusal(work({marked_up(most, 1'000'000)})) == too_large);
    CHECK(price_refusal(work({marked_up(2, INT64_MAX)})) == "accepted");
    CHECK(price_refusal(work({marked_up(most, INT64_MAX)})) == too_large);
    CHECK(price_refusal(work({part(most)})) == "accepted");
    CHECK(price_refusal(work({part(most), part(1)})) == too_large);
    CHECK(refused_after([&](auto& input) { input.travel = Money(most); }) == too_large);
    CHECK(refused_after([&](auto& input) {
              input.lines = {part(most)};
              input.tax_parts = true;
              input.tax_rate = Rate(10'000);
          }) == too_large);
    CHECK(refused_after([&](auto& input) {
              input.lines = {flat(most)};
              input.emergency_multiplier = Rate(INT64_MAX);
          }) == too_large);
}

TEST_CASE("lines that only a fault could hand over are called one") {
    CHECK(refused_after([](auto& input) {
              input.packages = {{Money(1), {1}}};
          }) == "internal: a package covers a line that is not there");
    CHECK(refused_after([](auto& input) {
              input.packages = {{Money(1), {0}}, {Money(1), {0}}};
          }) == "internal: a line is in two packages");
    CHECK(refused_after([](auto& input) {
              input.packages = {{Money(1), {0, 0}}};
          }) == "internal: the lines of a package are unsorted");
    CHECK(refused_after([](auto& input) { input.lines[0].price.reset(); }) ==
          "internal: a part needs either a cost or a price");
    CHECK(refused_after([](auto& input) { input.lines[0].cost = Money(1); }) ==
          "internal: a part needs either a cost or a price");
    CHECK(refused_after([](auto& input) { input.lines[0].diagnostic = true; }) ==
          "internal: a part is no diagnostic");
    CHECK(refused_after([](auto& input) { input.lines[0].line.kind = shop::LineKind::travel; }) ==
          "internal: only labor and parts are priced line by line");
    CHECK(refused_after([](auto& input) {
              input.lines[0] = hourly(60, 100);
              input.lines[0].line.labor.reset();
          }) == "internal: an hourly labor line has no time");
    CHECK(refused_after([](auto& input) { input.discount = shop::Discount{}; }) ==
          "internal: a discount needs either a percentage or an amount");
}
