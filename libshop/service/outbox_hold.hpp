#pragma once

#include <shop/outbox.hpp>
#include <shop/schedule.hpp>

#include <chrono>
#include <optional>
#include <string_view>

#include "service/context.hpp"

namespace shop::service {

/// How exactly the store knows when the last run was.
inline constexpr std::chrono::hours kRunNoted{6};

/// Why nothing is sent: a person said so, nobody looked after the outbox for too long, or the
/// store is elsewhere than where it was made, so that it may be a copy. None: all may go.
[[nodiscard]] std::optional<OutboxHold> hold_of(Context& context);

/// The reason of the hold that a copied store begins with.
inline constexpr std::string_view kIsCopy = "this store is a copy";

/// Why what is due does not go out, as far as the store knows it: a hold, no way out in the
/// shop's file, or that the oldest message should have gone a while ago. None: all is well.
[[nodiscard]] std::optional<StalledMail> stalled_mail(Context& context);

/// \throws Error (incomplete) while the outbox is on hold
void require_not_on_hold(Context& context);

}  // namespace shop::service
