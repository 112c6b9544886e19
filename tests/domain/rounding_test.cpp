#include "domain/rounding.hpp"
#include "domain/share.hpp"

#include "domain/refusal.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <initializer_list>
#include <string>

using shop::Money;
using shop::domain::scaled;
using shop::domain::times;

namespace {

std::int64_t rounded(std::int64_t amount, std::int64_t numerator, std::int64_t denominator) {
    return scaled(Money(amount), numerator, denominator).minor_units();
}

std::vector<Money> amounts(std::initializer_list<std::int64_t> minor_units) {
    std::vector<Money> list;
    for (const auto value : minor_units) list.emplace_back(value);
    return list;
}

std::vector<Money> shares(std::int64_t total, std::initializer_list<std::int64_t> weights) {
    return shop::domain::share_out(Money(total), amounts(weights));
}

}  // namespace

TEST_CASE("a tie is rounded up, anything below it down") {
    CHECK(rounded(5, 1, 2) == 3);
    CHECK(rounded(12'501, 30, 60) == 6'251);
    CHECK(rounded(149, 1, 100) == 1);
    CHECK(rounded(150, 1, 100) == 2);
    CHECK(rounded(1, 1, 3) == 0);
    CHECK(rounded(2, 1, 3) == 1);
    CHECK(rounded(0, 7, 9) == 0);
}

TEST_CASE("amounts below zero round as their positive counterparts do") {
    CHECK(rounded(-5, 1, 2) == -3);
    CHECK(rounded(-149, 1, 100) == -1);
    CHECK(rounded(-150, 1, 100) == -2);
    CHECK(rounded(-1, 1, 3) == 0);
    CHECK(rounded(5, -1, 2) == -3);
}

TEST_CASE("products are computed in 128 bits") {
    CHECK(rounded(Money::kMax, 1'000'000'000'000, 1'000'000'000'000) == Money::kMax);
    CHECK(rounded(99'999'999, 525'600, 60) == 875'999'991'240);
    CHECK(times(Money(Money::kMax), shop::Rate(999'999)).minor_units() == 9'007'190'247'541'736);
}

TEST_CASE("a product beyond 2^53 - 1 is refused") {
    const std::string too_large = "invalid_argument: an amount is too large to count exactly";
    CHECK(refusal([] { return scaled(Money(Money::kMax), 2, 1); }) == too_large);
    CHECK(refusal([] { return scaled(Money(-Money::kMax), 2, 1); }) == too_large);
    CHECK(refusal([] { return scaled(Money(Money::kMax), INT64_MAX, 1); }) == too_large);
    CHECK(refusal([] { return scaled(Money(Money::kMax), INT64_MIN, 1); }) == too_large);
}

TEST_CASE("rates are millionths and quantities thousandths") {
    CHECK(times(Money(430), shop::Rate(150'000)) == Money(65));
    CHECK(times(Money(500), shop::Quantity(1'015)) == Money(508));
}

TEST_CASE("shares add up, the cents left over going to the largest remainders") {
    CHECK(shares(12'000, {10'000, 5'000}) == amounts({8'000, 4'000}));
    CHECK(shares(100, {1, 2, 3}) == amounts({17, 33, 50}));
    CHECK(shares(10, {33, 33, 34}) == amounts({3, 3, 4}));
    CHECK(shares(99, {50, 30, 20}) == amounts({49, 30, 20}));
}

TEST_CASE("of equal remainders the earlier line gets the cent") {
    CHECK(shares(100, {1, 1, 1}) == amounts({34, 33, 33}));
    CHECK(shares(101, {1, 1, 1}) == amounts({34, 34, 33}));
    CHECK(shares(1, {10, 10}) == amounts({1, 0}));
}

TEST_CASE("ties go to the earlier lines of a long quote too") {
    std::vector<Money> expected(100, Money(4));
    std::fill(expected.begin() + 50, expected.end(), Money(3));
    CHECK(shop::domain::share_out(Money(350), std::vector<Money>(100, Money(9))) == expected);
}

TEST_CASE("lines that weigh nothing get nothing") {
    CHECK(shares(5, {0, 7, 0, 7}) == amounts({0, 3, 0, 2}));
    CHECK(shares(0, {5, 5}) == amounts({0, 0}));
    CHECK(shares(0, {0, 0}) == amounts({0, 0}));
    CHECK(shares(0, {}).empty());
}

TEST_CASE("large amounts are shared out exactly") {
    const auto half = Money::kMax / 2;
    CHECK(shares(Money::kMax - 2, {half, half}) == amounts({half - 0, half - 1}));
}

TEST_CASE("sharing what cannot be shared is a fault") {
    const std::string fault = "internal: an amount cannot be shared out over these lines";
    CHECK(refusal([] { return shares(1, {}); }) == fault);
    CHECK(refusal([] { return shares(1, {0, 0}); }) == fault);
    CHECK(refusal([] { return shares(-1, {1}); }) == fault);
    CHECK(refusal([] { return shares(1, {2, -1}); }) == fault);
}
