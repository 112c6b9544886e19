#pragma once

#include "day_view.hpp"

#include <shop/schedule.hpp>

#include <string>

namespace shop::cli {

/// Where to drive to, in 40 columns: when, whom, where, which car, what for.
/// \param says_who several mechanics work here: say whose job it is
[[nodiscard]] std::string next_text(const NextJob& next, bool says_who, const DayView& view);

}  // namespace shop::cli
