#include "domain/plate.hpp"

#include "domain/fold.hpp"
#include "domain/text.hpp"
#include "domain/utf8.hpp"

#include <utf8proc.h>

namespace shop::domain {

std::string checked_plate(std::string_view text) {
    const std::string line = checked_line(text, "plate", limits::kPlate);
    std::string plate;
    bool after_blank = false;
    for (std::string_view rest = line; !rest.empty();) {
        const auto next = first_code_point(rest);
        const bool blank = is_blank(next->value);
        const auto capital = utf8proc_toupper(static_cast<utf8proc_int32_t>(next->value));
        if (!blank) append_utf8(plate, static_cast<char32_t>(capital));
        if (blank && !after_blank) plate.push_back(' ');
        after_blank = blank;
        rest.remove_prefix(next->length);
    }
    return plate;
}

std::string plate_key(std::string_view text) {
    std::string key = fold(text);
    std::erase_if(key, [](char c) { return c == ' ' || c == '-'; });
    return key;
}

}  // namespace shop::domain
