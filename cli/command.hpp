#pragma once

#include <functional>
#include <string_view>
#include <vector>

namespace CLI {
class App;
}

namespace shop::cli {

class Session;

/// What a command does once its arguments are read.
using Action = std::function<void(Session&)>;

/// Declares options and arguments on an empty parser. Parsing opens no file: all that
/// touches the world happens in the action that is returned. What the options are bound
/// to must be owned by the action.
using Declare = Action (*)(CLI::App& parser);

/// One thing that can be asked for: `customer add`.
struct Verb {
    std::string_view name;
    std::string_view summary;  ///< one line: `add a customer`
    /// Each runs as printed in the demo shop; at least one.
    std::vector<std::string_view> examples;
    Declare declare = nullptr;
    /// What --format takes beside `text` and `json`.
    std::vector<std::string_view> more_formats = {};
};

/// Where `shopctl --help` lists a command.
enum class Group { every_day, records, machine };

/// A file in cli/commands. Either it has verbs (`customer add`), or it acts by itself
/// (`book`), or both (`quote CODE`, `quote show Q42`): then a verb's name comes first.
struct Command {
    std::string_view name;
    std::vector<std::string_view> aliases = {};
    Group group = Group::every_day;
    std::string_view summary;
    std::vector<std::string_view> examples = {};  ///< of the command without a verb
    Declare declare = nullptr;                    ///< null: a verb is needed
    std::vector<Verb> verbs = {};
    std::vector<std::string_view> more_formats = {};  ///< of the command without a verb
};

/// All commands in the order of the list in cli/CMakeLists.txt; generated from it.
[[nodiscard]] const std::vector<Command>& all_commands();

/// By name or alias; null when there is none.
[[nodiscard]] const Command* find_command(std::string_view word);
[[nodiscard]] const Verb* find_verb(const Command& command, std::string_view word);

}  // namespace shop::cli
