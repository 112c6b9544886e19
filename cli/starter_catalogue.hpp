#pragma once

#include <string_view>

namespace shop::cli {

/// What `init` puts into a new store: examples/catalogue.toml, compiled in.
[[nodiscard]] std::string_view starter_catalogue();

}  // namespace shop::cli
