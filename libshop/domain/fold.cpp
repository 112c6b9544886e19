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
char32_t without_stroke(char32_t folded) {
    switch (folded) {
        case 0x0142:
            return U'l';
        case 0x00F8:
            return U'o';
        case 0x0111:
            return U'd';
        case 0x0131:
            return U'i';  // Turkish dotless i
        default:
            return folded;
    }
}

struct FreeDeleter {
    void operator()(utf8proc_uint8_t* bytes) const { std::free(bytes); }
};

/// Strokes taken off, blanks collapsed. \param text valid UTF-8
std::string simplified(std::string_view text) {
    std::string result;
    bool pending = false;
    while (const auto next = first_code_point(text)) {
        text.remove_prefix(next->length);
        if (is_blank(next->value)) {
            pending = !result.empty();
            continue;
        }
        if (pending) result.push_back(' ');
        pending = false;
        append_utf8(result, without_stroke(next->value));
    }
    return result;
}

}  // namespace

std::string fold(std::string_view text) {
    utf8proc_uint8_t* mapped = nullptr;
    const auto length = utf8proc_map(
        reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
        static_cast<utf8proc_ssize_t>(text.size()), &mapped,
        static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE |
                                       UTF8PROC_STRIPMARK | UTF8PROC_CASEFOLD | UTF8PROC_LUMP |
                                       UTF8PROC_IGNORE));
    const std::unique_ptr<utf8proc_uint8_t, FreeDeleter> owner(mapped);
    if (length < 0) {
        throw Error(ErrorCode::invalid_argument, fmt::format("'{}' is no UTF-8", shown(text)),
                    "Set the terminal or the file to UTF-8.");
    }
    return simplified({reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(length)});
}

}  // namespace shop::domain
