// Runs the worked quotes of tests/data/quotes.jsonl. Their words are another system's:
// they are renamed here and their units converted, and nothing is computed.

#include "domain/area.hpp"
#include "domain/pricing.hpp"
#include "domain/repricing.hpp"

#include <shop/error.hpp>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <map>
#include <string>

using nlohmann::json;
using shop::Money;
using shop::Rate;
using shop::domain::PricingInput;

namespace {

constexpr std::int64_t kPpmInBasisPoint = 100;

Money money(const json& cents) {
    return Money(cents.get<std::int64_t>());
}
Rate basis_points(const json& value) {
    return Rate(value.get<std::int64_t>() * kPpmInBasisPoint);
}

shop::domain::UnpricedLine labor(const json& row) {
    shop::domain::UnpricedLine line;
    line.line.kind = shop::LineKind::labor;
    line.line.labor = shop::Minutes(row.at("minutes").get<int>());
    line.hourly_rate = money(row.at("rate"));
    return line;
}

shop::domain::UnpricedLine part(const json& row) {
    shop::domain::UnpricedLine line;
    line.line.kind = shop::LineKind::part;
    line.line.quantity = shop::Quantity(row.at("qty_milli").get<std::int64_t>());
    line.cost = money(row.at("cost"));
    line.markup = basis_points(row.at("markup_bp"));
    return line;
}

shop::DiscountScope discount_scope(const std::string& name) {
    if (name == "labour") return shop::DiscountScope::labor;
    if (name == "parts") return shop::DiscountScope::parts;
    REQUIRE(name == "all");
    return shop::DiscountScope::both;
}

/// A band of distances stands for an area: the place's distance is its postal code, and
/// a band lists it when it reaches that far.
Money travel_fee(const json& travel) {
    const auto place = travel.at("metres").get<std::int64_t>();
    std::vector<shop::Area> areas;
    for (const auto& band : travel.at("bands")) {
        shop::Area area;
        area.name = "up to " + band.at("up_to").dump();
        area.travel_fee = money(band.at("fee"));
        if (place <= band.at("up_to").get<std::int64_t>()) {
            area.postal_codes.push_back(std::to_string(place));
        }
        areas.push_back(area);
    }
    return shop::domain::find_area(areas, std::to_string(place))->travel_fee;
}

void read_work(const json& row, PricingInput& input) {
    std::map<std::string, std::size_t> index_of;
    for (const auto& line : row.at("labour")) {
        index_of[line.at("id")] = input.lines.size();
        input.lines.push_back(labor(line));
    }
    for (const auto& line : row.at("parts")) {
        index_of[line.at("id")] = input.lines.size();
        input.lines.push_back(part(line));
    }
    if (const auto& bundle = row.at("bundle"); !bundle.is_null()) {
        shop::domain::PackagePrice package{money(bundle.at("price")), {}};
        for (const auto& id : bundle.at("covers")) package.lines.push_back(index_of.at(id));
        std::sort(package.lines.begin(), package.lines.end());
        input.packages.push_back(package);
    }
}

void read_adjustments(const json& row, PricingInput& input) {
    if (const auto& emergency = row.at("emergency"); !emergency.is_null()) {
        input.emergency_multiplier = basis_points(emergency.at("multiplier_bp"));
        input.emergency_on_travel = emergency.at("scope") == "labour_travel";
    }
    if (const auto& discount = row.at("discount"); !discount.is_null()) {
        shop::Discount given;
        given.scope = discount_scope(discount.at("scope"));
        if (discount.contains("bp")) given.percent = basis_points(discount.at("bp"));
        if (discount.contains("amount")) given.amount = money(discount.at("amount"));
        input.discount = given;
    }
}

/// The scope `none` taxes nothing, whatever a fee or the travel says of itself.
void read_tax_and_fees(const json& row, PricingInput& input) {
    const auto scope = row.at("tax").at("scope").get<std::string>();
    const bool taxed = scope != "none";
    input.tax_rate = Rate(row.at("tax").at("ppm").get<std::int64_t>());
    input.tax_parts = taxed;
    input.tax_labor = scope == "parts_labour";
    for (const auto& fee : row.at("fees")) {
        input.fees.push_back(
            {fee.at("id"), money(fee.at("amount")), taxed && fee.at("taxable").get<bool>()});
    }
    if (const auto& travel = row.at("travel"); !travel.is_null()) {
        input.travel = travel_fee(travel);
        input.tax_travel = taxed && travel.at("taxable").get<bool>();
    }
}

PricingInput input_of(const json& row) {
    PricingInput input;
    read_work(row, input);
    read_adjustments(row, input);
    read_tax_and_fees(row, input);
    return input;
}

/// The quote as it is kept: what was priced, and by which rules.
shop::Quote kept(const PricingInput& input, const shop::domain::PricedLines& priced) {
    shop::Quote quote;
    for (const auto& package : input.packages) {
        shop::QuoteItem item;
        item.package_price = package.price;
        quote.items.push_back(item);
    }
    quote.lines = priced.lines;
    quote.totals = priced.totals;
    quote.emergency = input.emergency_multiplier.has_value();
    quote.emergency_multiplier = input.emergency_multiplier.value_or(Rate(Rate::kOne));
    quote.emergency_on_travel = input.emergency_on_travel;
    quote.supplies_percent = input.supplies_percent;
    quote.supplies_cap = input.supplies_cap;
    quote.discount = input.discount;
    quote.tax_rate = input.tax_rate;
    quote.tax_parts = input.tax_parts;
    quote.tax_labor = input.tax_labor;
    quote.tax_fees = input.tax_fees;
    quote.tax_travel = input.tax_travel;
    return quote;
}

/// A quote's lines know their item, and whether its price covers them.
void name_items(PricingInput& input) {
    for (std::size_t item = 0; item < input.packages.size(); ++item) {
        for (const std::size_t line : input.packages[item].lines) {
            input.lines[line].line.item = static_cast<int>(item);
            input.lines[line].line.covered = true;
        }
    }
}

json answer(const json& row) {
    try {
        const PricingInput input = input_of(row);
        const auto totals = shop::domain::price(input).totals;
        return {{"labour", totals.labor.minor_units()},
                {"parts", totals.parts.minor_units()},
                {"surcharge", totals.surcharge.minor_units()},
                {"travel", totals.travel.minor_units()},
                {"fees", totals.fees.minor_units()},
                {"discount", totals.discount.minor_units()},
                {"pretax", totals.subtotal.minor_units()},
                {"tax", totals.tax.minor_units()},
                {"total", totals.total.minor_units()}};
    } catch (const shop::Error& error) {
        return {{"error", to_string(error.code())}};
    }
}

}  // namespace

