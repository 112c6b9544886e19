#include "facts.hpp"

#include "safe.hpp"
#include "width.hpp"

#include <algorithm>
#include <cstddef>

namespace shop::cli {

namespace {

std::string with_later_lines_indented(const std::string& text, std::size_t columns) {
    std::string result;
    for (const char c : text) {
        result += c;
        if (c == '\n') result.append(columns, ' ');
    }
    return result;
}

}  // namespace

std::string facts(const std::vector<Fact>& facts) {
    std::size_t column = 0;
    for (const auto& [name, value] : facts) {
        if (!value.empty()) column = std::max(column, display_width(name) + 2);
    }
    std::string text;
    for (const auto& [name, value] : facts) {
        if (value.empty()) continue;
        text +=
            pad_right(name, column) + with_later_lines_indented(safe_lines(value), column) + "\n";
    }
    return text;
}

}  // namespace shop::cli
