#pragma once

#include <shop/shop.hpp>

#include <vector>

namespace shop::cli {

class Session;

/// The other jobs at this one's stop that are still to be done. Asked before the change: a
/// job that is moved belongs to its stop no more.
[[nodiscard]] std::vector<Appointment> others_at_stop(Shop& shop, AppointmentId id);

/// `note: A2, A3 are at the same stop: they stay as they are`; nothing where there are none.
void note_others_at_stop(const Session& session, const std::vector<Appointment>& others);

/// Says so where the job that left a stop was the one that its travel fee was charged on.
void note_lost_travel_fee(Session& session, const Appointment& gone,
                          const std::vector<Appointment>& others);

}  // namespace shop::cli
