#pragma once

#include <shop/appointment.hpp>

#include <optional>
#include <string>

#include "service/change.hpp"
#include "service/context.hpp"

namespace shop::service {

/// Who, which car and where, as far as the request and its quote say it.
struct Party {
    std::optional<Customer> customer;  ///< none: BookingRequest::new_customer
    std::optional<Vehicle> vehicle;    ///< none: BookingRequest::new_vehicle, or the quote's text
    std::string postal_code;
};

/// \throws Error (invalid_argument) where request and quote leave it open or don't fit
///         together, (not_found)
[[nodiscard]] Party party_of(driver::Connection& connection, const BookingRequest& request,
                             const std::optional<Quote>& quote);

/// A quote is booked for whom and for which car it was made.
/// \throws Error (rule_refused)
void require_fits_quote(const Quote& quote, const Party& party, const BookingRequest& request);

/// Makes the records that the request brings along, now that nothing refuses it.
void add_party(Change& change, Context& context, const BookingRequest& request,
               const std::optional<Quote>& quote, Party& party);

}  // namespace shop::service
