#include "input/quote_options.hpp"

#include "whole_refusal.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace std::chrono_literals;

namespace {

const shop::Currency kDollars;

std::string number(std::int64_t value) {
    return std::to_string(value);
}

/// `service|name|cents|thousandths`
std::string part(std::string_view text) {
    const shop::PartChange found = shop::cli::parse_part_change(text, kDollars);
    return found.service + "|" + found.part + "|" + number(found.price.minor_units()) + "|" +
           (found.quantity ? number(found.quantity->thousandths()) : "-");
}

std::string added(std::string_view text) {
    const shop::AddedPart found = shop::cli::parse_added_part(text, kDollars);
    return found.service + "|" + found.name + "|" + number(found.price.minor_units()) + "|" +
           number(found.quantity.thousandths());
}

shop::Discount percent(std::int64_t ppm, shop::DiscountScope scope) {
    shop::Discount discount;
    discount.percent = shop::Rate(ppm);
    discount.scope = scope;
    return discount;
}

shop::Discount amount(std::int64_t cents, shop::DiscountScope scope) {
    shop::Discount discount;
    discount.amount = shop::Money(cents);
    discount.scope = scope;
    return discount;
}

constexpr const char* kDiscountHint =
    " | Write --discount 10% or 25.00, for one kind 10%:labor or 10%:parts.";
constexpr const char* kPartHint = " '[SERVICE:]PART=PRICE[xQUANTITY]'.";

}  // namespace

TEST_CASE("a discount is a share or an amount, of all or one kind") {
    using shop::DiscountScope;
    using shop::cli::parse_discount;
    CHECK(parse_discount("10%", kDollars) == percent(100'000, DiscountScope::both));
    CHECK(parse_discount("7.5%:labor", kDollars) == percent(75'000, DiscountScope::labor));
    CHECK(parse_discount("100% : Parts", kDollars) == percent(1'000'000, DiscountScope::parts));
    CHECK(parse_discount("25.00", kDollars) == amount(2'500, DiscountScope::both));
    CHECK(parse_discount("$25:parts", kDollars) == amount(2'500, DiscountScope::parts));
}

TEST_CASE("a discount that is none is refused") {
    const auto why = [](std::string_view text) {
        return whole_refusal([&] { (void)shop::cli::parse_discount(text, kDollars); });
    };
    CHECK(why("0%") == std::string("invalid_argument: --discount '0%' is not above 0% and at most "
                                   "100%") +
                           kDiscountHint);
    CHECK(why("100.01%") == std::string("invalid_argument: --discount '100.01%' is not above 0% "
                                        "and at most 100%") +
                                kDiscountHint);
    CHECK(why("0.00") ==
          std::string("invalid_argument: --discount '0.00' takes nothing off") + kDiscountHint);
    CHECK(why("10%:tires") ==
          std::string("invalid_argument: --discount '10%:tires' names 'tires'") + kDiscountHint);
    CHECK(why("-5").starts_with("invalid_argument: "));
    CHECK(why("").starts_with("invalid_argument: "));
}

TEST_CASE("a part's price is changed, of one service or whichever has it") {
    CHECK(part("brakes-front:Brake rotor, front=98.00x2") ==
          "brakes-front|Brake rotor, front|9800|2000");
    CHECK(part("ACT914=70") == "|ACT914|7000|-");
    CHECK(part(" Bulb: H7 = 9.50 x 2 ") == "|Bulb: H7|950|2000");
    CHECK(part("oil-synthetic:Oil=5W=46.00x4.5") == "oil-synthetic|Oil=5W|4600|4500");
}

TEST_CASE("a part is added, once where no quantity is given") {
    CHECK(added("brakes-front:Hardware kit=12.50") == "brakes-front|Hardware kit|1250|1000");
    CHECK(added("Fuse=1.20x3") == "|Fuse|120|3000");
}

TEST_CASE("a part without name or price is refused") {
    for (const std::string text : {"", "Fuse", "=5", "Fuse=", " = "}) {
        CHECK(whole_refusal([&] { (void)part(text); }) ==
              "invalid_argument: --part '" + text + "' names no part and price | Write --part" +
                  kPartHint);
    }
    CHECK(whole_refusal([] { (void)added("oil-synthetic:=5"); }) ==
          std::string("invalid_argument: --add-part 'oil-synthetic:=5' names no part | "
                      "Write --add-part") +
              kPartHint);
    CHECK(whole_refusal([] { (void)part("Fuse=-5"); }).starts_with("invalid_argument: "));
    CHECK(whole_refusal([] { (void)part("Fuse=5x0"); }).starts_with("invalid_argument: "));
    CHECK(whole_refusal([] { (void)part("Fuse=5x"); }).starts_with("invalid_argument: "));
}

TEST_CASE("labor time and price are changed for a service") {
    const auto labor = shop::cli::parse_labor_change("brakes-front=2.5h");
    CHECK(labor.service == "brakes-front");
    CHECK(labor.labor == 150min);
    CHECK(shop::cli::parse_labor_change("starter = 0").labor == 0min);
    const auto price = shop::cli::parse_price_change("oil-synthetic=80.00", kDollars);
    CHECK(price.service == "oil-synthetic");
    CHECK(price.price == shop::Money(8'000));
}

TEST_CASE("a change without a service's code is refused") {
    CHECK(whole_refusal([] { (void)shop::cli::parse_labor_change("2.5h"); }) ==
          "invalid_argument: --labor '2.5h' lacks a service or a value | "
          "Write --labor SERVICE=2.5h or SERVICE=150m.");
    CHECK(whole_refusal([] { (void)shop::cli::parse_price_change("Oil change=80", kDollars); }) ==
          "invalid_argument: --price 'Oil change=80' names no service by its code | "
          "Write --price SERVICE=80.00.");
    CHECK(whole_refusal([] { (void)shop::cli::parse_labor_change("starter=169h"); }) ==
          "invalid_argument: '169h' is not between 0 min and 168 h");
}
