#pragma once

#include <shop/settings.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace shop::domain {

/// As two people write the same code: no blanks around it, one in place of several
/// inside, capital letters.
[[nodiscard]] std::string normalized_postal_code(std::string_view text);

/// The first area that lists the postal code. `95616-1234` (ZIP+4) is found under
/// `95616` too.
/// \returns null when there are no areas: every place is served. Points into `areas`.
/// \throws Error (out_of_area) when no area lists it
[[nodiscard]] const Area* find_area(const std::vector<Area>& areas, std::string_view postal_code);

}  // namespace shop::domain
