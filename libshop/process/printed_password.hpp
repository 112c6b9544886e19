#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace shop::process {

/// The first line that a program prints. It is run without a shell and sees no input; what it says
/// on its error output goes where ours goes.
/// \throws std::runtime_error that says what the program did: `ended with exit code 1`
[[nodiscard]] std::string printed_password(
    const std::vector<std::string>& words,
    std::optional<std::chrono::milliseconds> time_limit = std::nullopt);

}  // namespace shop::process
