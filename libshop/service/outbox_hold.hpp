#pragma once

#include <shop/outbox.hpp>

#include <chrono>
#include <optional>

#include "service/context.hpp"

namespace shop::service {

/// How exactly the store knows when the last run was.
inline constexpr std::chrono::hours kRunNoted{6};

/// Why nothing is sent: a person said so, nobody looked after the outbox for too long, or the
/// store is elsewhere than where it was made, so that it may be a copy. None: all may go.
[[nodiscard]] std::optional<OutboxHold> hold_of(Context& context);

/// \throws Error (incomplete) while the outbox is on hold
void require_not_on_hold(Context& context);

}  // namespace shop::service
