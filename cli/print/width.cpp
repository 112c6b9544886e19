#include "width.hpp"

#include "code_points.hpp"

namespace shop::cli {

std::size_t display_width(std::string_view text) {
    std::size_t columns = 0;
    while (!text.empty()) {
        const CodePoint next = first_code_point(text);
        columns += next.valid ? static_cast<std::size_t>(columns_of(next.value)) : 1;
        text.remove_prefix(next.bytes);
    }
    return columns;
}

std::string pad_right(std::string_view text, std::size_t columns) {
    std::string padded{text};
    const std::size_t width = display_width(text);
    if (width < columns) padded.append(columns - width, ' ');
    return padded;
}

std::string pad_left(std::string_view text, std::size_t columns) {
    const std::size_t width = display_width(text);
    std::string padded(width < columns ? columns - width : 0, ' ');
    return padded.append(text);
}

std::string truncated(std::string_view text, std::size_t columns) {
    if (display_width(text) <= columns) return std::string{text};
    if (columns == 0) return {};
    std::string kept;
    std::size_t used = 0;
    while (!text.empty()) {
        const CodePoint next = first_code_point(text);
        const std::size_t width = next.valid ? static_cast<std::size_t>(columns_of(next.value)) : 1;
        if (used + width > columns - 1) break;
        kept.append(text.substr(0, next.bytes));
        used += width;
        text.remove_prefix(next.bytes);
    }
    return kept + "…";
}

}  // namespace shop::cli
