#include "domain/text.hpp"

#include "domain/utf8.hpp"

#include <shop/error.hpp>

#include <fmt/format.h>

#include <optional>

namespace shop::domain {

namespace {

enum class Shape { line, text };

std::string unfit_character(char32_t c) {
    if (c == U'\n' || c == U'\r') return "a line end";
    if (c == U'\t') return "a tab";
    if (c == 0) return "a NUL character";
    return fmt::format("the character U+{:04X}", static_cast<unsigned>(c));
}

bool fits(char32_t c, Shape shape) {
    if (is_bidi_control(c)) return false;
    if (shape == Shape::line) return !is_control(c) && !is_line_separator(c);
    return c == U'\n' || c == U'\t' || !is_control(c);
}

[[noreturn]] void refuse(std::string_view field, std::string_view text, std::string_view why,
                         std::string hint) {
    throw Error(ErrorCode::invalid_argument, fmt::format("the {} '{}' {}", field, shown(text), why),
                std::move(hint));
}

std::string checked(std::string_view text, std::string_view field, std::size_t max_characters,
                    Shape shape) {
    const std::string_view whole = trimmed(text);
    std::string stored;
    stored.reserve(whole.size());
    std::size_t characters = 0;
    for (std::string_view rest = whole; !rest.empty();) {
        const auto next = first_code_point(rest);
        if (!next) {
            refuse(field, whole,
                   fmt::format("is no UTF-8 at byte {}", rest.data() - text.data() + 1),
                   "Set the terminal or the file to UTF-8.");
        }
        if (shape == Shape::text && rest.starts_with("\r\n")) {
            rest.remove_prefix(1);
            continue;
        }
        if (!fits(next->value, shape)) {
            refuse(field, whole, fmt::format("holds {}", unfit_character(next->value)),
                   "Type it without that character.");
        }
        stored.append(rest.substr(0, next->length));
        rest.remove_prefix(next->length);
        ++characters;
    }
    if (characters > max_characters) {
        refuse(field, whole,
               fmt::format("is too long: {} characters, at most {} are kept", characters,
                           max_characters),
               "Shorten it.");
    }
    return stored;
}

}  // namespace

std::string checked_line(std::string_view text, std::string_view field,
                         std::size_t max_characters) {
    return checked(text, field, max_characters, Shape::line);
}

std::string required_line(std::string_view text, std::string_view field,
                          std::size_t max_characters) {
    std::string line = checked_line(text, field, max_characters);
    if (line.empty()) {
        throw Error(ErrorCode::invalid_argument, fmt::format("the {} is empty", field));
    }
    return line;
}

std::string checked_text(std::string_view text, std::string_view field,
                         std::size_t max_characters) {
    return checked(text, field, max_characters, Shape::text);
}

}  // namespace shop::domain
