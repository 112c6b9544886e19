#include "domain/transitions.hpp"

#include <shop/error.hpp>

#include <algorithm>
#include <optional>
#include <string>

namespace shop::domain {

namespace {

bool allowed(AppointmentStatus status, Event event) {
    switch (event) {
        case Event::book:
            return status == AppointmentStatus::held;
        case Event::move:
        case Event::cancel:
            return status == AppointmentStatus::held || status == AppointmentStatus::booked;
        case Event::start:
        case Event::no_show:
        case Event::confirm:
            return status == AppointmentStatus::booked;
        case Event::complete:
        case Event::late:
            return status == AppointmentStatus::booked || status == AppointmentStatus::in_progress;
        case Event::extend:
        case Event::edit:
            return status == AppointmentStatus::held || status == AppointmentStatus::booked ||
                   status == AppointmentStatus::in_progress;
        case Event::reinstate:
            return status == AppointmentStatus::cancelled || status == AppointmentStatus::no_show ||
                   status == AppointmentStatus::completed ||
                   status == AppointmentStatus::in_progress;
    }
    return false;
}

std::string_view verb(Event event) {
    switch (event) {
        case Event::book:
            return "booked";
        case Event::move:
            return "moved";
        case Event::cancel:
            return "cancelled";
        case Event::start:
            return "started";
        case Event::complete:
            return "completed";
        case Event::no_show:
            return "marked as a no-show";
        case Event::extend:
            return "extended";
        case Event::late:
            return "late";
        case Event::reinstate:
            return "reinstated";
        case Event::edit:
            return "edited";
        case Event::confirm:
            return "confirmed";
    }
    return "";
}

/// What the event makes of an appointment; none where it stays what it is.
std::optional<AppointmentStatus> outcome(Event event) {
    switch (event) {
        case Event::book:
            return AppointmentStatus::booked;
        case Event::move:
        case Event::extend:
        case Event::late:
        case Event::edit:
        case Event::confirm:
            return std::nullopt;
        case Event::reinstate:
            return AppointmentStatus::booked;
        case Event::cancel:
            return AppointmentStatus::cancelled;
        case Event::start:
            return AppointmentStatus::in_progress;
        case Event::complete:
            return AppointmentStatus::completed;
        case Event::no_show:
            return AppointmentStatus::no_show;
    }
    return std::nullopt;
}

/// The end of what is held when the work ends now: whole minutes, never before the start.
Instant held_until(const Appointment& appointment, Instant now) {
    const Instant end = std::chrono::ceil<Minutes>(now);
    return std::min(appointment.work.end, std::max(end, appointment.work.begin + Minutes{1}));
}

}  // namespace

std::string_view in_words(AppointmentStatus status) {
    switch (status) {
        case AppointmentStatus::held:
            return "only held";
        case AppointmentStatus::booked:
            return "booked";
        case AppointmentStatus::in_progress:
            return "in progress";
        case AppointmentStatus::completed:
            return "completed";
        case AppointmentStatus::cancelled:
            return "cancelled";
        case AppointmentStatus::no_show:
            return "a no-show";
        case AppointmentStatus::lapsed:
            return "a hold that lapsed";
    }
    return "";
}

namespace {

/// What to do where an event is not allowed.
std::string way_out(const Appointment& appointment, Event event) {
    const std::string id = "A" + std::to_string(appointment.id.value());
    const bool has_begun = appointment.status == AppointmentStatus::in_progress ||
                           appointment.status == AppointmentStatus::completed;
    if (event == Event::confirm && has_begun) {
        return "the work has begun: nothing is left to confirm; see: shopctl show " + id;
    }
    if (allowed(appointment.status, Event::reinstate)) {
        return "take that back: shopctl reinstate " + id;
    }
    return "see: shopctl show " + id;
}

}  // namespace

void require_allowed(const Appointment& appointment, Event event) {
    if (allowed(appointment.status, event)) return;
    const std::string id = "A" + std::to_string(appointment.id.value());
    const std::string state = id + " is " + std::string{in_words(appointment.status)};
    throw Error(ErrorCode::wrong_state,
                outcome(event) == appointment.status
                    ? state + " already"
                    : state + ": it cannot be " + std::string{verb(event)},
                way_out(appointment, event));
}

Appointment as_of(Appointment appointment, Instant now) {
    if (appointment.status == AppointmentStatus::held && appointment.held_until &&
        *appointment.held_until <= now) {
        appointment.status = AppointmentStatus::lapsed;
    }
    return appointment;
}

Appointment confirmed(Appointment appointment) {
    appointment.status = AppointmentStatus::booked;
    appointment.held_until.reset();
    return appointment;
}

Appointment cancelled(Appointment appointment, Instant now, std::string reason) {
    appointment.status = AppointmentStatus::cancelled;
    appointment.cancelled_at = now;
    appointment.cancel_reason = std::move(reason);
    ++appointment.sequence;
    return appointment;
}

Appointment started(Appointment appointment, Instant now) {
    appointment.status = AppointmentStatus::in_progress;
    appointment.started_at = now;
    return appointment;
}

Appointment completed(Appointment appointment, Instant now) {
    appointment.status = AppointmentStatus::completed;
    appointment.finished_at = now;
    appointment.work.end = held_until(appointment, now);
    // Done before it was to begin: nothing of what was held is needed any more.
    if (now <= appointment.work.begin) appointment.travel = appointment.wrap_up = Minutes{0};
    return appointment;
}

Appointment not_shown(Appointment appointment, Instant now) {
    if (now < appointment.work.begin) {
        throw Error(ErrorCode::rule_refused,
                    "A" + std::to_string(appointment.id.value()) +
                        " has not begun: nobody can have missed it",
                    "cancel it instead: shopctl cancel A" + std::to_string(appointment.id.value()));
    }
    appointment.status = AppointmentStatus::no_show;
    appointment.finished_at = now;
    appointment.work.end = held_until(appointment, now);
    appointment.wrap_up = Minutes{0};
    return appointment;
}

Appointment reinstated(Appointment appointment) {
    const bool was_running =
        appointment.status == AppointmentStatus::completed && appointment.started_at;
    if (!was_running) appointment.started_at.reset();
    appointment.status = was_running ? AppointmentStatus::in_progress : AppointmentStatus::booked;
    appointment.work.end = appointment.work.begin + appointment.planned;
    appointment.held_until.reset();
    appointment.finished_at.reset();
    appointment.cancelled_at.reset();
    appointment.cancelled_late = false;
    appointment.cancel_reason.clear();
    appointment.work_notes.clear();
    appointment.odometer.reset();
    ++appointment.sequence;
    return appointment;
}

}  // namespace shop::domain
