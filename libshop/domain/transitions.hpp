#pragma once

#include <shop/appointment.hpp>

namespace shop::domain {

/// What can happen to an appointment after it is made.
enum class Event {
    book,
    move,
    cancel,
    start,
    complete,
    no_show,
    extend,
    late,
    reinstate,
    edit,
    confirm
};

/// `booked`, `only held`, `a no-show`: what a job "is".
[[nodiscard]] std::string_view in_words(AppointmentStatus status);

/// As people see it at a time: a hold whose time has come has lapsed, marked or not.
[[nodiscard]] Appointment as_of(Appointment appointment, Instant now);

/// \throws Error (wrong_state) naming the state when the event cannot happen in it
void require_allowed(const Appointment& appointment, Event event);

/// What an appointment becomes by each event. Times come from the caller; nothing else
/// changes. All expect that require_allowed() let the event pass.
[[nodiscard]] Appointment confirmed(Appointment appointment);
[[nodiscard]] Appointment cancelled(Appointment appointment, Instant now, std::string reason);
[[nodiscard]] Appointment started(Appointment appointment, Instant now);
/// Before its end the rest of the time becomes free: what is held ends now, in whole minutes.
[[nodiscard]] Appointment completed(Appointment appointment, Instant now);
/// The same, and there is nothing to wrap up.
/// \throws Error (rule_refused) before the start
[[nodiscard]] Appointment not_shown(Appointment appointment, Instant now);
/// Booked again, or in progress where it had begun, for its planned time; what ended it is
/// forgotten. Its paddings stay.
[[nodiscard]] Appointment reinstated(Appointment appointment);

}  // namespace shop::domain
