#pragma once

#include <shop/availability.hpp>

#include <CLI/CLI.hpp>

#include <optional>
#include <string>

namespace shop::cli {

/// `--override RULE[,RULE] --reason TEXT` as typed.
struct OverrideWords {
    std::optional<std::string> rules;
    std::optional<std::string> reason;
};

/// Where the shop's own rules may be set aside by a person. `words` must outlive the parser.
void add_override(CLI::App& parser, OverrideWords& words);

/// \throws Error (invalid_argument) for a rule that is none, or without a reason
[[nodiscard]] Override parse_override(const OverrideWords& words);

}  // namespace shop::cli
