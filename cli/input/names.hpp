#pragma once

#include <shop/id.hpp>

#include <string>
#include <string_view>

namespace shop::cli {

// How records are named on the command line: jobs `A118`, quotes `Q42`, vehicles `v21`;
// customers, mechanics, closures and messages by their number alone. The letter may be
// left out and be of either case. All throw Error (invalid_argument), a wrong letter
// naming the kind it stands for.

[[nodiscard]] AppointmentId parse_appointment_id(std::string_view text);
[[nodiscard]] QuoteId parse_quote_id(std::string_view text);
[[nodiscard]] VehicleId parse_vehicle_id(std::string_view text);
[[nodiscard]] CustomerId parse_customer_id(std::string_view text);
[[nodiscard]] MechanicId parse_mechanic_id(std::string_view text);
[[nodiscard]] ClosureId parse_closure_id(std::string_view text);
[[nodiscard]] MessageId parse_message_id(std::string_view text);

/// Whether a text that may also be a name, number or plate is one of the above: digits,
/// with one of the letters A, Q, V, I before them or without.
[[nodiscard]] bool looks_like_id(std::string_view text);

/// Whether it is one with this letter, as in `Q42` where a service's code may stand too.
/// \param letter in upper case
[[nodiscard]] bool has_id_letter(std::string_view text, char letter);

/// Whether a word that may also be a service's code is meant as a quote: `Q42`, and `A42`
/// too, which is then refused by its kind. Codes are in lower case.
[[nodiscard]] bool means_quote(std::string_view text);

/// `A118`, `Q42`, `v21`
[[nodiscard]] std::string to_name(AppointmentId id);
[[nodiscard]] std::string to_name(QuoteId id);
[[nodiscard]] std::string to_name(VehicleId id);

}  // namespace shop::cli
