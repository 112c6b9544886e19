#include <shop/format.hpp>

#include <algorithm>
#include <array>

namespace shop {

namespace {

bool is_plain_number(std::string_view cell) {
    if (cell.starts_with('-')) cell.remove_prefix(1);
    return !cell.empty() &&
           std::ranges::all_of(cell, [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
}

/// Spreadsheets run what starts so (OWASP, "CSV injection"), full-width forms included.
bool would_run(std::string_view cell) {
    if (is_plain_number(cell)) return false;
    constexpr std::array<std::string_view, 11> kStarts{"=",  "+",  "-",  "@",  "\t", "\r",
                                                       "\n", "＝", "＋", "－", "＠"};
    return std::ranges::any_of(kStarts,
                               [&](std::string_view start) { return cell.starts_with(start); });
}

std::string in_quotes(std::string_view cell) {
    if (cell.find_first_of(",\"\r\n") == std::string_view::npos) return std::string{cell};
    std::string result = "\"";
    for (const char c : cell) {
        if (c == '"') result += '"';
        result += c;
    }
    return result + "\"";
}

}  // namespace

std::string CsvWriter::row(const std::vector<std::string>& cells) {
    std::string line;
    if (first_ && reader_ == For::excel) line = "\xef\xbb\xbf";
    first_ = false;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) line += ',';
        const bool inert = reader_ == For::excel && would_run(cells[i]);
        line += in_quotes(inert ? "'" + cells[i] : cells[i]);
    }
    return line + "\r\n";
}

}  // namespace shop
