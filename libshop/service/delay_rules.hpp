#pragma once

#include <shop/appointment.hpp>

#include <string>
#include <vector>

#include "service/change.hpp"
#include "service/context.hpp"

namespace shop::service {

/// One job whose time a delay changes.
struct DelayedJob {
    Appointment before;
    Appointment after;
    std::vector<Rule> set_aside;  ///< of the shop, for its new time
};

/// `A4, 4:10-5:40 pm`, with its date where that is another than the late job's.
[[nodiscard]] std::string delayed_text(const Context& context, const DelayedJob& late,
                                       const Appointment& job);

/// Asks the shop's hours, breaks and closures about the new times, that each stays on its day,
/// and whether another mechanic has its car. Names every job that is refused at once, so that
/// one answer settles it.
/// \param jobs the late one first; learn what is set aside for them
/// \throws RuleRefused, SlotTaken where cars are all that is in the way
void require_allowed_times(Change& change, Context& context, const LateRequest& request,
                           const Override& overriding, std::vector<DelayedJob>& jobs);

}  // namespace shop::service
