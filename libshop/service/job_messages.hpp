#pragma once

#include <shop/appointment.hpp>

#include <optional>
#include <string_view>

#include "service/change.hpp"
#include "service/context.hpp"

namespace shop::service {

/// What is told about an appointment, and to whom: the customer (or the contact on site)
/// and, where the shop's file asks for it, the shop and the mechanic. A message takes the
/// place of those that the same reader has not been sent yet. Who has not heard of the job
/// is told that it is booked, as it now stands, in place of a change, and nothing of its
/// end. Of a job that is only held nobody is told.
/// \param event `booked`, `rescheduled` or `cancelled`, for the shop and the mechanic
/// \param former who had the job before, where that was another
void queue_messages(Change& change, Context& context, const Appointment& appointment,
                    std::string_view to_customer, std::string_view event,
                    std::optional<MechanicId> former = std::nullopt);

/// Tells the customer's side alone, in place of what they have not been sent yet.
void queue_for_customer(Change& change, const Context& context, const Appointment& appointment,
                        std::string_view kind);

}  // namespace shop::service
