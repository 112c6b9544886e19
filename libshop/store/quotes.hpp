#pragma once

#include <shop/quote.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "driver/connection.hpp"

namespace shop::store {

/// Writes the quote, its items and its lines as they are.
QuoteId insert_quote(driver::Connection& connection, const Quote& quote,
                     const std::string& currency, std::int64_t policy);
[[nodiscard]] std::optional<Quote> find_quote(driver::Connection& connection, QuoteId id);
/// Newest first, those before `before` (0: from the newest).
[[nodiscard]] std::vector<Quote> quote_page(driver::Connection& connection,
                                            const QuoteFilter& filter, QuoteId before,
                                            Instant now);

/// Each returns false when the record does not stand at quote.revision.
[[nodiscard]] bool accept_quote(driver::Connection& connection, const Quote& quote,
                                const std::string& by, const std::string& means, Instant at);
[[nodiscard]] bool decline_quote(driver::Connection& connection, const Quote& quote,
                                 const std::string& reason);
/// Another one has taken its place.
[[nodiscard]] bool supersede_quote(driver::Connection& connection, const Quote& quote);
/// Writes whose quote it now is: quote.customer, quote.vehicle and quote.vehicle_text.
[[nodiscard]] bool bind_quote(driver::Connection& connection, const Quote& quote);

/// What the newest diagnostic completed for a vehicle since an instant was charged as
/// labor, unless a repair has credited it already.
/// \param but a job that is left out of account
[[nodiscard]] std::optional<Money> uncredited_diagnostic(driver::Connection& connection,
                                                         VehicleId vehicle, Instant since,
                                                         AppointmentId but, Instant now);
/// Says that they are asked for next.
void expect_diagnostics(driver::Connection& connection, VehicleId vehicle, Instant since,
                        AppointmentId but);
/// Open ones that are not booked, whose last valid day is in [from, before).
[[nodiscard]] std::int64_t count_expiring_quotes(driver::Connection& connection, LocalDate from,
                                                 LocalDate before, Instant now);
[[nodiscard]] bool any_quote(driver::Connection& connection);
[[nodiscard]] std::int64_t count_quotes(driver::Connection& connection);

}  // namespace shop::store
