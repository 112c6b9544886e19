#pragma once

#include "config/node.hpp"
#include "config/source.hpp"

#include <string_view>

namespace shop::config {

/// Parses TOML 1.0; the only place that knows the library which does it.
/// \throws Error with the place of the first mistake
[[nodiscard]] Node parse_document(std::string_view toml, const Source& source);

}  // namespace shop::config
