#pragma once

#include <shop/appointment.hpp>

#include <string>

namespace shop::cli {

/// Whether mail about a job reaches somebody: its contact on site or its customer.
[[nodiscard]] bool is_written_to(const Appointment& job);

/// A line of the job's card, where no mail tells anybody of a change: whom to call. Else empty.
[[nodiscard]] std::string call_line(const Appointment& job);

}  // namespace shop::cli
