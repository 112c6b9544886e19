#include "process/printed_password.hpp"

#include <algorithm>
#include <stdexcept>
#include <system_error>

#include "process/run.hpp"

namespace shop::process {

namespace {

Ended ended(const Command& command) {
    try {
        return run(command);
    } catch (const std::system_error& error) {
        throw std::runtime_error("cannot be run: " + error.code().message());
    }
}

}  // namespace

std::string printed_password(const std::vector<std::string>& words,
                             std::optional<std::chrono::milliseconds> time_limit) {
    Command command;
    command.words = words;
    command.time_limit = time_limit;
    Ended end = ended(command);
    if (end.timed_out) throw std::runtime_error("did not end in time");
    if (!end.exit_code) throw std::runtime_error("was ended by a signal");
    if (*end.exit_code != 0) {
        throw std::runtime_error("ended with exit code " + std::to_string(*end.exit_code));
    }
    end.output.erase(std::min(end.output.find_first_of("\r\n"), end.output.size()));
    if (end.output.empty()) throw std::runtime_error("printed no password");
    return end.output;
}

}  // namespace shop::process
