#pragma once

#include <shop/settings.hpp>
#include <shop/time.hpp>
#include <shop/zone.hpp>

#include <string>
#include <vector>

namespace shop::cli {

/// `11:00`, `11:30 am`, `12:00`, `12:30 pm`: am and pm stand at the last time before they
/// change. A wall time that is shown twice that day carries the zone's abbreviation.
[[nodiscard]] std::vector<std::string> time_list(const std::vector<Instant>& times,
                                                 const Zone& zone, ClockStyle clock);

/// The same, with `8:00-9:30 am` for three and more that follow each other by `step`.
[[nodiscard]] std::vector<std::string> short_time_list(const std::vector<Instant>& times,
                                                       Minutes step, const Zone& zone,
                                                       ClockStyle clock);

/// `2:45-4:45 pm`, `11:45 am-1:15 pm`, or one time.
[[nodiscard]] std::string time_span(Instant first, Instant last, const Zone& zone,
                                    ClockStyle clock);

}  // namespace shop::cli
