#include "format/json.hpp"

namespace shop {

namespace {

using format::date_text;
using format::dump;
using format::id_or_null;
using format::instant_text;
using format::Json;
using format::list;
using format::minutes_or_null;
using format::money_or_null;
using format::or_null;
using format::text_or_null;

std::string_view name_of(DiscountScope scope) {
    switch (scope) {
        case DiscountScope::labor:
            return "labor";
        case DiscountScope::parts:
            return "parts";
        case DiscountScope::both:
            return "both";
    }
    return "both";
}

std::string_view name_of(LineKind kind) {
    switch (kind) {
        case LineKind::labor:
            return "labor";
        case LineKind::part:
            return "part";
        case LineKind::fee:
            return "fee";
        case LineKind::supplies:
            return "supplies";
        case LineKind::travel:
            return "travel";
        case LineKind::credit:
            return "credit";
    }
    return "fee";
}

Json discount_object(const Discount& discount) {
    return {{"percent_ppm",
             or_null(discount.percent, [](Rate rate) { return rate.parts_per_million(); })},
            {"amount_cents", money_or_null(discount.amount)},
            {"scope", name_of(discount.scope)},
            {"reason", discount.reason}};
}

Json item_object(const QuoteItem& item) {
    return {{"code", item.code},
            {"name", item.name},
            {"package", item.is_package},
            {"duration_minutes", item.duration.count()},
            {"package_price_cents", money_or_null(item.package_price)},
            {"credited_when_repaired", item.credited_when_repaired},
            {"skills", item.skills}};
}

Json line_object(const QuoteLine& line) {
    return {{"kind", name_of(line.kind)},
            {"item", or_null(line.item, [](int index) { return index; })},
            {"service", text_or_null(line.service)},
            {"name", line.name},
            {"number", text_or_null(line.number)},
            {"condition", text_or_null(line.condition)},
            {"labor_minutes", minutes_or_null(line.labor)},
            {"quantity_thousandths", line.quantity.thousandths()},
            {"each_cents", line.each.minor_units()},
            {"list_cents", line.list.minor_units()},
            {"amount_cents", line.amount.minor_units()},
            {"surcharge_cents", line.surcharge.minor_units()},
            {"discount_cents", line.discount.minor_units()},
            {"taxable", line.taxable},
            {"refundable", line.refundable}};
}

Json totals_object(const QuoteTotals& totals) {
    return {{"labor_cents", totals.labor.minor_units()},
            {"parts_cents", totals.parts.minor_units()},
            {"surcharge_cents", totals.surcharge.minor_units()},
            {"travel_cents", totals.travel.minor_units()},
            {"fees_cents", totals.fees.minor_units()},
            {"credit_cents", totals.credit.minor_units()},
            {"discount_cents", totals.discount.minor_units()},
            {"subtotal_cents", totals.subtotal.minor_units()},
            {"taxable_cents", totals.taxable.minor_units()},
            {"tax_cents", totals.tax.minor_units()},
            {"total_cents", totals.total.minor_units()}};
}

Json customer_object(const Quote& quote) {
    if (!quote.customer) return nullptr;
    return {{"id", quote.customer->value()}, {"name", text_or_null(quote.customer_name)}};
}

Json vehicle_object(const Quote& quote) {
    if (!quote.vehicle && quote.vehicle_text.empty()) return nullptr;
    return {{"id", id_or_null(quote.vehicle)}, {"label", text_or_null(quote.vehicle_text)}};
}

}  // namespace

namespace format {

Json authorization_object(const std::optional<Authorization>& given, const JsonStyle& style) {
    return or_null(given, [&](const Authorization& authorization) {
        return Json{{"by", authorization.by},
                    {"means", authorization.means},
                    {"at", instant_text(authorization.at, style)},
                    {"total_cents", authorization.total.minor_units()}};
    });
}

}  // namespace format

std::string to_json(const Quote& quote, const JsonStyle& style) {
    return dump({{"id", quote.id.value()},
                 {"revision", quote.revision},
                 {"status", to_string(quote.status)},
                 {"customer", customer_object(quote)},
                 {"vehicle", vehicle_object(quote)},
                 {"postal_code", text_or_null(quote.postal_code)},
                 {"area", text_or_null(quote.area)},
                 {"area_assumed", quote.area_assumed},
                 {"emergency", quote.emergency},
                 {"created_at", instant_text(quote.created_at, style)},
                 {"valid_through", date_text(quote.valid_through)},
                 {"duration_minutes", quote.duration.count()},
                 {"currency", style.currency.code},
                 {"total_cents", quote.totals.total.minor_units()},
                 {"totals", totals_object(quote.totals)},
                 {"tax_rate_ppm", quote.tax_rate.parts_per_million()},
                 {"emergency_multiplier_ppm", quote.emergency_multiplier.parts_per_million()},
                 {"supplies_percent_ppm", quote.supplies_percent.parts_per_million()},
                 {"discount", or_null(quote.discount, discount_object)},
                 {"items", list(quote.items, item_object)},
                 {"lines", list(quote.lines, line_object)},
                 {"authorization", format::authorization_object(quote.authorization, style)},
                 {"decline_reason", text_or_null(quote.decline_reason)},
                 {"notes", text_or_null(quote.notes)},
                 {"replayed", quote.replayed}});
}

}  // namespace shop
