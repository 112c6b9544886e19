#pragma once

#include <string>

namespace shop::service {

/// \throws Error (schema_newer) when this program's version is below the one named
void require_program_at_least(const std::string& minimum);

}  // namespace shop::service
