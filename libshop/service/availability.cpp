#include <shop/availability.hpp>

#include <shop/error.hpp>

#include <date/date.h>
#include <fmt/format.h>

#include <algorithm>

#include "domain/availability.hpp"
#include "service/search.hpp"

namespace shop {

namespace {

constexpr int kMostDays = 3660;

void check_days(const SlotQuery& query) {
    if (query.days >= 1 && query.days <= kMostDays) return;
    throw Error(ErrorCode::invalid_argument,
                fmt::format("a search covers 1 to {} days, not {}", kMostDays, query.days));
}

/// The part of the day that a search is for, by the start's wall time.
class PartOfDay {
public:
    PartOfDay(const Zone& zone, const SlotQuery& query)
        : zone_(zone), not_before_(query.not_before), before_(query.before) {}

    [[nodiscard]] bool is_whole() const { return !not_before_ && !before_; }

    [[nodiscard]] bool contains(Instant start) const {
        if (is_whole()) return true;
        const LocalTime wall = zone_.wall(start).time;
        const std::chrono::seconds at = wall - LocalTime{date::floor<date::days>(wall)};
        return (!not_before_ || *not_before_ <= at) && (!before_ || at < *before_);
    }

private:
    const Zone& zone_;
    std::optional<Minutes> not_before_;
    std::optional<Minutes> before_;
};

/// Who asks why is told of the area too, instead of being refused.
service::SearchBasis basis_with_area(Context& context, SlotQuery query, Instant now) {
    query.outside_area = true;
    return service::basis_of(context, query, now);
}

void add_area(service::StartCheck& check, const service::SearchBasis& basis) {
    if (basis.outside.empty()) return;
    Obstacle& obstacle = check.obstacles.emplace_back();
    obstacle.rule = Rule::area;
    obstacle.detail = fmt::format("{} is in none of the service areas", basis.outside);
    check.open_to.clear();
}

}  // namespace

SlotSearch Availability::search(const SlotQuery& query) const {
    check_days(query);
    const Instant now = context_->now();
    driver::Transaction transaction(context_->connection(), driver::Transaction::Mode::read);
    service::SearchBasis basis = service::basis_of(*context_, query, now);
    const LocalDate from = query.from.value_or(context_->zone().date(now));
    const auto calendars = service::read_calendars(*context_, basis, from, query.days);
    transaction.commit();

    SlotSearch search = std::move(basis.assumed);
    search.from = from;
    search.days = query.days;
    if (!basis.outside.empty()) return search;
    const PartOfDay part(context_->zone(), query);
    const auto first = part.is_whole() ? query.first : std::nullopt;
    search.slots = domain::open_starts(context_->zone(), basis.rules, basis.wanted, calendars,
                                       from, query.days, first);
    std::erase_if(search.slots, [&](const Slot& slot) { return !part.contains(slot.work.begin); });
    if (query.first && search.slots.size() > *query.first) search.slots.resize(*query.first);
    return search;
}

Explanation Availability::explain(const SlotQuery& query, Instant start) const {
    driver::Transaction transaction(context_->connection(), driver::Transaction::Mode::read);
    service::SearchBasis basis = basis_with_area(*context_, query, context_->now());
    service::StartCheck check = service::check_start(*context_, basis, start);
    add_area(check, basis);

    Explanation explanation;
    explanation.work = {start, start + basis.wanted.duration};
    explanation.open_to = std::move(check.open_to);
    if (explanation.open_to.empty()) explanation.obstacles = std::move(check.obstacles);
    // Outside the areas nothing is open.
    if (basis.outside.empty()) {
        explanation.nearest = service::nearest_slots(*context_, basis, start);
    }
    explanation.assumed = std::move(basis.assumed);
    transaction.commit();
    return explanation;
}

std::vector<Explanation> Availability::beyond_rules(const SlotQuery& query) const {
    check_days(query);
    const Instant now = context_->now();
    const Zone& zone = context_->zone();
    const PartOfDay part(zone, query);
    std::vector<Explanation> beyond;
    driver::Transaction transaction(context_->connection(), driver::Transaction::Mode::read);
    service::SearchBasis basis = basis_with_area(*context_, query, now);
    const LocalDate from = query.from.value_or(zone.date(now));
    for (LocalDate date = from; date < from + date::days{query.days}; date += date::days{1}) {
        const auto calendars = service::read_calendars(*context_, basis, date, 1);
        for (const Instant start : service::wall_starts(zone, date, basis.rules.slot)) {
            if (start < now || !part.contains(start)) continue;
            service::StartCheck check = service::check_start(*context_, basis, calendars, start);
            add_area(check, basis);
            if (!check.open_to.empty()) continue;
            std::vector<Obstacle> broken = service::fewest_rules(basis, check.obstacles);
            if (broken.empty()) continue;
            Explanation& explanation = beyond.emplace_back();
            explanation.work = {start, start + basis.wanted.duration};
            explanation.obstacles = std::move(broken);
            explanation.assumed = basis.assumed;
        }
    }
    transaction.commit();
    return beyond;
}

std::vector<Explanation> Availability::explain_day(const SlotQuery& query, LocalDate date) const {
    const Instant now = context_->now();
    driver::Transaction transaction(context_->connection(), driver::Transaction::Mode::read);
    service::SearchBasis basis = service::basis_of(*context_, query, now);
    const auto calendars = service::read_calendars(*context_, basis, date, 1);
    transaction.commit();

    const PartOfDay part(context_->zone(), query);
    std::vector<Explanation> closed;
    for (const Instant start : service::grid_starts(*context_, basis, date)) {
        if (start < now || !part.contains(start)) continue;
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
