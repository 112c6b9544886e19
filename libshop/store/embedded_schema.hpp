#pragma once

#include <string_view>
#include <vector>

#include "driver/connection.hpp"

namespace shop::store {

/// A file of `schema/`, compiled in.
struct EmbeddedMigration {
    int number;
    std::string_view title;
    std::string_view checksum;  ///< SHA-256 of the text, hex
    std::string_view text;
};

/// By number, without gaps; as many for each engine.
[[nodiscard]] const std::vector<EmbeddedMigration>& embedded_schema(driver::Dialect dialect);

}  // namespace shop::store
