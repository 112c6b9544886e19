#include "service/deposit.hpp"

#include <shop/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "domain/override.hpp"
#include "store/appointments.hpp"

namespace shop::service {

namespace {

std::string hint(const Override& overriding) {
    return fmt::format("take a deposit, then: --override {} --reason TEXT",
                       domain::rule_list(domain::united(overriding.rules, {Rule::deposit})));
}

}  // namespace

std::optional<Obstacle> deposit_asked(Context& context, const std::optional<Customer>& customer) {
    const auto limit = context.settings().booking.no_show_limit;
    if (!limit || !customer) return std::nullopt;
    const MissedVisits missed = store::missed_visits(context.connection(), customer->id);
    if (missed.no_shows < *limit) return std::nullopt;
    Obstacle obstacle;
    obstacle.rule = Rule::deposit;
    obstacle.detail = fmt::format(
        "{} missed {}", customer->name,
        missed.no_shows == 1 ? "an appointment" : fmt::format("{} appointments", missed.no_shows));
    return obstacle;
}

void refuse_without_deposit(Context& context, SearchBasis& basis, Instant start,
                            const Override& overriding, Obstacle deposit) {
    StartCheck check = check_start(context, basis, start);
    if (!check.open_to.empty()) check.obstacles.clear();
    std::erase_if(check.obstacles,
                  [&](const Obstacle& obstacle) { return overriding.covers(obstacle.rule); });
    if (check.obstacles.empty()) {
        throw RuleRefused(shown(deposit.detail) + ": a deposit is asked for", hint(overriding),
                          {deposit}, {});
    }
    check.obstacles.push_back(std::move(deposit));
    refuse_start(context, basis, start, std::move(check.obstacles), overriding);
}

}  // namespace shop::service
