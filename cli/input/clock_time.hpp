#pragma once

#include "input/words.hpp"

#include <chrono>
#include <optional>

namespace shop::cli {

/// A time of day as it was typed.
struct ClockTime {
    std::chrono::seconds since_midnight{0};
    std::optional<std::chrono::seconds> offset;  ///< to be added to UTC
    bool midnight = false;                       ///< the word, which may mean either end of a day
};

/// Takes `9am`, `9:30 pm`, `930`, `14`, `09:30`, `noon`, `09:00:00-08:00` off the front;
/// without am or pm it is the 24-hour clock.
/// \return none, and nothing taken, when the first word is no time of day
/// \throws Error (invalid_argument) for one that is none: `25:00`, `13pm`
[[nodiscard]] std::optional<ClockTime> take_clock_time(Words& words);

}  // namespace shop::cli
