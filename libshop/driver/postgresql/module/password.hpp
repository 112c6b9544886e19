#pragma once

#include <string>
#include <vector>

namespace shop::driver {

/// The first line that a command prints; empty without a command. It is run without a shell and
/// sees no input; what it says on its error output goes where ours goes.
/// \throws Error (store_unavailable) when it cannot be run, fails or prints nothing
[[nodiscard]] std::string password_of(const std::vector<std::string>& command);

}  // namespace shop::driver
