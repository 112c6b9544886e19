#include "mail/module/header_text.hpp"

#include <algorithm>
#include <memory>

#include "mail/module/gmime.hpp"

namespace shop::mail {

namespace {

// 56 bytes of base64, `=?UTF-8?B?` and `?=` around them, and `Subject: ` before: under 78.
constexpr std::size_t kLongestPiece = 42;

bool continues_a_character(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// Nowhere else could the line be folded.
bool has_long_word(std::string_view text) {
    while (!text.empty()) {
        const std::size_t length = std::min(text.find(' '), text.size());
        if (length > kLongestPiece) return true;
        text.remove_prefix(std::min(length + 1, text.size()));
    }
    return false;
}

std::string base64(std::string_view bytes) {
    const std::unique_ptr<char, decltype(&g_free)> text{
        g_base64_encode(reinterpret_cast<const guchar*>(bytes.data()), bytes.size()), &g_free};
    return text.get();
}

}  // namespace

bool needs_encoding(std::string_view text) {
    return text.find("=?") != std::string_view::npos || has_long_word(text) ||
           std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

std::string encoded_words(std::string_view text) {
    std::string words;
    while (!text.empty()) {
        std::size_t length = std::min(kLongestPiece, text.size());
        while (length < text.size() && continues_a_character(text[length])) --length;
        if (!words.empty()) words += "\n ";
        words += "=?UTF-8?B?" + base64(text.substr(0, length)) + "?=";
        text.remove_prefix(length);
    }
    return words;
}

}  // namespace shop::mail
