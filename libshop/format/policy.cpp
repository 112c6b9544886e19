#include "format/json.hpp"

namespace shop {

namespace {

using format::dump;
using format::hours_object;
using format::Json;
using format::list;
using format::minutes_or_null;
using format::money_or_null;
using format::or_null;

Json booking_object(const BookingRules& rules) {
    return {{"slot_minutes", rules.slot.count()},
            {"travel_minutes", rules.travel.count()},
            {"wrap_up_minutes", rules.wrap_up.count()},
            {"minimum_notice_minutes", rules.minimum_notice.count()},
            {"emergency_notice_minutes", rules.emergency_notice.count()},
            {"horizon_days", rules.horizon_days},
            {"max_per_day", rules.max_per_day},
            {"cancel_notice_minutes", rules.cancel_notice.count()},
            {"no_show_limit", or_null(rules.no_show_limit, [](int limit) { return limit; })},
            {"clock", rules.clock == ClockStyle::twelve_hours ? "12h" : "24h"}};
}

Json fee_object(const FlatFee& fee) {
    return {{"name", fee.name},
            {"amount_cents", fee.amount.minor_units()},
            {"taxable", or_null(fee.taxable, [](bool taxable) { return taxable; })},
            {"services", fee.services}};
}

Json pricing_object(const PricingRules& rules) {
    return {{"labor_rate_cents", rules.labor_rate.minor_units()},
            {"tax_rate_ppm", rules.tax_rate.parts_per_million()},
            {"tax_parts", rules.tax_parts},
            {"tax_labor", rules.tax_labor},
            {"tax_fees", rules.tax_fees},
            {"tax_travel", rules.tax_travel},
            {"quote_valid_days", rules.quote_valid_days},
            {"emergency_multiplier_ppm", rules.emergency_multiplier.parts_per_million()},
            {"emergency_on_travel", rules.emergency_on_travel},
            {"parts_markup_ppm", rules.parts_markup.parts_per_million()},
            {"supplies_percent_ppm", rules.supplies_percent.parts_per_million()},
            {"supplies_cap_cents", money_or_null(rules.supplies_cap)},
            {"fees", list(rules.fees, fee_object)}};
}

Json area_object(const Area& area) {
    return {{"name", area.name},
            {"postal_codes", area.postal_codes},
            {"travel_fee_cents", area.travel_fee.minor_units()},
            {"travel_minutes", minutes_or_null(area.travel)},
            {"return_minutes", area.way_back.count()},
            {"tax_rate_ppm",
             or_null(area.tax_rate, [](Rate rate) { return rate.parts_per_million(); })}};
}

Json lead_time_object(const LeadTime& lead) {
    if (lead.unit == LeadTime::Unit::days) return {{"days", lead.days}};
    return {{"minutes", lead.elapsed.count()}};
}

Json reminders_object(const ReminderSettings& reminders) {
    const auto sheet = [](const DaySheet& s) {
        return Json{{"at_minutes", s.at.count()}, {"only_when_changed", s.only_when_changed}};
    };
    return {{"before", list(reminders.before, lead_time_object)},
            {"day_sheet", list(reminders.day_sheet, sheet)},
            {"max_per_run", reminders.max_per_run},
            {"max_per_customer_a_day", reminders.max_per_customer_a_day},
            {"arrival_window_minutes", reminders.arrival_window.count()},
            {"notify_shop", reminders.notify_shop}};
}

}  // namespace

std::string policy_document(const Settings& settings) {
    return dump({{"timezone", settings.profile.timezone},
                 {"currency", settings.profile.currency.code},
                 {"hours", hours_object(settings.hours)},
                 {"booking", booking_object(settings.booking)},
                 {"pricing", pricing_object(settings.pricing)},
                 {"areas", list(settings.areas, area_object)},
                 {"reminders", reminders_object(settings.reminders)}});
}

}  // namespace shop
