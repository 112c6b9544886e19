#pragma once

#include <string>
#include <string_view>

namespace shop::domain {

/// The form in which names are searched, compared and sorted: compatibility forms,
/// accents, case and kinds of quotes and dashes taken away, blanks collapsed to one
/// space. `  Núñez ` and `NUNEZ` fold to `nunez`.
/// \throws Error (invalid_argument) when the text is no UTF-8
[[nodiscard]] std::string fold(std::string_view text);

}  // namespace shop::domain
