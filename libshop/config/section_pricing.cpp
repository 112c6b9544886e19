#include "config/codecs.hpp"
#include "config/sections.hpp"
#include "domain/in_quotes.hpp"
#include "domain/limits.hpp"
#include "domain/records.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace shop::config {

namespace {

constexpr Rate kWhole{Rate::kOne};
constexpr Rate kTenfold{10 * Rate::kOne};

struct Taxable {
    bool PricingRules::*flag;
    std::string_view word;
};
constexpr Taxable kTaxable[]{{&PricingRules::tax_parts, "parts"},
                             {&PricingRules::tax_labor, "labor"},
                             {&PricingRules::tax_fees, "fees"},
                             {&PricingRules::tax_travel, "travel"}};

// The list of what is taxed stands for four flags.
void describe_taxable(Fields& fields, PricingRules& pricing) {
    std::vector<std::pair<std::string, std::size_t>> choices;
    std::vector<std::size_t> taxed;
    for (std::size_t i = 0; i < std::size(kTaxable); ++i) {
        choices.emplace_back(kTaxable[i].word, i);
        if (pricing.*kTaxable[i].flag) taxed.push_back(i);
    }
    fields.defaulted("taxable", taxed, list_of(choice(choices), std::size(kTaxable)));
    for (std::size_t i = 0; i < std::size(kTaxable); ++i) {
        pricing.*kTaxable[i].flag = std::find(taxed.begin(), taxed.end(), i) != taxed.end();
    }
}

// `1.5`: a factor without needless zeros.
std::string print_factor(Rate rate) {
    const std::int64_t whole = rate.parts_per_million() / Rate::kOne;
    std::string decimals = fmt::format("{:06}", rate.parts_per_million() % Rate::kOne);
    decimals.erase(decimals.find_last_not_of('0') + 1);
    return decimals.empty() ? fmt::format("{}", whole) : fmt::format("{}.{}", whole, decimals);
}

Codec<Rate> multiplier() {
    return parsed<Rate>(
        [](const std::string& written) {
            const Rate rate = parse_rate(written);
            if (rate < kWhole) {
                throw Error(ErrorCode::invalid_argument,
                            fmt::format("{} is below 1", domain::in_quotes(written)),
                            "\"1.5\" makes an emergency cost half as much again");
            }
            return rate;
        },
        print_factor);
}

void describe_fee(Fields& fields, FlatFee& fee, const Currency& currency) {
    fields.required("name", fee.name, text({domain::limits::kName}));
    fields.required("amount", fee.amount, money(currency));
    fields.optional("taxable", fee.taxable, flag());
    fields.defaulted("services", fee.services, list_of(checked(domain::checked_code), 1'000));
}

}  // namespace

void describe(Fields& fields, PricingRules& pricing, const Currency& currency) {
    fields.required("labor_rate", pricing.labor_rate, money(currency));
    fields.defaulted("tax_rate", pricing.tax_rate, percentage(kWhole));
    describe_taxable(fields, pricing);
    fields.defaulted("quote_valid_days", pricing.quote_valid_days, count({0, 3'650}));
    fields.defaulted("emergency_multiplier", pricing.emergency_multiplier, multiplier());
    fields.defaulted("emergency_applies_to", pricing.emergency_on_travel,
                     choice<bool>({{"labor", false}, {"labor_travel", true}}));
    fields.defaulted("parts_markup", pricing.parts_markup, percentage(kTenfold));
    fields.table("supplies", Presence::optional, [&](Fields& supplies) {
        supplies.defaulted("percent_of_labor", pricing.supplies_percent, percentage(kWhole));
        supplies.optional("cap", pricing.supplies_cap, money(currency));
    });
    fields.tables("fee", pricing.fees, Layout::blocks, 1'000,
                  [&](Fields& item, FlatFee& fee) { describe_fee(item, fee, currency); });
}

}  // namespace shop::config
