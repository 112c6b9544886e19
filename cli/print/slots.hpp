#pragma once

#include <shop/availability.hpp>
#include <shop/settings.hpp>
#include <shop/time.hpp>
#include <shop/zone.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace shop::cli {

/// What the answers say beside what was found.
struct SlotContext {
    const Zone& zone;  ///< must outlive the call
    ClockStyle clock = ClockStyle::twelve_hours;
    LocalDate today;
    std::string postal_code;        ///< of the search; empty: none was given
    std::vector<Closure> closures;  ///< that touch the days searched
    const Settings& settings;       ///< must outlive the call
};

/// `Front brakes: 2 h 15 min on site.  95616, Home area, travel 15 min.`
[[nodiscard]] std::string slot_question(const SlotSearch& search, const SlotContext& context);

/// One line a day with its open times and about when the work is done; days without any
/// say so, with the reason where it is known.
/// \param beyond_rules are added to each day, those with the same rules to override together
[[nodiscard]] std::string slot_days(const SlotSearch& search, const SlotContext& context,
                                    const std::vector<Explanation>& beyond_rules = {});

/// Why the other starts of a day are closed, those with the same reason together; empty
/// where there are none.
[[nodiscard]] std::string why_closed(const std::vector<Explanation>& closed,
                                     std::string_view title, const SlotContext& context);

/// What hours a day has, for a search that lies outside them; empty where nobody works.
[[nodiscard]] std::string hours_that_day(const SlotSearch& search, const SlotContext& context);

/// Every rule that keeps a time closed, and the nearest open times.
[[nodiscard]] std::string slot_explanation(const Explanation& explanation,
                                           const SlotContext& context);

}  // namespace shop::cli
