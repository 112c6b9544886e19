#include "safe.hpp"

#include "code_points.hpp"

#include <cstdint>

namespace shop::cli {

namespace {

constexpr std::string_view kHexDigits = "0123456789abcdef";

void append_hex(std::string& result, std::uint32_t value, int digits) {
    for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) {
        result += kHexDigits[(value >> static_cast<unsigned>(shift)) & 0xfU];
    }
}

/// Marks that change the direction of what follows, or end a line (UAX 9, UAX 14).
bool rearranges_text(std::int32_t code_point) {
    return code_point == 0x061c || code_point == 0x200e || code_point == 0x200f ||
           (code_point >= 0x2028 && code_point <= 0x202e) ||
           (code_point >= 0x2066 && code_point <= 0x2069) || code_point == 0xfeff ||
           (code_point >= 0xe0000 && code_point <= 0xe007f);
}

bool is_control(std::int32_t code_point) {
    return code_point < 0x20 || (code_point >= 0x7f && code_point < 0xa0);
}

void append_escape(std::string& result, std::int32_t code_point) {
    const auto value = static_cast<std::uint32_t>(code_point);
    if (code_point == '\n') {
        result += "\\n";
    } else if (code_point == '\r') {
        result += "\\r";
    } else if (code_point == '\t') {
        result += "\\t";
    } else if (code_point < 0x80) {
        result += "\\x";
        append_hex(result, value, 2);
    } else {
        // As the library quotes text in its messages.
        result += "\\u{";
        append_hex(result, value, value > 0xffff ? 5 : (value > 0xff ? 4 : 2));
        result += '}';
    }
}

std::string made_safe(std::string_view text, bool keep_line_ends) {
    std::string result;
    result.reserve(text.size());
    while (!text.empty()) {
        const CodePoint next = first_code_point(text);
        if (!next.valid) {
            result += "\\x";
            append_hex(result, static_cast<unsigned char>(text.front()), 2);
        } else if (next.value == '\n' && keep_line_ends) {
            result += '\n';
        } else if (is_control(next.value) || rearranges_text(next.value)) {
            append_escape(result, next.value);
        } else {
            result.append(text.substr(0, next.bytes));
        }
        text.remove_prefix(next.bytes);
    }
    return result;
}

}  // namespace

std::string safe(std::string_view text) {
    return made_safe(text, false);
}

std::string safe_lines(std::string_view text) {
    return made_safe(text, true);
}

bool is_utf8(std::string_view text) {
    while (!text.empty()) {
        const CodePoint next = first_code_point(text);
        if (!next.valid) return false;
        text.remove_prefix(next.bytes);
    }
    return true;
}

}  // namespace shop::cli
