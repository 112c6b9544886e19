#pragma once

#include "day_view.hpp"

#include <shop/schedule.hpp>

#include <string>

namespace shop::cli {

/// What stands below the day: what is to be seen to, and when there is room next.
[[nodiscard]] std::string todo_text(const ScheduleTodo& todo, const DayView& view);

}  // namespace shop::cli
