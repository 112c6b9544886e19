#include "wrapped.hpp"

#include "code_points.hpp"
#include "width.hpp"

namespace shop::cli {

namespace {

/// As many bytes of a word as `columns` hold, at least one character.
std::size_t fitting(std::string_view word, std::size_t columns) {
    std::size_t bytes = 0;
    std::size_t used = 0;
    while (bytes < word.size()) {
        const CodePoint next = first_code_point(word.substr(bytes));
        used += static_cast<std::size_t>(columns_of(next.value));
        if (used > columns && bytes > 0) break;
        bytes += next.bytes;
    }
    return bytes;
}

std::vector<std::string> words_of(std::string_view text, std::size_t columns) {
    std::vector<std::string> words;
    while (!text.empty()) {
        const std::size_t end = text.find(' ');
        std::string_view word = text.substr(0, end);
        while (!word.empty()) {
            const std::size_t bytes = fitting(word, columns);
            words.emplace_back(word.substr(0, bytes));
            word.remove_prefix(bytes);
        }
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    }
    return words;
}

}  // namespace

std::vector<std::string> wrapped(std::string_view text, std::size_t columns) {
    return wrapped(words_of(text, columns), " ", columns);
}

std::vector<std::string> wrapped(const std::vector<std::string>& pieces, std::string_view gap,
                                 std::size_t columns) {
    std::vector<std::string> lines(1);
    for (const std::string& piece : pieces) {
        std::string& line = lines.back();
        if (line.empty()) {
            line = piece;
        } else if (display_width(line) + gap.size() + display_width(piece) <= columns) {
            line.append(gap).append(piece);
        } else {
            lines.push_back(piece);
        }
    }
    return lines;
}

}  // namespace shop::cli
