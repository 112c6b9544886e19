#pragma once

#include "arguments.hpp"
#include "command.hpp"
#include "global_options.hpp"

#include <CLI/CLI.hpp>

#include <memory>
#include <string>

namespace shop::cli {

/// What a command line asks for, understood but not done.
struct Request {
    enum class Kind { act, help, version };
    Kind kind = Kind::act;
    Action action;
    GlobalOptions options;
    std::string help;  ///< for Kind::help
};

/// Reads what follows the command word. Opens nothing.
/// \throws Error (invalid_argument) for what cannot be understood
[[nodiscard]] Request parse(const Arguments& arguments);

/// The parser of one command or verb, with nothing parsed: for help, completion and the
/// manual. The action's options live as long as `action`.
struct DeclaredParser {
    std::unique_ptr<CLI::App> parser;
    std::unique_ptr<GlobalOptions> globals;
    Action action;
};
[[nodiscard]] DeclaredParser declared_parser(Declare declare);

/// As people type it: `--phone`, `NAME`.
[[nodiscard]] std::string shown_name(const CLI::Option& option);

/// Throws what is wrong with a command line that CLI11 refused, or with what it left over.
/// \param title `customer add`
void check_leftovers(const CLI::App& parser, const std::string& title);
[[noreturn]] void throw_as_error(const CLI::ParseError& refused, const CLI::App& parser,
                                 const std::string& title);

}  // namespace shop::cli
