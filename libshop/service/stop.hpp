#pragma once

#include <shop/appointment.hpp>

#include <string_view>
#include <vector>

#include "service/change.hpp"
#include "service/context.hpp"

// Jobs at one stop: a job that begins where the one before it ends, in the same driveway,
// needs no travel, and the one before it no wrap-up.
namespace shop::service {

/// With the paddings that its place asks for, whatever stands beside it.
[[nodiscard]] Appointment alone(Appointment job);

/// The jobs at this one's stop that hold time, it among them, by mechanic and start.
[[nodiscard]] std::vector<Appointment> jobs_at_stop(driver::Connection& connection,
                                                    const Appointment& job);

/// The last of the jobs that follow each other without a gap from this one on: where the
/// next one at its stop begins.
[[nodiscard]] Appointment last_at_stop(driver::Connection& connection, const Appointment& job);

/// Writes a changed job like replace_appointment(), and with it what the change means for the
/// paddings at its stop, each change of them audited. Two jobs that touch share theirs, as do
/// two with too little between them to leave and come back; others keep what their place
/// asks for. What is over gets none back. A job that now stands elsewhere has left the stop.
/// \throws SlotTaken when there is no room for a padding that comes back; Error (stale_revision)
Appointment replace_at_stop(Change& change, Context& context, const Appointment& before,
                            const Appointment& changed, std::string_view action);

/// The same for a stop whose jobs were written one by one: its paddings as their times now ask.
void follow_stop(Change& change, Context& context, AppointmentId job);

}  // namespace shop::service