TEST_CASE("every worked quote comes out to the cent") {
    std::ifstream file(TEST_DATA "/quotes.jsonl");
    int rows = 0;
    for (std::string text; std::getline(file, text); ++rows) {
        const auto row = json::parse(text);
        CAPTURE(row.at("id").get<std::string>());
        CAPTURE(row.at("note").get<std::string>());
        REQUIRE(row.at("rounding") == json{{"where", "line"}, {"mode", "half_up"}});
        CHECK(answer(row) == row.at("expected"));
    }
    CHECK(rows >= 54);
}

TEST_CASE("every worked quote priced again from what is kept of it comes out the same") {
    std::ifstream file(TEST_DATA "/quotes.jsonl");
    int priced_again = 0;
    for (std::string text; std::getline(file, text);) {
        const auto row = json::parse(text);
        if (row.at("expected").contains("error")) continue;
        CAPTURE(row.at("id").get<std::string>());
        PricingInput input = input_of(row);
        // Supplies and their cap, which the worked quotes lack.
        for (const std::int64_t ppm : {0, 60'000, 333'333}) {
            input.supplies_percent = Rate(ppm);
            if (ppm > 60'000) input.supplies_cap = Money(2'500);
            name_items(input);
            const auto priced = shop::domain::price(input);
            const auto again =
                shop::domain::price_again(shop::domain::input_of(kept(input, priced)));
            CHECK(again.lines == priced.lines);
            CHECK(again.totals == priced.totals);
            ++priced_again;
        }
    }
    CHECK(priced_again >= 120);
}
