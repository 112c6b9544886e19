#include <shop/error.hpp>
#include <shop/quote.hpp>

#include <fmt/format.h>

#include "domain/limits.hpp"
#include "domain/text.hpp"
#include "domain/wall_text.hpp"
#include "service/change.hpp"
#include "service/in_change.hpp"
#include "service/quote.hpp"
#include "store/appointments.hpp"
#include "store/quotes.hpp"

namespace shop {

namespace service {

Quote require_quote(driver::Connection& connection, QuoteId id, std::optional<Revision> seen) {
    if (auto quote = store::find_quote(connection, id)) {
        require_revision(seen, quote->revision, fmt::format("Q{}", id.value()));
        return *quote;
    }
    throw Error(ErrorCode::not_found, fmt::format("there is no quote Q{}", id.value()),
                "see: shopctl quote list");
}

}  // namespace service

namespace {

/// ` brakes-front starter`
std::string codes_of(const Quote& quote) {
    std::string codes;
    for (const QuoteItem& item : quote.items) codes += " " + item.code;
    return codes;
}

void require_open(const Quote& quote) {
    if (quote.status == QuoteStatus::open) return;
    throw Error(ErrorCode::wrong_state,
                fmt::format("Q{} is {} already", quote.id.value(), to_string(quote.status)),
                fmt::format("see: shopctl quote show Q{}", quote.id.value()));
}

/// Open, or repriced since to more than was agreed to.
void require_to_be_agreed(const Quote& quote) {
    const bool risen = quote.status == QuoteStatus::accepted && quote.authorization &&
                       quote.totals.total > quote.authorization->total;
    if (!risen) require_open(quote);
}

}  // namespace

Quote Quotes::get(QuoteId id) const {
    return service::require_quote(context_->connection(), id);
}

bool Quotes::expired(const Quote& quote) const {
    return quote.status == QuoteStatus::open && context_->today() > quote.valid_through;
}

void Quotes::each(const QuoteFilter& filter, const std::function<void(const Quote&)>& visit) const {
    QuoteId last;
    const Instant now = context_->now();
    for (;;) {
        const auto page = store::quote_page(context_->connection(), filter, last, now);
        if (page.empty()) return;
        for (const Quote& quote : page) visit(quote);
        last = page.back().id;
    }
}

Quote Quotes::accept(QuoteId id, const std::string& by, const std::string& means,
                     std::optional<Revision> seen) {
    const std::string who = domain::required_line(by, "name of who agreed", domain::limits::kName);
    const std::string how = domain::required_line(means, "means", domain::limits::kCode);
    return service::in_change(*context_, [&](service::Change& change) {
        const Quote before = service::require_quote(change.connection(), id, seen);
        require_to_be_agreed(before);
        // What is booked was booked in time.
        if (expired(before) &&
            !store::appointment_of_quote(change.connection(), id, change.now())) {
            throw Error(ErrorCode::quote_expired,
                        fmt::format("Q{} was good through {}", id.value(),
                                    domain::day_text(before.valid_through)),
                        "make a new quote for the same work: shopctl quote" + codes_of(before));
        }
        if (!store::accept_quote(change.connection(), before, who, how, change.now())) {
            service::throw_stale(fmt::format("Q{}", id.value()));
        }
        const Quote after = service::require_quote(change.connection(), id);
        change.audit("accept", "quote", id.value(), &before, &after);
        change.commit();
        return after;
    });
}

Quote Quotes::decline(QuoteId id, const std::string& reason, std::optional<Revision> seen) {
    const std::string why = domain::checked_line(reason, "reason", domain::limits::kReason);
    return service::in_change(*context_, [&](service::Change& change) {
        const Quote before = service::require_quote(change.connection(), id, seen);
        require_open(before);
        if (const auto used = store::appointment_of_quote(change.connection(), id, change.now())) {
            throw Error(ErrorCode::wrong_state,
                        fmt::format("Q{} is booked as A{}", id.value(), used->first.value()),
                        fmt::format("cancel that first: shopctl cancel A{}", used->first.value()));
        }
        if (!store::decline_quote(change.connection(), before, why)) {
            service::throw_stale(fmt::format("Q{}", id.value()));
        }
        const Quote after = service::require_quote(change.connection(), id);
        change.audit("decline", "quote", id.value(), &before, &after);
        change.commit();
        return after;
    });
}

}  // namespace shop
