#include "print/spoken.hpp"

#include <doctest/doctest.h>

using shop::Minutes;
using shop::Money;
using shop::cli::spoken_amount;
using shop::cli::spoken_duration;
using shop::cli::spoken_number;

TEST_CASE("numbers are spoken as they are read out") {
    CHECK(spoken_number(0) == "zero");
    CHECK(spoken_number(13) == "thirteen");
    CHECK(spoken_number(20) == "twenty");
    CHECK(spoken_number(42) == "forty-two");
    CHECK(spoken_number(100) == "one hundred");
    CHECK(spoken_number(542) == "five hundred forty-two");
    CHECK(spoken_number(1'000) == "one thousand");
    CHECK(spoken_number(12'019) == "twelve thousand nineteen");
    CHECK(spoken_number(90'071'992'547'409) ==
          "ninety trillion seventy-one billion nine hundred ninety-two million "
          "five hundred forty-seven thousand four hundred nine");
}

TEST_CASE("amounts name their currency, or nothing is said") {
    const auto dollars = shop::find_currency("USD");
    CHECK(spoken_amount(Money{54'230}, dollars) ==
          "five hundred forty-two dollars and thirty cents");
    CHECK(spoken_amount(Money{101}, dollars) == "one dollar and one cent");
    CHECK(spoken_amount(Money{16'000}, dollars) == "one hundred sixty dollars");
    CHECK(spoken_amount(Money{}, dollars) == "zero dollars");
    CHECK(spoken_amount(Money{-100}, dollars).empty());
    CHECK(spoken_amount(Money{205}, shop::find_currency("GBP")) == "two pounds and five pence");
    CHECK(spoken_amount(Money{205}, shop::find_currency("JPY")).empty());
}

TEST_CASE("times on site are spoken in quarters of an hour, up") {
    CHECK(spoken_duration(Minutes{1}) == "about fifteen minutes");
    CHECK(spoken_duration(Minutes{45}) == "about forty-five minutes");
    CHECK(spoken_duration(Minutes{46}) == "about one hour");
    CHECK(spoken_duration(Minutes{75}) == "about one and a quarter hours");
    CHECK(spoken_duration(Minutes{135}) == "about two and a quarter hours");
    CHECK(spoken_duration(Minutes{150}) == "about two and a half hours");
    CHECK(spoken_duration(Minutes{165}) == "about two and three quarter hours");
}
