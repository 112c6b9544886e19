#pragma once

#include "day_view.hpp"

#include <shop/appointment.hpp>

#include <string>
#include <vector>

namespace shop::cli {

/// `2012 Toyota Camry, plate ?  VIN ?  (get on site)`. Safe.
[[nodiscard]] std::string vehicle_fact(const Appointment& job);

/// `authorized Nov 16, phone, D. Park`; empty without one. Safe.
[[nodiscard]] std::string authorization_fact(const Appointment& job, const Zone& zone);

/// `Note: gate code 4471`, a line each. Safe.
[[nodiscard]] std::vector<std::string> note_facts(const Appointment& job);

/// What somebody should act on: a job that runs over, a hold, a job that was not closed, a
/// price that nobody has agreed to. Safe.
[[nodiscard]] std::vector<std::string> job_warnings(const Appointment& job, const DayView& view);

/// Pieces beside each other, as many as fit on a line; one that is longer is wrapped.
[[nodiscard]] std::vector<std::string> packed(const std::vector<std::string>& pieces,
                                              std::size_t columns);

}  // namespace shop::cli
