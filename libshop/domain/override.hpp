#pragma once

#include <shop/availability.hpp>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace shop::domain {

/// Another job in the way, of the mechanic or the vehicle: no person can set that aside.
[[nodiscard]] bool is_clash(Rule rule);

/// \throws Error (invalid_argument) without a reason, with one but no rule, or for an overlap
[[nodiscard]] Override checked(Override overriding);

/// The same, of rules that the change asks about.
/// \param what is done to the job: `being extended`
/// \throws Error (invalid_argument) also for a rule that cannot be in its way
[[nodiscard]] Override checked(Override overriding, std::span<const Rule> asked,
                               std::string_view what);

/// The rules of both lists, each once, in the order of the enum.
[[nodiscard]] std::vector<Rule> united(std::vector<Rule> rules, const std::vector<Rule>& more);

/// `hours,break`, as --override takes them.
[[nodiscard]] std::string rule_list(const std::vector<Rule>& rules);

}  // namespace shop::domain
