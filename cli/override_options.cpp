#include "override_options.hpp"

#include "options.hpp"

#include <shop/error.hpp>

#include <algorithm>
#include <string_view>

namespace shop::cli {

namespace {

std::string_view trimmed(std::string_view text) {
    const auto begin = text.find_first_not_of(' ');
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

}  // namespace

void add_override(CLI::App& parser, OverrideWords& words) {
    add_optional(parser, "--override", words.rules,
                 "rules of the shop that do not count this time: notice, hours, break, ...",
                 "RULE[,RULE]");
    add_optional(parser, "--reason", words.reason, "why they do not count: 'regular customer'",
                 "TEXT");
}

Override parse_override(const OverrideWords& words) {
    Override overriding;
    if (words.reason) overriding.reason = *words.reason;
    if (!words.rules) {
        if (!words.reason) return overriding;
        throw Error(ErrorCode::invalid_argument,
                    "--reason says why a rule is overridden, but none is",
                    "name the rules: --override RULE[,RULE] --reason TEXT");
    }
    std::string_view rest = *words.rules;
    for (;;) {
        const auto comma = rest.find(',');
        const Rule rule = parse_rule(trimmed(rest.substr(0, comma)));
        if (!overriding.covers(rule)) overriding.rules.push_back(rule);
        if (comma == std::string_view::npos) break;
        rest.remove_prefix(comma + 1);
    }
    if (trimmed(overriding.reason).empty()) {
        throw Error(ErrorCode::invalid_argument, "an override needs a reason",
                    "say why: --override " + *words.rules + " --reason TEXT");
    }
    return overriding;
}

}  // namespace shop::cli
