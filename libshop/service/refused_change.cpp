#include "service/refused_change.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "domain/override.hpp"
#include "domain/refusal_text.hpp"

namespace shop::service {

namespace {

std::string way_around(const RefusedChange& change, const std::vector<Obstacle>& obstacles,
                       const std::string& nearest) {
    std::string way_out = change.way_out;
    const auto job = std::ranges::find_if(
        obstacles, [](const Obstacle& obstacle) { return obstacle.appointment.has_value(); });
    if (way_out.empty() && !change.elsewhere && job != obstacles.end()) {
        way_out = fmt::format("move what is in the way first: shopctl move A{} TIME",
                              job->appointment->value());
    }
    if (way_out.empty()) return nearest;
    return change.elsewhere ? fmt::format("{}; {}", way_out, nearest) : way_out;
}

std::string by_override(const RefusedChange& change, const std::vector<Rule>& rules) {
    return fmt::format("set it aside: {}--override {} --reason TEXT",
                       change.command.empty() ? "add " : change.command + " ",
                       domain::rule_list(rules));
}

}  // namespace

void throw_as(const RefusedChange& change, const SlotTaken& taken) {
    // The shop's own next job can be told to wait; another one's car can't be had.
    const bool by_next = std::ranges::any_of(
        taken.in_the_way(), [](const Obstacle& obstacle) { return obstacle.rule == Rule::taken; });
    throw SlotTaken(fmt::format("{}: {}", change.cannot, domain::reasons_text(taken.in_the_way())),
                    by_next ? way_around(change, taken.in_the_way(), taken.hint()) : taken.hint(),
                    taken.in_the_way(),
                    taken.nearest());
}

void throw_as(const RefusedChange& change, const RuleRefused& refused) {
    std::vector<Rule> rules = change.set_aside;
    bool clash = false;
    for (const Obstacle& obstacle : refused.broken()) {
        clash = clash || domain::is_clash(obstacle.rule);
        rules = domain::united(std::move(rules), {obstacle.rule});
    }
    throw RuleRefused(
        fmt::format("{}: {}", change.cannot, domain::reasons_text(refused.broken())),
        clash ? way_around(change, refused.broken(), refused.hint()) : by_override(change, rules),
        refused.broken(),
        refused.nearest());
}

}  // namespace shop::service
