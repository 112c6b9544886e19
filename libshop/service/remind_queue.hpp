#pragma once

#include <shop/time.hpp>

#include <vector>

#include "service/change.hpp"
#include "service/context.hpp"
#include "store/outbox.hpp"

// What becomes due by the clock alone: reminders and day sheets.
namespace shop::service {

/// A message that is to be in the outbox by now.
struct DueMessage {
    store::QueuedMessage message;
    Instant since{};    ///< of a reminder: when its lead began
    bool told = false;  ///< of a sheet that goes only when it has changed: it has not
};

/// What is due and not in the outbox yet. Read by transactions of its own.
[[nodiscard]] std::vector<DueMessage> newly_due(Context& context, Instant now);

/// Writes them, but for those that another run was faster with. \return how many are to be sent
std::int64_t queue_due(Change& change, const std::vector<DueMessage>& due);

}  // namespace shop::service
