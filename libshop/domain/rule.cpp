#include <shop/availability.hpp>
#include <shop/error.hpp>
#include <shop/nearest.hpp>
#include <shop/text.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "domain/limits.hpp"
#include "domain/override.hpp"
#include "domain/text.hpp"

namespace shop {

namespace {

constexpr std::array kOwnRules{Rule::notice,  Rule::grid,  Rule::hours,   Rule::break_time,
                               Rule::closure, Rule::skill, Rule::horizon, Rule::limit,
                               Rule::area,    Rule::deposit, Rule::authorization};

}  // namespace

std::string_view to_string(Rule rule) noexcept {
    switch (rule) {
        case Rule::taken:
            return "taken";
        case Rule::vehicle_taken:
            return "vehicle_taken";
        case Rule::notice:
            return "notice";
        case Rule::horizon:
            return "horizon";
        case Rule::hours:
            return "hours";
        case Rule::break_time:
            return "break";
        case Rule::closure:
            return "closure";
        case Rule::grid:
            return "grid";
        case Rule::skill:
            return "skill";
        case Rule::limit:
            return "limit";
        case Rule::area:
            return "area";
        case Rule::deposit:
            return "deposit";
        case Rule::authorization:
            return "authorization";
    }
    return "taken";
}

Rule parse_rule(std::string_view text) {
    std::vector<std::string> known;
    std::string list;
    for (const Rule rule : kOwnRules) {
        if (text == to_string(rule)) return rule;
        known.emplace_back(to_string(rule));
        list += (list.empty() ? "" : ", ") + known.back();
    }
    if (text == to_string(Rule::taken) || text == to_string(Rule::vehicle_taken)) {
        throw Error(ErrorCode::invalid_argument, "an overlap cannot be overridden",
                    "choose another time: shopctl slots");
    }
    const auto meant = nearest(text, known);
    throw Error(ErrorCode::invalid_argument,
                "'" + shown(text) + "' is no rule that can be overridden",
                meant ? "did you mean '" + *meant + "'?" : "one of: " + list);
}

namespace domain {

bool is_clash(Rule rule) { return rule == Rule::taken || rule == Rule::vehicle_taken; }

Override checked(Override overriding) {
    if (overriding.rules.empty()) {
        if (overriding.reason.empty()) return overriding;
        throw Error(ErrorCode::invalid_argument, "a reason is given, but no rule to override",
                    "name the rules: --override RULE[,RULE] --reason TEXT");
    }
    for (const Rule rule : overriding.rules) static_cast<void>(parse_rule(to_string(rule)));
    overriding.reason =
        required_line(overriding.reason, "reason of the override", limits::kReason);
    return overriding;
}

Override checked(Override overriding, std::span<const Rule> asked, std::string_view what) {
    for (const Rule rule : overriding.rules) {
        if (std::ranges::find(asked, rule) != asked.end()) continue;
        throw Error(ErrorCode::invalid_argument,
                    "'" + std::string{to_string(rule)} + "' does not keep a job from " +
                        std::string{what},
                    "what can: --override " + rule_list({asked.begin(), asked.end()}));
    }
    return checked(std::move(overriding));
}

std::vector<Rule> united(std::vector<Rule> rules, const std::vector<Rule>& more) {
    rules.insert(rules.end(), more.begin(), more.end());
    std::ranges::sort(rules);
    const auto repeated = std::ranges::unique(rules);
    rules.erase(repeated.begin(), repeated.end());
    return rules;
}

std::string rule_list(const std::vector<Rule>& rules) {
    std::string list;
    for (const Rule rule : rules) {
        if (!list.empty()) list += ',';
        list += to_string(rule);
    }
    return list;
}

}  // namespace domain

}  // namespace shop
