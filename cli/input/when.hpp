#pragma once

#include <shop/time.hpp>
#include <shop/zone.hpp>

#include <string_view>

namespace shop::cli {

/// Reads a day and a time of day, in either order: `2026-11-24 09:00`,
/// `2026-11-24T09:00:00-08:00`, `today 14:00`, `tue 9:30`, `friday noon`, `+3d 9am`,
/// `nov 24 9am`. Wall time is the zone's unless an offset is given.
/// \throws Error (invalid_argument) for what cannot be understood, or a wall time that
///         the zone's clocks skip; Error (ambiguous), its readings named, for what can
///         be understood in two ways
[[nodiscard]] Instant parse_when(std::string_view text, const Zone& zone, Instant now);

/// Whether a text begins with a day or a time of day, also one that has two readings or
/// does not exist: `thu 9:30`, `25:00`, `next friday`.
[[nodiscard]] bool begins_with_time(std::string_view text, LocalDate today);

/// Reads a day alone.
/// \throws Error (invalid_argument), (ambiguous)
[[nodiscard]] LocalDate parse_day(std::string_view text, const Zone& zone, Instant now);

}  // namespace shop::cli
