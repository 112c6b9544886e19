#pragma once

#include <shop/appointment.hpp>
#include <shop/quote.hpp>

#include <optional>
#include <string>

#include "service/change.hpp"
#include "service/context.hpp"
#include "service/quote.hpp"

namespace shop::service {

/// The job that a booking goes with: one at the same stop, or the visit before it.
struct Visit {
    std::optional<Appointment> with;  ///< BookingRequest::stop, or BookingRequest::follows
    std::optional<Appointment> last;  ///< at a stop: where the new job begins
};

/// \throws Error (not_found), (wrong_state) when nothing can go with that job,
///         (invalid_argument) for a second visit that begins before the first has ended
[[nodiscard]] Visit visit_of(Change& change, const BookingRequest& request);

/// Fills in what the request leaves to the job that it goes with: customer, vehicle, address;
/// at a stop mechanic and time too.
/// \throws Error (invalid_argument) where it says something else
void take_over(BookingRequest& request, const Visit& visit, const std::optional<Quote>& quote,
               Instant now);

/// Contact and place, once it is known who the booking is for. \param customer none: a new one
/// \throws Error (invalid_argument)
void take_over_place(BookingRequest& request, std::string& postal_code, const Visit& visit,
                     std::optional<CustomerId> customer);

/// A stop is driven to once; so is, as far as the fee goes, a second visit while the quote of
/// the first is valid.
/// \throws Error (rule_refused) for a quote that charges for it again
[[nodiscard]] TravelFee travel_fee_of(Change& change, const Context& context, const Visit& visit,
                                      const std::string& postal_code,
                                      const std::optional<Quote>& quote);

}  // namespace shop::service
