#include "service/outbox_hold.hpp"

#include <shop/error.hpp>

#include <fmt/format.h>

#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "domain/message_rules.hpp"
#include "domain/refusal_text.hpp"
#include "store/outbox.hpp"

namespace shop::service {

namespace {

/// How long what is due may wait before somebody is told.
constexpr std::chrono::minutes kLate{15};

std::string in_words(const Context& context, Instant at) {
    return domain::describe_time(context.zone(), context.settings().booking.clock, at);
}

}  // namespace

std::optional<OutboxHold> hold_of(Context& context) {
    driver::Connection& connection = context.connection();
    const store::OutboxState state = store::outbox_state(connection);
    const std::string home = connection.home();
    const bool elsewhere = home != state.home;
    if (state.held_at) {
        return OutboxHold{state.held_at, state.hold_reason,
                          elsewhere || state.hold_reason == kIsCopy};
    }
    if (elsewhere) {
        return OutboxHold{{},
                          fmt::format("the store was made as '{}' and is now '{}': a copy must not "
                                      "write to customers",
                                      state.home, home),
                          true};
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

namespace {

/// Empty: it goes, or nothing is known. \param oldest of what is due
std::string reason_of_stall(Context& context, const std::vector<Message>& oldest) {
    if (context.settings().mail.transport == MailTransport::none) {
        return oldest.empty() ? "" : "[mail] of the shop's file has transport = \"none\"";
    }
    if (const auto hold = hold_of(context)) return hold->reason;
    if (oldest.empty() || context.now() < oldest.front().not_before + kLate) return {};
    if (!oldest.front().last_error.empty()) return oldest.front().last_error;
    return fmt::format("no run of 'shopctl remind' has sent what was due on {}",
                       in_words(context, oldest.front().not_before));
}

}  // namespace

std::optional<StalledMail> stalled_mail(Context& context) {
    driver::Connection& connection = context.connection();
    // What somebody is at right now has a lease, and is not due.
    const Instant real = store::real_time(connection);
    const auto oldest = store::due_messages(connection, context.now(), real, 1);
    std::string reason = reason_of_stall(context, oldest);
    if (reason.empty()) return std::nullopt;
    const std::int64_t waiting =
        oldest.empty() ? 0 : store::count_due(connection, context.now(), real);
    return StalledMail{std::move(reason), waiting};
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
