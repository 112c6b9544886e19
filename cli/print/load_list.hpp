#pragma once

#include "day_view.hpp"

#include <shop/schedule.hpp>

#include <string>

namespace shop::cli {

/// What one mechanic loads for a day: a line a part, the quantity first.
[[nodiscard]] std::string load_text(const MechanicParts& parts, const DayView& view);

}  // namespace shop::cli
