#pragma once

#include <CLI/CLI.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shop::cli {

// How options are declared: every value arrives as the text that was typed and is read by
// cli/input (the parser would take `010` for 8). Targets must outlive the parser.

/// An option whose absence differs from an empty value: `--email ''` takes it away.
CLI::Option* add_optional(CLI::App& parser, const std::string& name,
                          std::optional<std::string>& target, const std::string& description,
                          const std::string& type);

/// An option that may be given several times, one value each.
CLI::Option* add_repeatable(CLI::App& parser, const std::string& name,
                            std::vector<std::string>& target, const std::string& description,
                            const std::string& type);

/// `--request-id`, which every command that creates takes.
CLI::Option* add_request_id(CLI::App& parser, std::string& target);

/// Reads `on` or `off`. \throws Error (invalid_argument) naming the option
[[nodiscard]] bool on_or_off(std::string_view option, std::string_view value);

}  // namespace shop::cli
