#pragma once

#include <shop/quote.hpp>

#include <optional>
#include <string>
#include <vector>

#include "service/change.hpp"
#include "service/context.hpp"
#include "service/place.hpp"
#include "service/quote_lines.hpp"

namespace shop::service {

/// What codes stand for, in order. Reads the catalogue inside the caller's transaction.
/// \throws Error (not_found), (rule_refused) retired, (invalid_argument) none or twice
[[nodiscard]] std::vector<RequestedItem> requested_items(driver::Connection& connection,
                                                         const std::vector<std::string>& codes);

/// How long the items take on site, one after the other.
/// \throws Error (invalid_argument) beyond a day
[[nodiscard]] Minutes total_duration(const std::vector<QuoteItem>& items);

/// The skills that they ask for, each once.
[[nodiscard]] std::vector<std::string> skills_of(const std::vector<QuoteItem>& items);

/// Who drives to a place once charges its travel fee once.
enum class TravelFee { of_its_area, charged_already };

/// What the line of its travel fee says.
[[nodiscard]] std::string travel_name(const Place& place);

/// Prices a request and writes the quote with its audit entry.
Quote create_quote(Change& change, Context& context, const QuoteRequest& request,
                   TravelFee travel_fee = TravelFee::of_its_area);

/// What a diagnostic of this vehicle was charged as labor that a quote made at `when` may
/// credit, and that no repair has credited yet.
/// \param but a job that is left out of account
[[nodiscard]] std::optional<Money> earlier_diagnostic(Context& context,
                                                      driver::Connection& connection,
                                                      VehicleId vehicle, Instant when,
                                                      AppointmentId but = {});
/// Says that it is asked for next, of no job in particular.
void expect_earlier_diagnostic(Context& context, VehicleId vehicle, Instant when);

/// A diagnostic comes off one repair: of two quotes that both credit it, the first booked.
/// \param but a job that is left out of account
/// \throws Error (wrong_state) when what the quote credits has come off another
void require_credit_left(Context& context, driver::Connection& connection, const Quote& quote,
                         AppointmentId but = {});

/// \param seen the revision that a change names
/// \throws Error (not_found), (stale_revision)
[[nodiscard]] Quote require_quote(driver::Connection& connection, QuoteId id,
                                  std::optional<Revision> seen = std::nullopt);

}  // namespace shop::service
