#include "domain/pricing.hpp"

#include "domain/pricing_input.hpp"
#include "domain/pricing_text.hpp"

#include <doctest/doctest.h>

using shop::DiscountScope;
using shop::Money;
using shop::Rate;

TEST_CASE("a diagnostic on the same quote comes off the repair") {
    CHECK(as_text(price(work({diagnostic(16'000), hourly(120, 14'500)}))) ==
          "labor 16000: Diagnostic\nlabor 29000: Labor\ncredit -16000: Diagnostic credited\n"
          "labor 45000, credit 16000, subtotal 29000, total 29000\n");
}

TEST_CASE("a diagnostic without a repair is paid in full") {
    const std::string alone =
        "labor 16000: Diagnostic\npart 500: Part\n"
        "labor 16000, parts 500, subtotal 16500, total 16500\n";
    auto input = work({diagnostic(16'000), part(500)});
    CHECK(as_text(price(input)) == alone);
    input.earlier_diagnostic = Money(9'000);
    CHECK(as_text(price(input)) == alone);
}

TEST_CASE("the credit is at most the repair's labor; parts are paid") {
    CHECK(as_text(price(work({diagnostic(16'000), flat(7'000), part(500)}))) ==
          "labor 16000: Diagnostic\nlabor 7000: Labor\npart 500: Part\n"
          "credit -7000: Diagnostic credited\n"
          "labor 23000, parts 500, credit 7000, subtotal 16500, total 16500\n");
}

TEST_CASE("an earlier diagnostic comes off as it was charged then") {
    auto input = work({flat(20'000)});
    input.emergency_multiplier = Rate(1'500'000);
    input.discount = percent_off(10, DiscountScope::both);
    input.earlier_diagnostic = Money(16'000);
    CHECK(as_text(price(input)) ==
          "labor 20000 + 10000 - 3000: Labor\ncredit -16000: Diagnostic credited\n"
          "labor 20000, surcharge 10000, credit 16000, discount 3000, subtotal 11000, "
          "total 11000\n");
}

TEST_CASE("an earlier diagnostic is credited up to the repair's labor after its discount") {
    auto input = work({flat(10'000)});
    input.discount = percent_off(50, DiscountScope::labor);
    input.earlier_diagnostic = Money(16'000);
    CHECK(as_text(price(input)) ==
          "labor 10000 - 5000: Labor\ncredit -5000: Diagnostic credited\n"
          "labor 10000, credit 5000, discount 5000, total 0\n");
}

TEST_CASE("surcharge and discount of the diagnostic are credited with it") {
    auto input = work({diagnostic(10'000), flat(40'000)});
    input.emergency_multiplier = Rate(1'500'000);
    input.discount = percent_off(10, DiscountScope::labor);
    CHECK(as_text(price(input)) ==
          "labor 10000 + 5000 - 1500: Diagnostic\nlabor 40000 + 20000 - 6000: Labor\n"
          "credit -13500: Diagnostic credited\n"
          "labor 50000, surcharge 25000, credit 13500, discount 7500, subtotal 54000, "
          "total 54000\n");
}

TEST_CASE("one credit is given: a diagnostic on the quote goes before an earlier one") {
    auto input = work({diagnostic(10'000), flat(40'000)});
    input.earlier_diagnostic = Money(16'000);
    CHECK(as_text(price(input)) ==
          "labor 10000: Diagnostic\nlabor 40000: Labor\ncredit -10000: Diagnostic credited\n"
          "labor 50000, credit 10000, subtotal 40000, total 40000\n");

    // Even one that is given away here.
    input.lines[0] = diagnostic(0);
    CHECK(as_text(price(input)) ==
          "labor 0: Diagnostic\nlabor 40000: Labor\n"
          "labor 40000, subtotal 40000, total 40000\n");
}

TEST_CASE("several diagnostics on a quote are credited together, with their package's share") {
    auto input = work({diagnostic(10'000), diagnostic(2'000), flat(40'000)});
    input.packages = {{Money(9'000), {0, 1}}};
    CHECK(as_text(price(input)) ==
          "labor 7500 (list 10000): Diagnostic\nlabor 1500 (list 2000): Diagnostic\n"
          "labor 40000: Labor\ncredit -9000: Diagnostic credited\n"
          "labor 49000, credit 9000, subtotal 40000, total 40000\n");
}

TEST_CASE("a credit is taxed as labor is") {
    auto input = work({diagnostic(10'000), flat(40'000)});
    input.tax_rate = Rate(100'000);
    input.tax_labor = true;
    CHECK(as_text(price(input)) ==
          "labor 10000 T: Diagnostic\nlabor 40000 T: Labor\n"
          "credit -10000 T: Diagnostic credited\n"
          "labor 50000, credit 10000, subtotal 40000, taxable 40000, tax 4000, total 44000\n");
}

TEST_CASE("the credit stands last, after supplies, fees and travel") {
    auto input = work({diagnostic(10'000), hourly(60, 40'000)});
    input.supplies_percent = Rate(10'000);
    input.fees = {{"Disposal", Money(350), false}};
    input.travel = Money(500);
    input.travel_name = "Travel";
    CHECK(as_text(price(input)) ==
          "labor 10000: Diagnostic\nlabor 40000: Labor\n"
          "supplies 400: Shop supplies, 1% of labor\nfee 350: Disposal\ntravel 500: Travel\n"
          "credit -10000: Diagnostic credited\n"
          "labor 50000, travel 500, fees 750, credit 10000, subtotal 41250, total 41250\n");
}

TEST_CASE("a diagnostic that cost nothing leaves no line") {
    CHECK(price(work({diagnostic(0), flat(40'000)})).lines.size() == 2);
    auto input = work({flat(40'000)});
    input.earlier_diagnostic = Money(0);
    CHECK(price(input).lines.size() == 1);
}
