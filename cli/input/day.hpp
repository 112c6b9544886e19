#pragma once

#include "input/words.hpp"

#include <shop/time.hpp>

#include <optional>
#include <string>

namespace shop::cli {

/// Takes a day off the front: `2026-11-24`, `today`, `tomorrow`, `yesterday`, `tue`,
/// `+3d`, `+2w`, `nov 24`, `24 nov 2026`, `tue nov 24`. A weekday is the next one after
/// today; a month's day without a year the next one, today included.
/// \return none, and nothing taken, when the first word begins no day
/// \throws Error (invalid_argument) for a day that does not exist, Error (ambiguous),
///         with the readings named, for one that has two: `next friday`, `11/12`, the
///         name of today's weekday
[[nodiscard]] std::optional<LocalDate> take_day(Words& words, LocalDate today);

/// `Tue Nov 24, 2026`
[[nodiscard]] std::string to_day_text(LocalDate date);

}  // namespace shop::cli
