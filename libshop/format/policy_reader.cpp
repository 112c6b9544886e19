#include <shop/error.hpp>

#include <array>

#include "format/json.hpp"

namespace shop {

namespace {

using format::Json;

constexpr std::array kWeekdays{"monday", "tuesday",  "wednesday", "thursday",
                               "friday", "saturday", "sunday"};

Minutes minutes(const Json& value) { return Minutes{value.get<std::int64_t>()}; }
Money money(const Json& value) { return Money{value.get<std::int64_t>()}; }
Rate rate(const Json& value) { return Rate{value.get<std::int64_t>()}; }

template <class T, class Reader>
std::optional<T> optional(const Json& value, Reader read) {
    return value.is_null() ? std::nullopt : std::optional<T>{read(value)};
}

template <class Reader>
auto list(const Json& values, Reader read) {
    std::vector<decltype(read(values))> records;
    for (const Json& value : values) records.push_back(read(value));
    return records;
}

WeeklyHours hours(const Json& object) {
    WeeklyHours week;
    for (std::size_t day = 0; day < week.size(); ++day) {
        week.at(day) = list(object.at(kWeekdays.at(day)), [](const Json& range) {
            return parse_time_range(range.get<std::string>());
        });
    }
    return week;
}

BookingRules booking(const Json& object) {
    BookingRules rules;
    rules.slot = minutes(object.at("slot_minutes"));
    rules.travel = minutes(object.at("travel_minutes"));
    rules.wrap_up = minutes(object.at("wrap_up_minutes"));
    rules.minimum_notice = minutes(object.at("minimum_notice_minutes"));
    rules.emergency_notice = minutes(object.at("emergency_notice_minutes"));
    rules.horizon_days = object.at("horizon_days").get<int>();
    rules.max_per_day = object.at("max_per_day").get<int>();
    rules.cancel_notice = minutes(object.at("cancel_notice_minutes"));
    rules.no_show_limit = optional<int>(object.at("no_show_limit"),
                                        [](const Json& limit) { return limit.get<int>(); });
    rules.clock = object.at("clock") == "12h" ? ClockStyle::twelve_hours
                                              : ClockStyle::twenty_four_hours;
    return rules;
}

FlatFee fee(const Json& object) {
    FlatFee fee;
    fee.name = object.at("name").get<std::string>();
    fee.amount = money(object.at("amount_cents"));
    fee.taxable = optional<bool>(object.at("taxable"),
                                 [](const Json& taxable) { return taxable.get<bool>(); });
    fee.services = object.at("services").get<std::vector<std::string>>();
    return fee;
}

PricingRules pricing(const Json& object) {
    PricingRules rules;
    rules.labor_rate = money(object.at("labor_rate_cents"));
    rules.tax_rate = rate(object.at("tax_rate_ppm"));
    rules.tax_parts = object.at("tax_parts").get<bool>();
    rules.tax_labor = object.at("tax_labor").get<bool>();
    rules.tax_fees = object.at("tax_fees").get<bool>();
    rules.tax_travel = object.at("tax_travel").get<bool>();
    rules.quote_valid_days = object.at("quote_valid_days").get<int>();
    rules.emergency_multiplier = rate(object.at("emergency_multiplier_ppm"));
    rules.emergency_on_travel = object.at("emergency_on_travel").get<bool>();
    rules.parts_markup = rate(object.at("parts_markup_ppm"));
    rules.supplies_percent = rate(object.at("supplies_percent_ppm"));
    rules.supplies_cap = optional<Money>(object.at("supplies_cap_cents"), money);
    rules.fees = list(object.at("fees"), fee);
    return rules;
}

Area area(const Json& object) {
    Area area;
    area.name = object.at("name").get<std::string>();
    area.postal_codes = object.at("postal_codes").get<std::vector<std::string>>();
    area.travel_fee = money(object.at("travel_fee_cents"));
    area.travel = optional<Minutes>(object.at("travel_minutes"), minutes);
    area.way_back = minutes(object.at("return_minutes"));
    area.tax_rate = optional<Rate>(object.at("tax_rate_ppm"), rate);
    return area;
}

LeadTime lead_time(const Json& object) {
    LeadTime lead;
    if (object.contains("days")) {
        lead.unit = LeadTime::Unit::days;
        lead.days = object.at("days").get<int>();
    } else {
        lead.elapsed = minutes(object.at("minutes"));
    }
    return lead;
}

ReminderSettings reminders(const Json& object) {
    ReminderSettings reminders;
    reminders.before = list(object.at("before"), lead_time);
    reminders.day_sheet = list(object.at("day_sheet"), [](const Json& sheet) {
        return DaySheet{minutes(sheet.at("at_minutes")),
                        sheet.at("only_when_changed").get<bool>()};
    });
    reminders.max_per_run = object.at("max_per_run").get<int>();
    reminders.max_per_customer_a_day = object.at("max_per_customer_a_day").get<int>();
    reminders.arrival_window = minutes(object.at("arrival_window_minutes"));
    reminders.notify_shop = object.at("notify_shop").get<std::vector<std::string>>();
    return reminders;
}

}  // namespace

Settings with_policy(Settings settings, std::string_view document) {
    try {
        const Json policy = Json::parse(document);
        settings.profile.timezone = policy.at("timezone").get<std::string>();
        settings.profile.currency = find_currency(policy.at("currency").get<std::string>());
        settings.hours = hours(policy.at("hours"));
        settings.booking = booking(policy.at("booking"));
        settings.pricing = pricing(policy.at("pricing"));
        settings.areas = list(policy.at("areas"), area);
        settings.reminders = reminders(policy.at("reminders"));
        return settings;
    } catch (const nlohmann::json::exception& fault) {
        throw Error(ErrorCode::store_damaged,
                    std::string{"the rules that the store holds cannot be read: "} + fault.what(),
                    "publish them again: shopctl config publish");
    }
}

}  // namespace shop
