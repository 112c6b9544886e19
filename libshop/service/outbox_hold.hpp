#pragma once

#include <shop/outbox.hpp>

#include <optional>

#include "service/context.hpp"

namespace shop::service {

/// Why nothing is sent: a person said so, nobody looked after the outbox for too long, or the
/// store is elsewhere than where it was made, so that it may be a copy. None: nothing is in the way.
[[nodiscard]] std::optional<OutboxHold> hold_of(Context& context);

/// \throws Error (incomplete) while the outbox is on hold
void require_not_on_hold(Context& context);

}  // namespace shop::service
