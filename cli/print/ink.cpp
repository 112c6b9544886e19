#include "ink.hpp"

#include "safe.hpp"

#include <shop/error.hpp>

namespace shop::cli {

std::string Ink::dyed(std::string_view text, std::string_view code) const {
    if (!on_) return std::string{text};
    std::string dyed = "\x1b[";
    return dyed.append(code).append("m").append(text).append("\x1b[0m");
}

bool wants_color(std::string_view when, bool terminal, bool no_color) {
    if (when == "always") return true;
    if (when == "never") return false;
    if (when == "auto") return terminal && !no_color;
    throw Error(ErrorCode::invalid_argument,
                "--color is 'auto', 'always' or 'never', not '" + safe(when) + "'");
}

}  // namespace shop::cli
