#include "code_points.hpp"

#include <utf8proc.h>

namespace shop::cli {

CodePoint first_code_point(std::string_view text) {
    utf8proc_int32_t value = 0;
    const utf8proc_ssize_t bytes =
        utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                         static_cast<utf8proc_ssize_t>(text.size()), &value);
    if (bytes <= 0) return {};
    return {value, static_cast<std::size_t>(bytes), true};
}

int columns_of(std::int32_t code_point) {
    return utf8proc_charwidth(code_point);
}

}  // namespace shop::cli
