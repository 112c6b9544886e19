#pragma once

#include "environment.hpp"
#include "exit_code.hpp"

#include <string>
#include <vector>

namespace shop::cli {

/// Does what a command line asks for: the answer to stdout, all else to stderr.
/// \param words without the program's name
[[nodiscard]] ExitCode run(const std::vector<std::string>& words, const Environment& environment);

}  // namespace shop::cli
