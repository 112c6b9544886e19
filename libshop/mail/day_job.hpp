#pragma once

#include <shop/appointment.hpp>

#include <string>
#include <vector>

#include "mail/desk.hpp"
#include "mail/facts.hpp"
#include "mail/values.hpp"

namespace shop::mail {

/// Whether the job is one of its day: what is only held, was called off or missed is not.
[[nodiscard]] bool is_of_day(const Appointment& job);

/// A job as a day sheet shows it.
/// \param before the job before it in the day; null: none
[[nodiscard]] Values day_job_values(const Appointment& job, const Appointment* before,
                                    const DaySheetFacts& facts, const Desk& desk);

}  // namespace shop::mail
