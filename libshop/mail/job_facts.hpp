#pragma once

#include <shop/appointment.hpp>

#include <string>
#include <vector>

#include "mail/desk.hpp"
#include "mail/facts.hpp"
#include "mail/values.hpp"

// What letters about jobs say to whomever they go.
namespace shop::mail {

/// Adds when, where, what and by whom: `when`, `when_short`, `day`, `time`, `end_time`,
/// `where`, `place`, `map`, `work`, `car`, `known_car`, `mechanic`, `booking`, `moved` and
/// `not_moved`.
void add_job(Values& values, const JobFacts& facts, const Desk& desk);

/// Whether the reader was last told another start.
[[nodiscard]] bool has_moved(const JobFacts& facts);

/// What is still to be found out about the car and the place: `the VIN`, `the plate and the VIN`.
[[nodiscard]] std::vector<std::string> unknown_things(const Appointment& job);

/// `A135`
[[nodiscard]] std::string number_of(const Appointment& job);

}  // namespace shop::mail
