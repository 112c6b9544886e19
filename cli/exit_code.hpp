#pragma once

#include <shop/error.hpp>

namespace shop::cli {

/// What the process ends with. The numbers are a promise to scripts.
enum class ExitCode {
    done = 0,
    internal = 1,
    not_understood = 2,
    not_found = 3,
    conflict = 4,
    refused = 5,
    store = 6,
    incomplete = 7,
};

[[nodiscard]] ExitCode exit_code(ErrorCode code) noexcept;

}  // namespace shop::cli
