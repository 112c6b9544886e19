#pragma once

#include <shop/time.hpp>

#include <vector>

#include "service/context.hpp"
#include "service/remind_queue.hpp"

namespace shop::service {

/// The day sheets that are due and not in the outbox yet, for the shop and for each mechanic with
/// an address of their own. A sheet of the morning is of its own day, one of noon or later of the
/// next day that its reader works or has jobs; half a day after its time it is no longer sent.
[[nodiscard]] std::vector<DueMessage> due_sheets(Context& context, Instant now);

}  // namespace shop::service
