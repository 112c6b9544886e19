#pragma once

#include <shop/settings.hpp>
#include <shop/time.hpp>

#include <string>

// Wall time in what the library says to people: the shop's clock, dates with their weekday.
// Never by the process's locale.
namespace shop::domain {

/// `Thu Nov 19, 2026`
[[nodiscard]] std::string day_text(LocalDate day);

/// `9:30 am` or `09:30`; the end of the day is `midnight` or `24:00`.
/// \param since_midnight 0 to 24 hours
[[nodiscard]] std::string clock_text(Minutes since_midnight, ClockStyle clock);

/// `Thu Nov 19, 2026, 9:30 am`
[[nodiscard]] std::string full_text(LocalTime time, ClockStyle clock);

}  // namespace shop::domain
