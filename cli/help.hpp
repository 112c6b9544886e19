#pragma once

#include "command.hpp"

#include <string>

namespace CLI {
class App;
}

namespace shop::cli {

/// `shopctl --help`: the verbs of a day first, then the records, then the machine.
[[nodiscard]] std::string program_help();

/// Of a command that is only a family of verbs.
[[nodiscard]] std::string command_help(const Command& command);

/// Of one command or verb with its options.
/// \param verb null: of the command itself
[[nodiscard]] std::string parser_help(const Command& command, const Verb* verb,
                                      const CLI::App& parser);

}  // namespace shop::cli
