#pragma once

#include "command.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace shop::cli {

/// The command line, taken apart as far as needed to know whose options to declare.
struct Arguments {
    std::string command;  ///< the command word; empty when there is none
    const Command* found = nullptr;
    const Verb* verb = nullptr;     ///< null where none was named
    std::vector<std::string> rest;  ///< everything else, in order, for the parser

    /// `customer add`, `book`.
    [[nodiscard]] std::string title() const;
};

/// Finds the command word, the first that is neither a global option nor its value, and
/// the verb after it. `help X` is `X --help`.
/// \param words without the program's name
/// \throws Error (invalid_argument) for a word of more than 64 KiB
[[nodiscard]] Arguments take_apart(const std::vector<std::string>& words);

/// Whether errors are wanted as JSON, whatever else is wrong with the command line.
[[nodiscard]] bool wants_json(const std::vector<std::string>& words);

}  // namespace shop::cli
