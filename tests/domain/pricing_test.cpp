#include "domain/pricing.hpp"

#include "domain/pricing_input.hpp"
#include "domain/pricing_text.hpp"

#include <doctest/doctest.h>

using shop::DiscountScope;
using shop::Money;
using shop::Rate;

TEST_CASE("the worked examples of docs/pricing.md") {
    auto input = work({hourly(120, 14'500), part(6'800, 1'000, "Brake pads, ceramic, front"),
                       part(7'450, 2'000, "Brake rotor, front")});
    input.supplies_percent = Rate(60'000);
    input.supplies_cap = Money(2'500);
    input.travel = Money(0);
    input.travel_name = "Travel, Home area";
    input.tax_rate = Rate(82'500);
    input.tax_parts = true;
    CHECK(as_text(price(input)) ==
          "labor 29000: Labor\n"
          "part 6800 T: Brake pads, ceramic, front\n"
          "part 14900 T: Brake rotor, front\n"
          "supplies 1740: Shop supplies, 6% of labor\n"
          "travel 0: Travel, Home area\n"
          "labor 29000, parts 21700, fees 1740, subtotal 52440, taxable 21700, tax 1790, "
          "total 54230\n");

    input.emergency_multiplier = Rate(1'500'000);
    input.discount = money_off(5'000, DiscountScope::both);
    CHECK(as_text(price(input)) ==
          "labor 29000 + 14500 - 3336: Labor\n"
          "part 6800 - 521 T: Brake pads, ceramic, front\n"
          "part 14900 - 1143 T: Brake rotor, front\n"
          "supplies 1740: Shop supplies, 6% of labor\n"
          "travel 0: Travel, Home area\n"
          "labor 29000, parts 21700, surcharge 14500, fees 1740, discount 5000, "
          "subtotal 61940, taxable 20036, tax 1653, total 63593\n");
}

TEST_CASE("a line keeps what it was told and says how it was priced") {
    auto labor = hourly(90, 14'500, "Starter replacement");
    labor.line.service = "starter";
    labor.line.item = 3;
    auto starter = marked_up(12'601, 500'000, 2'500);
    starter.line.number = "ST-7";
    starter.line.condition = "remanufactured";
    // What comes along with a line and is not its own to say has no effect.
    starter.line.amount = starter.line.surcharge = starter.line.discount = Money(1);
    starter.line.labor = shop::Minutes(5);
    labor.line.amount = labor.line.surcharge = labor.line.discount = Money(1);
    labor.line.quantity = shop::Quantity(2'000);

    auto labor_expected = labor.line;
    labor_expected.each = Money(14'500);
    labor_expected.list = labor_expected.amount = Money(21'750);
    labor_expected.surcharge = labor_expected.discount = Money(0);
    labor_expected.quantity = shop::Quantity(1'000);
    auto starter_expected = starter.line;
    starter_expected.each = Money(18'902);
    starter_expected.list = starter_expected.amount = Money(47'255);
    starter_expected.surcharge = starter_expected.discount = Money(0);
    starter_expected.labor.reset();

    const auto priced = price(work({labor, starter}));
    REQUIRE(priced.lines.size() == 2);
    CHECK(priced.lines[0] == labor_expected);
    CHECK(priced.lines[1] == starter_expected);
}

TEST_CASE("labor, unit prices and quantities are each rounded half up") {
    CHECK(as_text(price(work({hourly(30, 12'501), marked_up(15, 100'000), part(500, 1'015)}))) ==
          "labor 6251: Labor\n"
          "part 17: Part\n"
          "part 508: Part\n"
          "labor 6251, parts 525, subtotal 6776, total 6776\n");
}

TEST_CASE("a flat price stands in place of the labor time") {
    const auto priced = price(work({flat(7'400)}));
    CHECK(as_text(priced) == "labor 7400: Labor\nlabor 7400, subtotal 7400, total 7400\n");
    CHECK(priced.lines[0].each == Money(7'400));
    CHECK_FALSE(priced.lines[0].labor.has_value());
}

TEST_CASE("nothing to do costs nothing") {
    CHECK(as_text(price(work({}))) == "total 0\n");
}

TEST_CASE("a package price is shared out over its lines, ties to the earlier") {
    auto input = work({flat(1'000, "a"), part(1'000, 1'000, "b"), part(1'000, 1'000, "c")});
    input.packages = {{Money(2'000), {0, 1, 2}}};
    CHECK(as_text(price(input)) ==
          "labor 667 (list 1000): a\n"
          "part 667 (list 1000): b\n"
          "part 666 (list 1000): c\n"
          "labor 667, parts 1333, subtotal 2000, total 2000\n");
}

TEST_CASE("a package price at or above the list changes nothing") {
    auto input = work({flat(1'000), part(2'000)});
    for (const std::int64_t amount : {3'000, 3'001}) {
        input.packages = {{Money(amount), {0, 1}}};
        CHECK(as_text(price(input)) ==
              "labor 1000: Labor\npart 2000: Part\n"
              "labor 1000, parts 2000, subtotal 3000, total 3000\n");
    }
}

TEST_CASE("several packages are each priced for themselves") {
    auto input = work({flat(1'000, "a"), flat(3'000, "b"), flat(5'000, "alone"), flat(2'000, "c")});
    input.packages = {{Money(2'000), {0, 1}}, {Money(500), {3}}};
    CHECK(as_text(price(input)) ==
          "labor 500 (list 1000): a\n"
          "labor 1500 (list 3000): b\n"
          "labor 5000: alone\n"
          "labor 500 (list 2000): c\n"
          "labor 7500, subtotal 7500, total 7500\n");
}

TEST_CASE("a core charge stays out of shares, markup and discount, and is taxed as a part") {
    auto core = core_charge(0);
    core.price.reset();
    core.cost = Money(3'500);
    core.markup = Rate(500'000);
    auto input = work({flat(10'000), part(10'000), core});
    input.packages = {{Money(15'000), {0, 1, 2}}};
    input.discount = percent_off(10, DiscountScope::both);
    input.tax_rate = Rate(100'000);
    input.tax_parts = true;
    CHECK(as_text(price(input)) ==
          "labor 7500 (list 10000) - 750: Labor\n"
          "part 7500 (list 10000) - 750 T: Part\n"
          "part 3500 T: Core charge\n"
          "labor 7500, parts 11000, discount 1500, subtotal 17000, taxable 10250, tax 1025, "
          "total 18025\n");
}

TEST_CASE("an emergency multiplies all labor after packages, and nothing else") {
    auto input = work({hourly(60, 10'000), flat(4'001), part(5'000)});
    input.packages = {{Money(12'000), {0, 2}}};
    input.fees = {{"Disposal", Money(350), false}};
    input.supplies_percent = Rate(60'000);
    input.travel = Money(4'500);
    input.travel_name = "Travel";
    input.emergency_multiplier = Rate(1'500'000);
    const std::string lines =
        "labor 8000 (list 10000) + 4000: Labor\n"
        "labor 4001 + 2001: Labor\n"
        "part 4000 (list 5000): Part\n"
        "supplies 480: Shop supplies, 6% of labor\n"
        "fee 350: Disposal\n";
    CHECK(as_text(price(input)) ==
          lines +
              "travel 4500: Travel\n"
              "labor 12001, parts 4000, surcharge 6001, travel 4500, fees 830, subtotal 27332, "
              "total 27332\n");

    input.emergency_on_travel = true;
    CHECK(as_text(price(input)) ==
          lines +
              "travel 4500 + 2250: Travel\n"
              "labor 12001, parts 4000, surcharge 8251, travel 4500, fees 830, subtotal 29582, "
              "total 29582\n");
}

TEST_CASE("travel is a line even where it is free") {
    auto input = work({});
    input.travel = Money(0);
    input.travel_name = "Travel, Home area";
    CHECK(as_text(price(input)) == "travel 0: Travel, Home area\ntotal 0\n");
}

TEST_CASE("the surcharge on travel is taxed with it") {
    auto input = work({});
    input.travel = Money(1'000);
    input.travel_name = "Travel";
    input.emergency_multiplier = Rate(2'000'000);
    input.emergency_on_travel = true;
    input.tax_travel = true;
    input.tax_rate = Rate(100'000);
    CHECK(as_text(price(input)) ==
          "travel 1000 + 1000 T: Travel\n"
          "surcharge 1000, travel 1000, subtotal 2000, taxable 2000, tax 200, total 2200\n");
}

TEST_CASE("shop supplies are a capped share of hourly labor, and a fee to the taxman") {
    auto input = work({hourly(60, 10'008), flat(50'000)});
    input.supplies_percent = Rate(62'500);
    input.tax_rate = Rate(100'000);
    input.tax_fees = true;
    const std::string labor = "labor 10008: Labor\nlabor 50000: Labor\n";
    CHECK(as_text(price(input)) == labor +
                                       "supplies 626 T: Shop supplies, 6.25% of labor\n"
                                       "labor 60008, fees 626, subtotal 60634, taxable 626, "
                                       "tax 63, total 60697\n");

    input.supplies_cap = Money(626);
    CHECK(price(input).lines.back().name == "Shop supplies, 6.25% of labor");
    input.supplies_cap = Money(625);
    CHECK(as_text(price(input)) == labor +
                                       "supplies 625 T: Shop supplies, 6.25% of labor, capped\n"
                                       "labor 60008, fees 625, subtotal 60633, taxable 625, "
                                       "tax 63, total 60696\n");
}

TEST_CASE("without hourly labor there are no shop supplies") {
    auto input = work({flat(50'000), part(100)});
    input.supplies_percent = Rate(60'000);
    CHECK(as_text(price(input)) ==
          "labor 50000: Labor\npart 100: Part\n"
          "labor 50000, parts 100, subtotal 50100, total 50100\n");
}

TEST_CASE("a discount in percent is rounded on each line, labor with its surcharge") {
    auto input = work({hourly(60, 1'001), part(150)});
    input.emergency_multiplier = Rate(1'500'000);
    input.travel = Money(1'000);
    input.travel_name = "Travel";
    input.fees = {{"Disposal", Money(350), false}};
    const auto priced_with = [&](DiscountScope scope) {
        input.discount = percent_off(15, scope);
        return as_text(price(input));
    };
    const std::string rest = "fee 350: Disposal\ntravel 1000: Travel\n";
    CHECK(priced_with(DiscountScope::both) ==
          "labor 1001 + 501 - 225: Labor\npart 150 - 23: Part\n" + rest +
              "labor 1001, parts 150, surcharge 501, travel 1000, fees 350, discount 248, "
              "subtotal 2754, total 2754\n");
    CHECK(priced_with(DiscountScope::labor) ==
          "labor 1001 + 501 - 225: Labor\npart 150: Part\n" + rest +
              "labor 1001, parts 150, surcharge 501, travel 1000, fees 350, discount 225, "
              "subtotal 2777, total 2777\n");
    CHECK(priced_with(DiscountScope::parts) ==
          "labor 1001 + 501: Labor\npart 150 - 23: Part\n" + rest +
              "labor 1001, parts 150, surcharge 501, travel 1000, fees 350, discount 23, "
              "subtotal 2979, total 2979\n");
}

TEST_CASE("a discount in money is shared out like a package's price") {
    auto input = work({hourly(60, 1'000), part(1'000, 1'000, "a"), part(1'000, 1'000, "b")});
    input.discount = money_off(100, DiscountScope::both);
    CHECK(as_text(price(input)) ==
          "labor 1000 - 34: Labor\npart 1000 - 33: a\npart 1000 - 33: b\n"
          "labor 1000, parts 2000, discount 100, subtotal 2900, total 2900\n");

    input.emergency_multiplier = Rate(2'000'000);
    CHECK(as_text(price(input)) ==
          "labor 1000 + 1000 - 50: Labor\npart 1000 - 25: a\npart 1000 - 25: b\n"
          "labor 1000, parts 2000, surcharge 1000, discount 100, subtotal 3900, total 3900\n");

    input.discount = money_off(2'000, DiscountScope::parts);
    CHECK(as_text(price(input)) ==
          "labor 1000 + 1000: Labor\npart 1000 - 1000: a\npart 1000 - 1000: b\n"
          "labor 1000, parts 2000, surcharge 1000, discount 2000, subtotal 2000, total 2000\n");
}

TEST_CASE("tax is taken once from what is taxed, after the discount") {
    auto input = work({flat(1'000), part(10, 1'000, "a"), part(10, 1'000, "b")});
    input.fees = {{"Taxed", Money(300), true}, {"Untaxed", Money(300), false}};
    input.travel = Money(500);
    input.travel_name = "Travel";
    input.tax_rate = Rate(50'000);
    input.tax_parts = true;
    CHECK(as_text(price(input)) ==
          "labor 1000: Labor\npart 10 T: a\npart 10 T: b\n"
          "fee 300 T: Taxed\nfee 300: Untaxed\ntravel 500: Travel\n"
          "labor 1000, parts 20, travel 500, fees 600, subtotal 2120, taxable 320, tax 16, "
          "total 2136\n");

    input.tax_parts = false;
    input.tax_labor = true;
    input.tax_travel = true;
    input.discount = percent_off(10, DiscountScope::both);
    CHECK(as_text(price(input)) ==
          "labor 1000 - 100 T: Labor\npart 10 - 1: a\npart 10 - 1: b\n"
          "fee 300 T: Taxed\nfee 300: Untaxed\ntravel 500 T: Travel\n"
          "labor 1000, parts 20, travel 500, fees 600, discount 102, subtotal 2018, "
          "taxable 1700, tax 85, total 2103\n");
}
