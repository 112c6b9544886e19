#pragma once

#include <shop/appointment.hpp>
#include <shop/quote.hpp>

#include <optional>
#include <string>
#include <vector>

#include "service/change.hpp"
#include "service/context.hpp"
#include "service/place.hpp"
#include "service/quote_lines.hpp"

namespace shop::service {

/// What a job's quote is to price otherwise.
struct Repricing {
    std::vector<RequestedItem> added;  ///< at today's prices
    std::vector<std::string> removed;  ///< codes of items that it has
    const Place* place = nullptr;      ///< another area, whose travel fee and tax rate count
    VehicleId vehicle;                 ///< of the job, as it now is
    std::string vehicle_text;          ///< what that one is called
};

/// The quote of changed work, not stored: what stays keeps the prices, rates and rules that
/// are stored with the quote; what is added is priced by today's catalogue. It is as long
/// valid, and authorized to the total that it was.
/// \param job whose quote it is: its own credit for a diagnostic is not lost
[[nodiscard]] Quote repriced(Context& context, const Quote& quote, AppointmentId job,
                             const Repricing& change, Instant now);

/// Stores it in place of the one that it supersedes. \return as it now stands
/// \throws Error (stale_revision)
Quote replace_quote(Change& change, Context& context, const Quote& before, const Quote& repriced);

/// A job's services as its quote prices them.
[[nodiscard]] std::vector<AppointmentService> services_of(const Quote& quote);

}  // namespace shop::service
