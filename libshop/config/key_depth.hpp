#pragma once

#include "config/node.hpp"

#include <optional>
#include <string_view>

namespace shop::config {

/// Where a dotted key (`a.b.c`) has more than 16 parts. The parser nests a table for
/// each and takes them down recursively, so that a line of a million dots would
/// overflow the stack.
[[nodiscard]] std::optional<Position> find_deep_key(std::string_view toml);

}  // namespace shop::config
