#pragma once

#include <shop/appointment.hpp>
#include <shop/people.hpp>
#include <shop/quote.hpp>

#include <string>
#include <string_view>

// How letters speak of people, places and cars. What is not known is left out of a sentence,
// never out of its middle.
namespace shop::mail {

/// `Hello Maria`; the whole name where the first word is none to call somebody by; `Hello`.
[[nodiscard]] std::string greeting(std::string_view name);

/// Case and accents do not count.
[[nodiscard]] bool same_name(std::string_view a, std::string_view b);

/// `19 Oak Ct, Davis 95616`; empty where neither is known.
[[nodiscard]] std::string place_text(std::string_view address, std::string_view postal_code);
/// `19 Oak Ct`: the address up to its first comma.
[[nodiscard]] std::string street_of(std::string_view address);
/// `Davis`, of `19 Oak Ct, Davis` and of `19 Oak Ct, Davis, CA 95616`; empty: none is named.
[[nodiscard]] std::string town_of(std::string_view address);

/// `Front brake pads and rotors, tire rotation`
[[nodiscard]] std::string work_text(const Appointment& job);
/// The same of an estimate; empty where it has none.
[[nodiscard]] std::string work_text(const Quote& quote);
/// `front brake pads`, but `ABS sensor`: a name in the middle of a line.
[[nodiscard]] std::string in_midline(std::string_view name);

/// `2015 Honda Civic`, `car 7XYZ321`, `car`.
[[nodiscard]] std::string car_text(const Appointment& job);
/// `Front brake pads and rotors, 2015 Honda Civic`, the car where it is known.
[[nodiscard]] std::string work_and_car(const Appointment& job);
/// `Civic`, `Honda`, `car`.
[[nodiscard]] std::string short_car(const Appointment& job);
/// `2015 Civic`: as short_car(), with its year.
[[nodiscard]] std::string car_with_year(const Appointment& job);

/// `by phone`, `in person`, `by text`; empty where it is not known.
[[nodiscard]] std::string means_text(std::string_view means);

}  // namespace shop::mail
