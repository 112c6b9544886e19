#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace shop::cli {

struct CodePoint {
    std::int32_t value = 0;
    std::size_t bytes = 1;  ///< how many it takes; 1 where it is not valid
    bool valid = false;
};

/// \param text UTF-8, not empty
[[nodiscard]] CodePoint first_code_point(std::string_view text);

/// Columns that a terminal gives to a code point: 0, 1 or 2.
[[nodiscard]] int columns_of(std::int32_t code_point);

}  // namespace shop::cli
