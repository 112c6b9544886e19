#include "domain/columns.hpp"

#include <utf8proc.h>

namespace shop::domain {

std::size_t columns_of(char32_t code_point) noexcept {
    return static_cast<std::size_t>(utf8proc_charwidth(static_cast<utf8proc_int32_t>(code_point)));
}

}  // namespace shop::domain
