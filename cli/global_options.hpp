#pragma once

#include <span>
#include <string>
#include <string_view>

namespace CLI {
class App;
}

namespace shop::cli {

/// Options that every command has, before and after the command word.
struct GlobalOptions {
    std::string config;
    std::string store;
    std::string format = "text";
    bool json = false;
    std::string output;
    std::string actor;
    bool dry_run = false;
    bool yes = false;
    bool no_input = false;
    bool quiet = false;
    bool verbose = false;
    std::string color = "auto";
};

/// What is known about a global option without building a parser.
struct GlobalOption {
    std::string_view name;   ///< `--config`
    std::string_view brief;  ///< `-o`, or empty
    bool takes_value;
};

[[nodiscard]] std::span<const GlobalOption> global_options();

/// The option that a word names (`--config`, `--config=x`, `-o`), or null.
[[nodiscard]] const GlobalOption* find_global_option(std::string_view word);

/// The group that help prints them in.
inline constexpr const char* kGlobalGroup = "Options of every command";

/// Declares them all. \param target must outlive the parser
void declare_global_options(CLI::App& parser, GlobalOptions& target);

}  // namespace shop::cli
