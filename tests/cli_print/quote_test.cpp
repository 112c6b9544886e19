#include "print/quote.hpp"

#include <doctest/doctest.h>

#include <sstream>
#include <string>
#include <vector>

using shop::LineKind;
using shop::Money;
using shop::Quote;
using shop::QuoteLine;

namespace {

const shop::Zone kZone = shop::Zone::load("America/Los_Angeles");

QuoteLine line(LineKind kind, int item, std::int64_t list, std::int64_t amount,
               std::int64_t surcharge, std::int64_t discount, bool taxable) {
    QuoteLine made;
    made.kind = kind;
    if (item >= 0) made.item = item;
    made.name = kind == LineKind::part ? "Part of a name that is longer than its column is wide"
                                       : "Labor\x1b[2J";
    made.each = Money{list};
    made.list = Money{list};
    made.amount = Money{amount};
    made.surcharge = Money{surcharge};
    made.discount = Money{discount};
    made.taxable = taxable;
    return made;
}

/// Everything that a quote can have, labor, travel and credit taxed too.
Quote full_quote() {
    Quote quote;
    quote.id = shop::QuoteId{42};
    quote.vehicle_text = std::string(200, 'x');
    quote.tax_rate = shop::Rate{82'500};
    quote.duration = shop::Minutes{135};
    quote.discount =
        shop::Discount{shop::Rate{100'000}, {}, shop::DiscountScope::both, std::string(100, 'y')};
    quote.items = {{"pack", "A package", true, shop::Minutes{60}, Money{10'000}, false, {}},
                   {"one", "A service", false, shop::Minutes{75}, {}, false, {}}};
    quote.lines = {line(LineKind::labor, 0, 7'400, 6'636, 3'318, 995, true),
                   line(LineKind::part, 0, 4'600, 4'125, 0, 413, true),
                   line(LineKind::labor, 1, 1'234'567'89, 1'234'567'89, 617'283'95, 0, true),
                   line(LineKind::part, 1, 3'500, 3'500, 0, 0, true),
                   line(LineKind::supplies, -1, 1'740, 1'740, 0, 0, false),
                   line(LineKind::fee, -1, 350, 350, 0, 0, true),
                   line(LineKind::travel, -1, 4'500, 4'500, 2'250, 0, true),
                   line(LineKind::credit, -1, -16'000, -16'000, 0, 0, true)};
    for (const QuoteLine& each : quote.lines) {
        const Money net = each.amount + each.surcharge - each.discount;
        quote.totals.subtotal += net;
        if (each.taxable) quote.totals.taxable += net;
    }
    quote.totals.total = quote.totals.subtotal;
    return quote;
}

std::vector<std::string> card_lines(const Quote& quote) {
    shop::Settings settings;
    settings.profile.currency = shop::find_currency("USD");
    std::istringstream text(shop::cli::quote_card(
        quote, {kZone, settings, shop::LocalDate{date::year{2026} / 11 / 17}, {}, true}));
    std::vector<std::string> lines;
    for (std::string each; std::getline(text, each);) lines.push_back(each);
    return lines;
}

/// Cents at the end of the amount column, `-1,234.56` or `1,234.56 T`.
std::int64_t cents_of(std::string line) {
    if (line.ends_with(" T")) line.resize(line.size() - 2);
    std::string digits;
    for (const char c : line.substr(line.rfind(' ') + 1)) {
        if (c == '-' || (c >= '0' && c <= '9')) digits += c;
    }
    return std::stoll(digits);
}

bool has_amount(const std::string& line) {
    const std::string bare = line.ends_with(" T") ? line.substr(0, line.size() - 2) : line;
    return bare.size() == 77 && bare[74] == '.';
}

}  // namespace

TEST_CASE("the printed amounts add up to the subtotal, those marked T to what is taxed") {
    const Quote quote = full_quote();
    std::int64_t sum = 0;
    std::int64_t taxed = 0;
    int count = 0;
    for (const std::string& each : card_lines(quote)) {
        if (each.find("-----------") != std::string::npos) break;
        if (!has_amount(each)) continue;
        ++count;
        sum += cents_of(each);
        if (each.ends_with(" T")) taxed += cents_of(each);
    }
    // Eight lines, two surcharges and two discounts.
    CHECK(count == 12);
    CHECK(sum == quote.totals.subtotal.minor_units());
    CHECK(taxed == quote.totals.taxable.minor_units());
}

TEST_CASE("an estimate fits 80 columns and cannot steer the terminal") {
    for (const std::string& each : card_lines(full_quote())) {
        CAPTURE(each);
        CHECK(each.size() <= 80);
        CHECK(each.find('\x1b') == std::string::npos);
    }
}

TEST_CASE("an open quote says what can be done next, one that is over does not") {
    Quote quote = full_quote();
    quote.valid_through = shop::LocalDate{date::year{2026} / 11 / 17};
    CHECK(card_lines(quote).back() ==
          "Next:  shopctl slots Q42    shopctl quote accept Q42 --by NAME --means phone");
    CHECK(card_lines(quote).front() ==
          "ESTIMATE Q42      Wed Dec 31, 1969      good through Tue Nov 17, 2026");
    quote.valid_through -= date::days{1};
    CHECK(card_lines(quote).front() ==
          "ESTIMATE Q42      Wed Dec 31, 1969      EXPIRED, last day Mon Nov 16, 2026");
    CHECK(card_lines(quote).back().starts_with("       "));
    CHECK(shop::cli::quote_state(quote, quote.valid_through + date::days{1}) == "expired");
    CHECK(shop::cli::quote_state(quote, quote.valid_through) == "open");
}
