#pragma once

#include <shop/appointment.hpp>

#include <string_view>

#include "service/context.hpp"

namespace shop::service {

/// A slip of the finger would end a job that is days away.
/// \throws Error (rule_refused) before the day of the job
void require_its_day(const Context& context, const Appointment& appointment, Instant now,
                     std::string_view verb);

}  // namespace shop::service
