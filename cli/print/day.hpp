#pragma once

#include "ink.hpp"

#include <shop/money.hpp>
#include <shop/schedule.hpp>
#include <shop/settings.hpp>
#include <shop/zone.hpp>

#include <cstddef>
#include <optional>
#include <string>

namespace shop::cli {

/// How a day is drawn and when it is looked at.
struct DayView {
    const Zone& zone;          ///< must outlive the view
    const Currency& currency;  ///< must outlive the view
    ClockStyle clock = ClockStyle::twelve_hours;
    Instant now{};
    Ink ink;
    std::optional<std::size_t> width;  ///< of the terminal; none: nothing is cut
};

/// One mechanic's day for people: date, jobs with all that is needed on the way, and what
/// lies between them. What lies between is left out once it is past.
[[nodiscard]] std::string day_text(const MechanicDay& day, const DayView& view);

}  // namespace shop::cli
