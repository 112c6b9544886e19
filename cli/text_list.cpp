#include "text_list.hpp"

#include "input/words.hpp"

#include <cstddef>

namespace shop::cli {

std::vector<std::string> to_list(std::string_view text) {
    std::vector<std::string> entries;
    while (true) {
        const std::size_t end = text.find(',');
        const std::string_view entry = without_blanks_around(text.substr(0, end));
        if (!entry.empty()) entries.emplace_back(entry);
        if (end == std::string_view::npos) return entries;
        text.remove_prefix(end + 1);
    }
}

std::string from_list(const std::vector<std::string>& entries) {
    std::string text;
    for (const std::string& entry : entries) text += (text.empty() ? "" : ", ") + entry;
    return text;
}

}  // namespace shop::cli
