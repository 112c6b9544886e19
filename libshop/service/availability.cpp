#include <shop/availability.hpp>

#include <shop/error.hpp>

#include <fmt/format.h>

#include "domain/availability.hpp"
#include "service/search.hpp"

namespace shop {

namespace {

constexpr int kMostDays = 3660;

}  // namespace

SlotSearch Availability::search(const SlotQuery& query) const {
    if (query.days < 1 || query.days > kMostDays) {
        throw Error(ErrorCode::invalid_argument,
                    fmt::format("a search covers 1 to {} days, not {}", kMostDays, query.days));
    }
    const Instant now = context_->now();
    driver::Transaction transaction(context_->connection(), driver::Transaction::Mode::read);
    service::SearchBasis basis = service::basis_of(*context_, query, now);
    const LocalDate from = query.from.value_or(context_->zone().date(now));
    const auto calendars = service::read_calendars(*context_, basis, from, query.days);
    transaction.commit();

    SlotSearch search = std::move(basis.assumed);
    search.from = from;
    search.days = query.days;
    search.slots = domain::open_starts(context_->zone(), basis.rules, basis.wanted, calendars,
                                       from, query.days, query.first);
    return search;
}

Explanation Availability::explain(const SlotQuery& query, Instant start) const {
    driver::Transaction transaction(context_->connection(), driver::Transaction::Mode::read);
    service::SearchBasis basis = service::basis_of(*context_, query, context_->now());
    service::StartCheck check = service::check_start(*context_, basis, start);

    Explanation explanation;
    explanation.work = {start, start + basis.wanted.duration};
    explanation.open_to = std::move(check.open_to);
    if (explanation.open_to.empty()) explanation.obstacles = std::move(check.obstacles);
    explanation.nearest = service::nearest_slots(*context_, basis, start);
    explanation.assumed = std::move(basis.assumed);
    transaction.commit();
    return explanation;
}

std::vector<Explanation> Availability::explain_day(const SlotQuery& query, LocalDate date) const {
    const Instant now = context_->now();
    driver::Transaction transaction(context_->connection(), driver::Transaction::Mode::read);
    service::SearchBasis basis = service::basis_of(*context_, query, now);
    const auto calendars = service::read_calendars(*context_, basis, date, 1);
    transaction.commit();

    std::vector<Explanation> closed;
    for (const Instant start : service::grid_starts(*context_, basis, date)) {
        if (start < now) continue;
        service::StartCheck check = service::check_start(*context_, basis, calendars, start);
        if (!check.open_to.empty()) continue;
        Explanation& explanation = closed.emplace_back();
        explanation.work = {start, start + basis.wanted.duration};
        explanation.obstacles = std::move(check.obstacles);
        explanation.assumed = basis.assumed;
    }
    return closed;
}

}  // namespace shop
