#pragma once

#include "day_view.hpp"

#include <shop/schedule.hpp>

#include <string>

namespace shop::cli {

/// One mechanic's day for people: date, jobs with all that is needed on the way, and what
/// lies between them. What lies between is left out once it is past.
[[nodiscard]] std::string day_text(const MechanicDay& day, const DayView& view);

}  // namespace shop::cli
