#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shop::process {

/// A program that is run without a shell.
struct Command {
    std::vector<std::string> words;  ///< the program, looked for in PATH, and its arguments
    std::string_view input;          ///< what it reads
    bool keeps_errors = false;       ///< else its error output goes where ours goes
    std::optional<std::chrono::milliseconds> time_limit;  ///< it is killed then; none: never
};

/// How a program ended.
struct Ended {
    std::optional<int> exit_code;  ///< none: by a signal, or nobody knows
    bool timed_out = false;
    bool read_all = false;  ///< it has taken its whole input
    std::string output;     ///< the first 4,096 bytes
    std::string errors;     ///< the same, where they are kept
};

/// Runs it to its end. Signals and handlers of this process stay as they are.
/// \throws std::system_error when it cannot be started
[[nodiscard]] Ended run(const Command& command);

}  // namespace shop::process
