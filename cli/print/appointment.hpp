#pragma once

#include "ink.hpp"

#include <shop/shop.hpp>

#include <string>
#include <string_view>

namespace shop::cli {

/// Names of the services, without those that were left out: `Brakes, Oil change`. Not made safe.
[[nodiscard]] std::string work_text(const Appointment& job);

/// `2017 Honda CR-V, 8KLM204`, or `2012 Toyota Camry, plate ?`. Not made safe.
[[nodiscard]] std::string vehicle_text(const Appointment& job);

/// `Ana Chan 916-555-0108`, whom to ask for on site; empty where that is the customer.
/// Not made safe.
[[nodiscard]] std::string contact_text(const Appointment& job);

/// Somebody and a number that reaches them. Not made safe.
struct Callee {
    std::string name;
    std::string phone;  ///< as people write it
};

/// Who is on site, where there is a number for that; else the customer.
[[nodiscard]] Callee person_to_call(const Appointment& job);

/// As `list --status` takes it: `in-progress`.
[[nodiscard]] std::string status_name(AppointmentStatus status);

/// `done`, `NOW`, `no-show`; empty for what is simply booked.
[[nodiscard]] std::string_view status_word(AppointmentStatus status);

/// `same stop as A118`, `second visit after A121`; empty for a job that stands for itself.
[[nodiscard]] std::string goes_with(const Appointment& job);

/// Of a hold: `until 11:35 am`, on another day with that; else empty.
[[nodiscard]] std::string held_text(const Appointment& job, const Zone& zone, ClockStyle clock,
                                    LocalDate today);

/// `Booked A135: Thu Nov 19, 2026, 9:30-11:45 am, Edgar` and what belongs to it, a line
/// each. \param doing `Booked`, `Cancelled`, ...
[[nodiscard]] std::string appointment_card(Shop& shop, const Appointment& job,
                                           std::string_view doing);

}  // namespace shop::cli
