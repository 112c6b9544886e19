#pragma once

#include <shop/appointment.hpp>
#include <shop/quote.hpp>

#include <optional>
#include <vector>

#include "service/change.hpp"
#include "service/context.hpp"
#include "service/place.hpp"

namespace shop::service {

/// What an edit makes of a job; nothing of it is written yet.
struct Edited {
    Appointment job;
    Quote quote;                 ///< of the job: as it was, or with another price
    bool priced = false;         ///< the quote is another one
    std::optional<Place> place;  ///< another area
    std::vector<QuoteItem> added;
    std::vector<Rule> set_aside;
};

/// \param request checked: it asks for something
/// \throws Error (not_found), (invalid_argument), (wrong_state) when nothing would be left to
///         do, (out_of_area)
[[nodiscard]] Edited edited_job(Change& change, Context& context, const EditRequest& request,
                                const Appointment& before);

}  // namespace shop::service
