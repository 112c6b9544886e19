#pragma once

#include <shop/settings.hpp>
#include <shop/time.hpp>
#include <shop/zone.hpp>

#include <string>

#include "domain/availability.hpp"

// What obstacles say to people: times of the date talked about by the clock alone, others
// with their date.
namespace shop::domain {

/// How obstacles of one start speak.
struct Speech {
    const Zone& zone;  ///< must outlive it
    ClockStyle clock;
    LocalDate talked_about;
};

/// `9:30 am`, or `Wed Nov 18, 2026, 11:30 pm` on another date than the one talked about. At
/// the end of that date: `midnight` or `24:00`.
[[nodiscard]] std::string time_text(const Speech& speech, LocalTime time);

/// `8:00-8:45 am`, `11:30 am-12:15 pm`, `08:00-08:45`
[[nodiscard]] std::string range_text(const Speech& speech, LocalTime begin, LocalTime end);

/// `A131, 8:00-8:45 am`
[[nodiscard]] std::string job_text(const Speech& speech, const Busy& job);

/// `A131, 8:00-8:45 am, + 10 min wrap-up + 15 min travel = 9:10 am`: how far a job that the
/// work would not touch is in its way. The paddings are left out where the works overlap.
[[nodiscard]] std::string clash_text(const Speech& speech, const Busy& job, const Wanted& wanted,
                                     Instant start);

}  // namespace shop::domain
