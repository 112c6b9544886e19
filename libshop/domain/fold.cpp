#include "domain/fold.hpp"

#include "domain/utf8.hpp"

#include <shop/error.hpp>
#include <shop/text.hpp>

#include <fmt/format.h>
#include <utf8proc.h>

#include <cstdlib>
#include <memory>

namespace shop::domain {

namespace {

/// Letters that Unicode does not take apart, but a keyboard without them replaces.
utf8proc_int32_t without_stroke(utf8proc_int32_t code_point, void* /*unused*/) {
    switch (code_point) {
        case 0x0141:
        case 0x0142:
            return 'l';  // Polish l with stroke
        case 0x00D8:
        case 0x00F8:
            return 'o';  // Danish o with stroke
        case 0x0110:
        case 0x0111:
            return 'd';  // Croatian and Vietnamese d with stroke
        case 0x0131:
            return 'i';  // Turkish dotless i
        default:
            return code_point;
    }
}

struct FreeDeleter {
    void operator()(utf8proc_uint8_t* bytes) const { std::free(bytes); }
};

std::string with_blanks_collapsed(std::string_view text) {
    std::string result;
    bool pending = false;
    for (std::string_view rest = text; !rest.empty();) {
        const auto next = first_code_point(rest);
        const std::size_t length = next ? next->length : 1;
        if (next && is_blank(next->value)) {
            pending = !result.empty();
        } else {
            if (pending) result.push_back(' ');
            pending = false;
            result.append(rest.substr(0, length));
        }
        rest.remove_prefix(length);
    }
    return result;
}

}  // namespace

std::string fold(std::string_view text) {
    utf8proc_uint8_t* mapped = nullptr;
    const auto length = utf8proc_map_custom(
        reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
        static_cast<utf8proc_ssize_t>(text.size()), &mapped,
        static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE |
                                       UTF8PROC_STRIPMARK | UTF8PROC_CASEFOLD | UTF8PROC_LUMP |
                                       UTF8PROC_IGNORE),
        &without_stroke, nullptr);
    const std::unique_ptr<utf8proc_uint8_t, FreeDeleter> owner(mapped);
    if (length < 0) {
        throw Error(ErrorCode::invalid_argument, fmt::format("'{}' is no UTF-8", shown(text)),
                    "Set the terminal or the file to UTF-8.");
    }
    return with_blanks_collapsed(
        {reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(length)});
}

}  // namespace shop::domain
