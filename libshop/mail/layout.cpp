#include "mail/layout.hpp"

#include <algorithm>

#include "domain/columns.hpp"
#include "domain/utf8.hpp"

namespace shop::mail {

namespace {

/// Where a line that goes on begins.
std::size_t hanging_indent(std::string_view line, std::size_t columns) {
    const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
    const std::size_t gap = line.find("  ", indent);
    if (gap == std::string_view::npos) return indent;
    const std::size_t after = line.find_first_not_of(' ', gap);
    if (after == std::string_view::npos) return indent;
    const std::size_t column = width_of(line.substr(0, after));
    return column < columns / 2 ? column : indent;
}

/// `am,`: what stays beside the hour before it.
bool is_half_of_day(std::string_view word) {
    return (word.starts_with("am") || word.starts_with("pm")) &&
           word.find_first_not_of(".,;)", 2) == std::string_view::npos;
}

/// Where the word ends that begins at `begin`.
std::size_t word_end(std::string_view line, std::size_t begin) {
    const std::size_t end = std::min(line.find(' ', begin), line.size());
    if (end == line.size()) return end;
    const std::size_t next = std::min(line.find(' ', end + 1), line.size());
    return is_half_of_day(line.substr(end + 1, next - end - 1)) ? next : end;
}

std::string_view without_end_blanks(std::string_view line) {
    const std::size_t last = line.find_last_not_of(" \t");
    return line.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

void append_wrapped(std::string& text, std::string_view line, std::size_t columns) {
    const std::string indent(hanging_indent(line, columns), ' ');
    std::string current;
    bool fresh = true;  // nothing but its indent is on the line yet
    while (!line.empty()) {
        // A word with the blanks before it, which stay within a line.
        const std::size_t begin = std::min(line.find_first_not_of(' '), line.size());
        const std::size_t end = word_end(line, begin);
        const std::string_view word = line.substr(begin, end - begin);
        const std::string_view spaced = line.substr(0, end);
        line.remove_prefix(end);
        if (!fresh && width_of(current) + width_of(spaced) > columns) {
            text.append(current).push_back('\n');
            current = indent;
            current += word;
        } else {
            current += spaced;
        }
        fresh = false;
    }
    text.append(current).push_back('\n');
}

}  // namespace

std::size_t width_of(std::string_view line) {
    std::size_t columns = 0;
    while (!line.empty()) {
        const auto next = domain::first_code_point(line);
        columns += next ? domain::columns_of(next->value) : 1;
        line.remove_prefix(next ? next->length : 1);
    }
    return columns;
}

std::string padded(std::string_view text, std::size_t columns) {
    std::string line{text};
    const std::size_t width = width_of(text);
    if (width < columns) line.append(columns - width, ' ');
    return line;
}

std::string laid_out(std::string_view text, std::size_t columns) {
    std::string laid;
    bool empty_before = true;  // none at the top
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = without_end_blanks(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.empty()) {
            if (!empty_before) laid += '\n';
            empty_before = true;
            continue;
        }
        empty_before = false;
        append_wrapped(laid, line, columns);
    }
    while (laid.ends_with("\n\n")) laid.pop_back();
    return laid;
}

std::string with_amount(std::string_view indent, std::string_view name, std::string_view amount,
                        std::size_t columns) {
    const std::size_t kept = indent.size() + width_of(amount) + 2;
    const std::size_t room = columns > kept + 20 ? columns - kept : 20;
    std::string lines = laid_out(name, room);
    if (!lines.empty()) lines.pop_back();
    std::string text;
    std::string_view rest = lines;
    for (;;) {
        const std::size_t end = rest.find('\n');
        if (end == std::string_view::npos) break;
        text.append(indent).append(rest.substr(0, end + 1));
        rest.remove_prefix(end + 1);
    }
    text += padded(std::string{indent}.append(rest), columns - width_of(amount));
    return text.append(amount);
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) text += i + 1 == words.size() ? " and " : ", ";
        text += words[i];
    }
    return text;
}

}  // namespace shop::mail
