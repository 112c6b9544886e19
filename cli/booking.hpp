#pragma once

#include "override_options.hpp"

#include <shop/shop.hpp>

#include <optional>
#include <string>
#include <vector>

namespace shop::cli {

class Session;

/// What `book` was told, as it was typed.
struct BookingWords {
    std::vector<std::string> words;  ///< a quote or codes, then the time unless `at` has it
    std::optional<std::string> at;
    std::optional<std::string> customer;
    std::optional<std::string> name, phone, email;  ///< of a new customer
    std::optional<std::string> vehicle, plate, vin;
    std::optional<std::string> mechanic;
    std::string address, zip, notes;
    Contact contact;
    bool emergency = false;
    std::optional<std::string> hold, stop, follows;
    OverrideWords overriding;
    std::string request_id;
};

/// `book A12`: a time that is held is to be booked. \return none where something else is asked for
/// \throws Error (invalid_argument) when anything is said beside it
[[nodiscard]] std::optional<AppointmentId> held_job(const BookingWords& typed);

/// The words as a request: names looked up, the time read in the shop's zone.
/// \throws Error (invalid_argument), (ambiguous), (not_found)
[[nodiscard]] BookingRequest booking_request(Session& session, const BookingWords& typed);

/// What the customer of a booking missed or called off late; empty where nothing.
[[nodiscard]] std::string missed_note(Shop& shop, const Appointment& booked);

}  // namespace shop::cli
