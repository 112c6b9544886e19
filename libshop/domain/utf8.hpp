#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace shop::domain {

struct CodePoint {
    char32_t value;
    std::size_t length;  ///< bytes it takes
};

/// The character that `text` begins with, strictly by RFC 3629: none for an overlong
/// form, a surrogate, a stray byte or an empty text.
[[nodiscard]] std::optional<CodePoint> first_code_point(std::string_view text) noexcept;

void append_utf8(std::string& text, char32_t code_point);

/// Space, tab, line ends and Unicode's blanks (U+00A0, U+2003, ...).
[[nodiscard]] bool is_blank(char32_t code_point) noexcept;
/// C0, DEL and C1.
[[nodiscard]] bool is_control(char32_t code_point) noexcept;
/// Embeddings, overrides and isolates: they reorder the text after them.
[[nodiscard]] bool is_bidi_control(char32_t code_point) noexcept;
/// Takes no room on screen: marks of direction, joiners, byte order mark, soft hyphen.
[[nodiscard]] bool is_invisible(char32_t code_point) noexcept;
/// U+2028 and U+2029.
[[nodiscard]] bool is_line_separator(char32_t code_point) noexcept;

/// Without blanks at both ends. Stops at the first byte that is no UTF-8.
[[nodiscard]] std::string_view trimmed(std::string_view text) noexcept;

}  // namespace shop::domain
