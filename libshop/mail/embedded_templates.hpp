#pragma once

#include <map>
#include <string_view>

namespace shop::mail {

/// The files of `templates/` by name (`late.txt`), embedded when the library is built.
[[nodiscard]] const std::map<std::string_view, std::string_view>& embedded_templates();

}  // namespace shop::mail
