#include <shop/money.hpp>

#include "domain/refusal.hpp"

#include <shop/text.hpp>

#include <doctest/doctest.h>

#include <limits>
#include <type_traits>

using shop::Currency;
using shop::Money;

// What must not compile: amounts are no numbers, and kinds of number do not mix.
static_assert(!std::is_convertible_v<int, Money>);
static_assert(!std::is_convertible_v<Money, std::int64_t>);
static_assert(!std::is_constructible_v<Money, shop::Rate>);
static_assert(!std::is_constructible_v<shop::Rate, Money>);
static_assert(!std::is_convertible_v<int, shop::Quantity>);

namespace {

const Currency kDollar{};
const std::string kTooLarge = "invalid_argument: an amount is too large to count exactly";

std::int64_t cents(std::string_view text) {
    return parse_money(text, kDollar).minor_units();
}

std::string money_refusal(std::string_view text, const Currency& currency = kDollar) {
    return refusal([&] { return parse_money(text, currency); });
}

}  // namespace

TEST_CASE("amounts add, subtract and compare") {
    CHECK((Money(250) + Money(50)).minor_units() == 300);
    CHECK((Money(250) - Money(300)).minor_units() == -50);
    CHECK((-Money(250)).minor_units() == -250);
    CHECK(Money(-1) < Money(0));
    CHECK(Money(-1).is_negative());
    CHECK(Money().is_zero());
}

TEST_CASE("an amount beyond 2^53 - 1 is refused, however it comes about") {
    const Money largest(Money::kMax);
    CHECK(largest.minor_units() == 9'007'199'254'740'991);
    CHECK(refusal([] { return Money(Money::kMax + 1); }) == kTooLarge);
    CHECK(refusal([] { return Money(-Money::kMax - 1); }) == kTooLarge);
    CHECK(refusal([] { return Money(std::numeric_limits<std::int64_t>::min()); }) == kTooLarge);
    CHECK(refusal([&] { return largest + Money(1); }) == kTooLarge);
    CHECK(refusal([&] { return -largest - Money(1); }) == kTooLarge);
    CHECK((largest - largest).is_zero());
}

TEST_CASE("a refused sum leaves the amount as it was") {
    Money amount(Money::kMax);
    CHECK(refusal([&] { return amount += Money(1); }) == kTooLarge);
    CHECK(amount == Money(Money::kMax));
}

TEST_CASE("money is read as people write it") {
    CHECK(cents("145") == 14'500);
    CHECK(cents("145.00") == 14'500);
    CHECK(cents("145.5") == 14'550);
    CHECK(cents("$145.00") == 14'500);
    CHECK(cents("1,145.00") == 114'500);
    CHECK(cents("$1,000,145.07") == 100'014'507);
    CHECK(cents("0") == 0);
    CHECK(cents("0.01") == 1);
    CHECK(cents("010") == 1'000);
    CHECK(cents("90071992547409.91") == Money::kMax);
}

TEST_CASE("money that is written any other way is refused, never guessed") {
    CHECK(money_refusal("") == "invalid_argument: amount '' is empty");
    CHECK(money_refusal("-1") == "invalid_argument: amount '-1' is negative");
    CHECK(money_refusal("1.234") == "invalid_argument: amount '1.234' has more than 2 decimals");
    CHECK(money_refusal("90071992547409.92") ==
          "invalid_argument: amount '90071992547409.92' is more than 90071992547409.91");
    for (const auto* text : {"12,34", "1,1450", "1145,000", ",145", "1,,145", "1,145,", "0,145",
                             "1,14.50", "1,145,00.00"}) {
        CAPTURE(text);
        CHECK(money_refusal(text) == "invalid_argument: amount '" + std::string(text) +
                                         "' has a comma in the wrong place");
    }
    for (const auto* text : {"$",  " 5", "5 ",    "+5",    "1e30",  "0x10", "nan", "inf",
                             ".",  ".5", "5.",    "1.2.3", "--1",   "-",    "-$5", "$$5",
                             "5$", "€5", "1 000", "1_000", "1'000", "5\n",  "٣",   "５"}) {
        CAPTURE(text);
        CHECK(money_refusal(text) ==
              "invalid_argument: amount '" + shop::shown(text) + "' is not a number");
    }
    using std::string_view_literals::operator""sv;
    CHECK(money_refusal("5\0"sv) == "invalid_argument: amount '5\\x00' is not a number");
}

TEST_CASE("a number of any length is refused without overflow and quoted in part") {
    const std::string digits(100'000, '9');
    CHECK(money_refusal(digits) == "invalid_argument: amount '" + std::string(57, '9') +
                                       "...' is more than 90071992547409.91");
    CHECK(money_refusal("x" + std::string(50, ' ') + "€€€€€€€€€€€€€€€€") ==
          "invalid_argument: amount 'x" + std::string(50, ' ') + "€€€€€€...' is not a number");
}

TEST_CASE("a currency has as many decimals as ISO 4217 gives it") {
    const auto yen = shop::find_currency("JPY");
    const auto dinar = shop::find_currency("KWD");
    CHECK(parse_money("1,450", yen).minor_units() == 1'450);
    CHECK(money_refusal("1.5", yen) ==
          "invalid_argument: amount '1.5' has decimals, but takes none");
    CHECK(parse_money("1.234", dinar).minor_units() == 1'234);
    CHECK(parse_money("KWD 1.234", dinar).minor_units() == 1'234);
    CHECK(to_plain_string(Money(1'450), yen) == "1450");
    CHECK(to_display_string(Money(1'450'000), yen) == "¥1,450,000");
    CHECK(to_plain_string(Money(-5), dinar) == "-0.005");
    CHECK(to_display_string(Money(1'234'567), dinar) == "KWD 1,234.567");
}

TEST_CASE("only currencies of ISO 4217, in capital letters, are known") {
    CHECK(shop::find_currency("USD") == Currency{"USD", 2, "$"});
    CHECK(shop::find_currency("EUR") == Currency{"EUR", 2, "€"});
    for (const auto* code : {"", "usd", "US", "USDD", "$", "XYZ"}) {
        CHECK(refusal([&] { return shop::find_currency(code); }) ==
              "invalid_argument: currency '" + std::string(code) + "' is not known");
    }
}

TEST_CASE("what is printed plainly reads back as the same amount") {
    CHECK(to_plain_string(Money(110'280), kDollar) == "1102.80");
    CHECK(to_plain_string(Money(0), kDollar) == "0.00");
    CHECK(to_plain_string(Money(-5), kDollar) == "-0.05");
    for (const std::int64_t amount : {0LL, 1LL, 99LL, 100LL, 14'550LL, 9'007'199'254'740'991LL}) {
        CHECK(cents(to_plain_string(Money(amount), kDollar)) == amount);
        CHECK(cents(to_display_string(Money(amount), kDollar)) == amount);
    }
}

TEST_CASE("people read a symbol and groups of three") {
    CHECK(to_display_string(Money(110'280), kDollar) == "$1,102.80");
    CHECK(to_display_string(Money(0), kDollar) == "$0.00");
    CHECK(to_display_string(Money(99'999), kDollar) == "$999.99");
    CHECK(to_display_string(Money(100'000'000), kDollar) == "$1,000,000.00");
    CHECK(to_display_string(Money(-500), kDollar) == "-$5.00");
    CHECK(to_display_string(Money(-Money::kMax), kDollar) == "-$90,071,992,547,409.91");
}
