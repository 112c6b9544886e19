#pragma once

#include <shop/time.hpp>
#include <shop/zone.hpp>

#include <string>

namespace shop::format {

/// The zone's rules (VTIMEZONE; RFC 5545, 3.6.5) for the years that `range` touches: each
/// change of the clock by itself, since rules that recur do not fit every zone.
[[nodiscard]] std::string to_vtimezone(const Zone& zone, Interval range);

/// `20261119T093000`
[[nodiscard]] std::string calendar_time(LocalTime time);

}  // namespace shop::format
