#pragma once

#include <string>
#include <utility>
#include <vector>

namespace shop::cli {

/// What a thing is called and what it is.
using Fact = std::pair<std::string, std::string>;

/// One fact a line, values in one column and safe for a terminal; empty ones are left out.
[[nodiscard]] std::string facts(const std::vector<Fact>& facts);

}  // namespace shop::cli
