#include "config/codecs.hpp"
#include "config/sections.hpp"

namespace shop::config {

void describe(Fields& fields, BookingRules& booking) {
    constexpr IntegerRange kPadding{0, 1'440};
    constexpr IntegerRange kNotice{0, 525'600};
    fields.defaulted("slot_minutes", booking.slot, minutes({1, 1'440}));
    fields.defaulted("travel_minutes", booking.travel, minutes(kPadding));
    fields.defaulted("wrap_up_minutes", booking.wrap_up, minutes(kPadding));
    fields.defaulted("minimum_notice_minutes", booking.minimum_notice, minutes(kNotice));
    fields.defaulted("emergency_notice_minutes", booking.emergency_notice, minutes(kNotice));
    fields.defaulted("horizon_days", booking.horizon_days, count({0, 3'650}));
    fields.defaulted("max_per_day", booking.max_per_day, count({0, 1'000}));
    fields.defaulted("cancel_notice_minutes", booking.cancel_notice, minutes(kNotice));
    fields.optional("no_show_limit", booking.no_show_limit, count({1, 1'000}));
    fields.defaulted("clock", booking.clock,
                     choice<ClockStyle>({{"12h", ClockStyle::twelve_hours},
                                         {"24h", ClockStyle::twenty_four_hours}}));
}

}  // namespace shop::config
