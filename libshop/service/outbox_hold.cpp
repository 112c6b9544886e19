#include "service/outbox_hold.hpp"

#include <shop/error.hpp>

#include <fmt/format.h>

#include <chrono>
#include <string>

#include "domain/message_rules.hpp"
#include "domain/refusal_text.hpp"
#include "store/outbox.hpp"

namespace shop::service {

namespace {

std::string in_words(const Context& context, Instant at) {
    return domain::describe_time(context.zone(), context.settings().booking.clock, at);
}

}  // namespace

std::optional<OutboxHold> hold_of(Context& context) {
    driver::Connection& connection = context.connection();
    const store::OutboxState state = store::outbox_state(connection);
    if (state.held_at) return OutboxHold{state.held_at, state.hold_reason};
    const std::string home = connection.home();
    if (home != state.home) {
        return OutboxHold{{},
                          fmt::format("the store was made as '{}' and is now '{}': a copy must not "
                                      "write to customers",
                                      state.home, home)};
    }
    if (state.reminded_at && context.now() >= *state.reminded_at + domain::kLongestPause) {
        const Instant latest = *state.reminded_at + kRunNoted;
        return OutboxHold{{},
                          fmt::format("the last run was before {}: what waits may be old, or the "
                                      "clock wrong",
                                      in_words(context, latest))};
    }
    return std::nullopt;
}

void require_not_on_hold(Context& context) {
    const auto hold = hold_of(context);
    if (!hold) return;
    const std::string since =
        hold->since ? fmt::format(" since {}", in_words(context, *hold->since)) : std::string{};
    throw Error(ErrorCode::incomplete,
                fmt::format("the outbox is on hold{}: {}", since, hold->reason),
                "look at what waits: shopctl outbox list; let it go: shopctl outbox resume");
}

}  // namespace shop::service
