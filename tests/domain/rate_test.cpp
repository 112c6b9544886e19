#include <shop/money.hpp>

#include "domain/refusal.hpp"

#include <doctest/doctest.h>

#include <limits>

namespace {

std::int64_t ppm(std::string_view text) {
    return shop::parse_rate(text).parts_per_million();
}

std::int64_t thousandths(std::string_view text) {
    return shop::parse_quantity(text).thousandths();
}

std::string rate_refusal(std::string_view text) {
    return refusal([&] { return shop::parse_rate(text); });
}

std::string quantity_refusal(std::string_view text) {
    return refusal([&] { return shop::parse_quantity(text); });
}

}  // namespace

TEST_CASE("a rate is read as a percentage or as a fraction, exactly") {
    CHECK(ppm("8.25%") == 82'500);
    CHECK(ppm("0.0825") == 82'500);
    CHECK(ppm("7.875%") == 78'750);
    CHECK(ppm("0%") == 0);
    CHECK(ppm("0") == 0);
    CHECK(ppm("1.5") == 1'500'000);
    CHECK(ppm("50%") == 500'000);
    CHECK(ppm("0.0001%") == 1);
    CHECK(ppm("0.000001") == 1);
    CHECK(ppm("1000%") == 10'000'000);
    CHECK(ppm("10") == 10'000'000);
}

TEST_CASE("a rate that would need rounding, or is none, is refused") {
    CHECK(rate_refusal("8.25001%") == "invalid_argument: rate '8.25001%' has more than 4 decimals");
    CHECK(rate_refusal("0.0825001") ==
          "invalid_argument: rate '0.0825001' has more than 6 decimals");
    CHECK(rate_refusal("-1%") == "invalid_argument: rate '-1%' is negative");
    CHECK(rate_refusal("1000.0001%") == "invalid_argument: rate '1000.0001%' is more than 1000");
    CHECK(rate_refusal("10.000001") == "invalid_argument: rate '10.000001' is more than 10");
    CHECK(rate_refusal("1e30") == "invalid_argument: rate '1e30' is not a number");
    CHECK(rate_refusal("1,000%") == "invalid_argument: rate '1,000%' has a comma");
    CHECK(rate_refusal("") == "invalid_argument: rate '' is empty");
    for (const auto* text : {"%", " 8%", "8 %", "8%%", "+8%", ".5", "8.%", "eight"}) {
        CHECK(rate_refusal(text) ==
              "invalid_argument: rate '" + std::string(text) + "' is not a number");
    }
}

TEST_CASE("a rate is printed as a percentage without needless zeros") {
    using shop::Rate;
    CHECK(to_percent_string(Rate(82'500)) == "8.25%");
    CHECK(to_percent_string(Rate(60'000)) == "6%");
    CHECK(to_percent_string(Rate(1)) == "0.0001%");
    CHECK(to_percent_string(Rate(0)) == "0%");
    CHECK(to_percent_string(Rate(1'500'000)) == "150%");
    CHECK(to_percent_string(Rate(-82'500)) == "-8.25%");
    CHECK(to_percent_string(Rate(std::numeric_limits<std::int64_t>::min())) ==
          "-922337203685477.5808%");
}

TEST_CASE("a quantity is read and printed in thousandths") {
    CHECK(thousandths("2") == 2'000);
    CHECK(thousandths("0.5") == 500);
    CHECK(thousandths("4.732") == 4'732);
    CHECK(thousandths("0.001") == 1);
    CHECK(thousandths("999999.999") == shop::Quantity::kMax);
    CHECK(to_string(shop::Quantity(4'732)) == "4.732");
    CHECK(to_string(shop::Quantity(500)) == "0.5");
    CHECK(to_string(shop::Quantity(20'000)) == "20");
    CHECK(to_string(shop::Quantity()) == "1");
}

TEST_CASE("a quantity that is not above zero, or is none, is refused") {
    CHECK(quantity_refusal("0") == "invalid_argument: quantity '0' is not above zero");
    CHECK(quantity_refusal("0.000") == "invalid_argument: quantity '0.000' is not above zero");
    CHECK(quantity_refusal("-1") == "invalid_argument: quantity '-1' is negative");
    CHECK(quantity_refusal("0.0001") ==
          "invalid_argument: quantity '0.0001' has more than 3 decimals");
    CHECK(quantity_refusal("1000000") ==
          "invalid_argument: quantity '1000000' is more than 999999.999");
    CHECK(quantity_refusal("1,000") == "invalid_argument: quantity '1,000' has a comma");
    CHECK(quantity_refusal("1/2") == "invalid_argument: quantity '1/2' is not a number");
    CHECK(quantity_refusal("") == "invalid_argument: quantity '' is empty");
}
