#include "command.hpp"

#include <algorithm>

namespace shop::cli {

const Command* find_command(std::string_view word) {
    const auto& commands = all_commands();
    const auto found = std::ranges::find_if(commands, [&](const Command& command) {
        return command.name == word ||
               std::ranges::find(command.aliases, word) != command.aliases.end();
    });
    return found == commands.end() ? nullptr : &*found;
}

const Verb* find_verb(const Command& command, std::string_view word) {
    const auto found = std::ranges::find(command.verbs, word, &Verb::name);
    return found == command.verbs.end() ? nullptr : &*found;
}

}  // namespace shop::cli
