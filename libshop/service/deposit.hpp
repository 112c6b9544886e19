#pragma once

#include <shop/availability.hpp>
#include <shop/people.hpp>

#include <optional>

#include "service/context.hpp"
#include "service/search.hpp"

namespace shop::service {

/// Why this customer is booked against a deposit only: as many no-shows as the shop's file
/// allows. \param customer none: a new one
[[nodiscard]] std::optional<Obstacle> deposit_asked(Context& context,
                                                    const std::optional<Customer>& customer);

/// Refuses a booking that a deposit is asked for; whatever else is in the way of the time, and
/// not overridden, is named too.
/// \throws RuleRefused
[[noreturn]] void refuse_without_deposit(Context& context, SearchBasis& basis, Instant start,
                                         const Override& overriding, Obstacle deposit);

}  // namespace shop::service
