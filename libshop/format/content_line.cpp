#include "format/content_line.hpp"

#include <algorithm>
#include <cstddef>

#include "domain/utf8.hpp"

namespace shop::format {

namespace {

constexpr std::size_t kOctets = 75;
constexpr char32_t kReplacement = 0xFFFD;

char32_t take(std::string_view& text) {
    const auto next = domain::first_code_point(text);
    text.remove_prefix(next ? next->length : 1);
    return next ? next->value : kReplacement;
}

bool begins_character(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

}  // namespace

void append_content_line(std::string& text, std::string_view line) {
    std::size_t room = kOctets;
    while (line.size() > room) {
        std::size_t cut = room;
        while (cut > 1 && !begins_character(line[cut])) --cut;
        text.append(line.substr(0, cut)).append("\r\n ");
        line.remove_prefix(cut);
        room = kOctets - 1;  // the blank that the next one begins with
    }
    text.append(line).append("\r\n");
}

std::string calendar_text(std::string_view text) {
    std::string escaped;
    while (!text.empty()) {
        const char32_t c = take(text);
        if (c == U'\n') {
            escaped += "\\n";
        } else if (domain::is_control(c) || domain::is_line_separator(c)) {
            escaped += ' ';
        } else {
            if (c == U'\\' || c == U';' || c == U',') escaped += '\\';
            domain::append_utf8(escaped, c);
        }
    }
    return escaped;
}

std::string calendar_parameter(std::string_view text) {
    std::string quoted = "\"";
    while (!text.empty()) {
        const char32_t c = take(text);
        if (c == U'"') {
            quoted += '\'';
        } else if (domain::is_control(c) || domain::is_line_separator(c)) {
            quoted += ' ';
        } else {
            domain::append_utf8(quoted, c);
        }
    }
    return quoted + '"';
}

}  // namespace shop::format
