#include "service/reprice.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "domain/repricing.hpp"
#include "service/quote.hpp"
#include "store/quotes.hpp"

namespace shop::service {

namespace {

using Codes = std::vector<std::string>;

bool any_of(const Codes& wanted, const Codes& codes) {
    return std::ranges::any_of(wanted, [&](const std::string& code) {
        return std::ranges::find(codes, code) != codes.end();
    });
}

/// What a fee can go with: items and the services in them.
Codes fee_codes(const Quote& quote) {
    Codes codes;
    for (const QuoteItem& item : quote.items) codes.push_back(item.code);
    for (const QuoteLine& line : quote.lines) {
        if (!line.service.empty()) codes.push_back(line.service);
    }
    return codes;
}

/// A fee goes with the last of the services that it is bound to.
void drop_fees(const PricingRules& rules, const Quote& before, const Quote& kept,
               std::vector<domain::UnpricedFee>& fees) {
    const Codes had = fee_codes(before);
    const Codes has = fee_codes(kept);
    for (const FlatFee& rule : rules.fees) {
        if (!any_of(rule.services, had) || any_of(rule.services, has)) continue;
        std::erase_if(fees, [&](const auto& fee) { return fee.name == rule.name; });
    }
}

/// The fees that today go with what is added, unless the quote has them.
void add_fees(const PricingRules& rules, const QuoteLines& added,
              std::vector<domain::UnpricedFee>& fees) {
    Codes codes = added.service_codes();
    for (const QuoteItem& item : added.items()) codes.push_back(item.code);
    for (const FlatFee& rule : rules.fees) {
        const bool there =
            std::ranges::any_of(fees, [&](const auto& fee) { return fee.name == rule.name; });
        if (there || !any_of(rule.services, codes)) continue;
        fees.push_back({rule.name, rule.amount, rule.taxable.value_or(rules.tax_fees)});
    }
}

void add_lines(const QuoteLines& added, int items, domain::PricingInput& input) {
    const std::size_t lines = input.lines.size();
    for (domain::PackagePrice package : added.packages()) {
        for (std::size_t& line : package.lines) line += lines;
        input.packages.push_back(std::move(package));
    }
    for (domain::UnpricedLine line : added.lines()) {
        if (line.line.item) *line.line.item += items;
        input.lines.push_back(std::move(line));
    }
}

void set_place(const PricingRules& rules, const Place& place, Quote& quote,
               domain::PricingInput& input) {
    const Area* terms = place.terms;
    input.travel.reset();
    if (terms != nullptr) {
        input.travel = terms->travel_fee;
        input.travel_name = travel_name(place);
    }
    input.tax_rate = terms != nullptr && terms->tax_rate ? *terms->tax_rate : rules.tax_rate;
    quote.tax_rate = input.tax_rate;
    quote.postal_code = place.postal_code;
    quote.area = place.area;
    quote.area_assumed = false;
}

/// What an earlier diagnostic was charged that may come off: at least what came off already
/// for the same car; for one that had nothing to come off, what came first with more work.
std::optional<Money> earlier_credit(Context& context, const Quote& quote, AppointmentId job,
                                    const Repricing& change) {
    const bool own = std::ranges::any_of(quote.lines, &QuoteLine::diagnostic);
    const bool credited = !quote.totals.credit.is_zero();
    const bool same_car = quote.vehicle == change.vehicle;
    if (!own && !credited && change.added.empty()) return std::nullopt;
    auto earlier =
        earlier_diagnostic(context, context.connection(), change.vehicle, quote.created_at, job);
    if (!own && same_car) earlier = std::max(earlier.value_or(Money{}), quote.totals.credit);
    return earlier;
}

}  // namespace

Quote repriced(Context& context, const Quote& quote, AppointmentId job, const Repricing& change,
               Instant now) {
    const PricingRules& rules = context.settings().pricing;
    Quote result = domain::without_items(quote, change.removed);
    domain::PricingInput input = domain::input_of(result);
    drop_fees(rules, quote, result, input.fees);

    const QuoteLines added(change.added, rules.labor_rate, rules.parts_markup);
    add_lines(added, static_cast<int>(result.items.size()), input);
    add_fees(rules, added, input.fees);
    for (QuoteItem& item : added.items()) result.items.push_back(std::move(item));
    if (change.place != nullptr) set_place(rules, *change.place, result, input);
    input.earlier_diagnostic = earlier_credit(context, quote, job, change);

    domain::PricedLines priced = domain::price_again(std::move(input));
    result.lines = std::move(priced.lines);
    result.totals = priced.totals;
    result.duration = total_duration(result.items);
    result.vehicle = change.vehicle;
    result.vehicle_text = change.vehicle_text;
    result.id = {};
    result.revision = 1;
    result.created_at = now;
    result.supersedes = quote.id;
    return result;
}

Quote replace_quote(Change& change, Context& context, const Quote& before, const Quote& repriced) {
    driver::Connection& connection = change.connection();
    if (!store::supersede_quote(connection, before)) {
        throw_stale(fmt::format("Q{}", before.id.value()));
    }
    const Quote gone = require_quote(connection, before.id);
    change.audit("supersede", "quote", gone.id.value(), &before, &gone);
    const QuoteId id = store::insert_quote(
        connection, repriced, context.settings().profile.currency.code, change.policy());
    const Quote stored = require_quote(connection, id);
    change.audit<Quote>("reprice", "quote", id.value(), nullptr, &stored);
    return stored;
}

std::vector<AppointmentService> services_of(const Quote& quote) {
    std::vector<AppointmentService> services;
    for (std::size_t i = 0; i < quote.items.size(); ++i) {
        const QuoteItem& item = quote.items[i];
        AppointmentService service{item.code, item.name, item.is_package, item.duration, {}};
        for (const QuoteLine& line : quote.lines) {
            if (line.item == static_cast<int>(i)) service.price += line.amount;
        }
        services.push_back(std::move(service));
    }
    return services;
}

}  // namespace shop::service
