#include <shop/outbox.hpp>

#include <shop/error.hpp>
#include <shop/format.hpp>

#include <fmt/format.h>

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "domain/limits.hpp"
#include "domain/text.hpp"
#include "service/change.hpp"
#include "service/customers.hpp"
#include "service/in_change.hpp"
#include "service/outbox_hold.hpp"
#include "service/quote.hpp"
#include "store/outbox.hpp"

namespace shop {

using service::Change;

namespace {

Message require_message(driver::Connection& connection, MessageId id) {
    if (auto message = store::find_message(connection, id)) return *message;
    throw Error(ErrorCode::not_found, fmt::format("there is no message {}", id.value()),
                "see: shopctl outbox list --all");
}

/// Writes another state of a message with its audit entry.
/// \param set bool(Connection&): false where the message's state does not allow it
template <class Set>
Message set_state(Context& context, MessageId id, std::string_view action, Set set) {
    return service::in_change(context, [&](Change& change) {
        const Message before = require_message(change.connection(), id);
        if (!set(change)) {
            const bool leased = before.state == MessageState::queued;
            throw Error(ErrorCode::wrong_state,
                        leased ? fmt::format("message {} is on its way right now", id.value())
                               : fmt::format("message {} is {}", id.value(),
                                             to_string(before.state)),
                        fmt::format("see: shopctl outbox show {}", id.value()));
        }
        const Message after = require_message(change.connection(), id);
        change.audit(action, "message", id.value(), &before, &after);
        change.commit();
        return after;
    });
}

void require_can_be_sent(const Context& context, const Quote& quote) {
    const std::string name = fmt::format("Q{}", quote.id.value());
    if (quote.status == QuoteStatus::declined || quote.status == QuoteStatus::superseded) {
        throw Error(ErrorCode::wrong_state, fmt::format("{} is {}", name, to_string(quote.status)),
                    "see: shopctl quote show " + name);
    }
    if (quote.status == QuoteStatus::open && context.today() > quote.valid_through) {
        throw Error(ErrorCode::quote_expired, name + " is no longer good",
                    "make a new quote for the same work");
    }
}

void require_address(driver::Connection& connection, const Quote& quote) {
    if (!quote.customer) {
        throw Error(ErrorCode::invalid_argument,
                    fmt::format("Q{} is nobody's: it cannot be sent", quote.id.value()),
                    "make it for a customer: shopctl quote CODE --customer NAME");
    }
    const Customer customer = service::require_customer(connection, *quote.customer);
    if (!customer.email.empty()) return;
    throw Error(ErrorCode::invalid_argument,
                fmt::format("customer {} has no e-mail address", customer.id.value()),
                fmt::format("add it: shopctl customer edit {} --email ADDRESS",
                            customer.id.value()));
}

}  // namespace

void Outbox::each(std::optional<MessageState> state,
                  const std::function<void(const Message&)>& visit) const {
    MessageId last;
    for (;;) {
        const auto page = store::message_page(context_->connection(), state, last);
        if (page.empty()) return;
        for (const Message& message : page) visit(message);
        last = page.back().id;
    }
}

Message Outbox::get(MessageId id) const { return require_message(context_->connection(), id); }

std::vector<Message> Outbox::of(AppointmentId id) const {
    return store::messages_of(context_->connection(), id);
}

Message Outbox::retry(MessageId id) {
    return set_state(*context_, id, "retry", [&](Change& change) {
        return store::requeue_message(change.connection(), id, change.now());
    });
}

Message Outbox::drop(MessageId id) {
    return set_state(*context_, id, "drop", [&](Change& change) {
        return store::drop_message(change.connection(), id);
    });
}

Message Outbox::send_quote(QuoteId id) {
    return service::in_change(*context_, [&](Change& change) {
        driver::Connection& connection = change.connection();
        const Quote quote = service::require_quote(connection, id);
        require_can_be_sent(*context_, quote);
        require_address(connection, quote);
        store::QueuedMessage message;
        message.kind = "estimate";
        message.audience = "customer";
        message.quote = id;
        message.not_before = change.now() + context_->settings().mail.undo;
        store::supersede_estimates(connection, id);
        store::queue_message(connection, message, change.now());
        const Message queued = store::newest_message(connection);
        change.audit<Message>("send", "quote", id.value(), nullptr, &queued);
        change.commit();
        return queued;
    });
}

std::optional<OutboxHold> Outbox::on_hold() const { return service::hold_of(*context_); }

std::optional<OutboxHold> Outbox::hold(const std::string& reason) {
    const std::string why = domain::required_line(reason, "reason", domain::limits::kReason);
    return service::in_change(*context_, [&](Change& change) -> std::optional<OutboxHold> {
        auto earlier = service::hold_of(*context_);
        if (earlier && earlier->since) return earlier;
        store::hold_outbox(change.connection(), change.now(), why);
        change.audit_text("hold", "outbox", 1, std::nullopt,
                          "{\"reason\":" + json_string(why) + "}");
        change.commit();
        return std::nullopt;
    });
}

std::optional<OutboxHold> Outbox::resume() {
    return service::in_change(*context_, [&](Change& change) {
        auto hold = service::hold_of(*context_);
        if (!hold) return hold;
        const std::string home = change.connection().home();
        store::resume_outbox(change.connection(), home, change.now());
        change.audit_text("resume", "outbox", 1, std::nullopt,
                          "{\"home\":" + json_string(home) + "}");
        change.commit();
        return hold;
    });
}

}  // namespace shop
