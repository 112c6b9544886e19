#include "domain/utf8.hpp"

#include <shop/text.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace shop {

namespace {

struct Piece {
    std::string text;
    std::size_t bytes;       ///< of the input
    std::size_t characters;  ///< of the output
};

Piece escaped(std::string text, std::size_t bytes) {
    const std::size_t characters = text.size();
    return {std::move(text), bytes, characters};
}

Piece next_piece(std::string_view rest) {
    const auto next = domain::first_code_point(rest);
    if (!next) return escaped(fmt::format("\\x{:02x}", static_cast<unsigned char>(rest[0])), 1);
    const char32_t c = next->value;
    if (c == U'\n') return escaped("\\n", 1);
    if (c == U'\r') return escaped("\\r", 1);
    if (c == U'\t') return escaped("\\t", 1);
    if (c < 0x80 && domain::is_control(c)) {
        return escaped(fmt::format("\\x{:02x}", static_cast<unsigned>(c)), 1);
    }
    if (domain::is_control(c) || domain::is_bidi_control(c) || domain::is_invisible(c) ||
        domain::is_line_separator(c)) {
        return escaped(fmt::format("\\u{{{:x}}}", static_cast<unsigned>(c)), next->length);
    }
    return {std::string(rest.substr(0, next->length)), next->length, 1};
}

}  // namespace

std::string shown(std::string_view text, std::size_t max_characters) {
    constexpr std::string_view kCut = "...";
    const std::size_t limit = std::max<std::size_t>(max_characters, kCut.size() + 1);
    std::string result;
    std::size_t characters = 0;
    // Where to cut if the text turns out too long: after the last piece that leaves
    // room for the dots.
    std::size_t cut = 0;
    for (std::string_view rest = text; !rest.empty();) {
        const Piece piece = next_piece(rest);
        characters += piece.characters;
        if (characters > limit) return result.substr(0, cut).append(kCut);
        result += piece.text;
        if (characters + kCut.size() <= limit) cut = result.size();
        rest.remove_prefix(piece.bytes);
    }
    return result;
}

}  // namespace shop
