#include "table.hpp"

#include "safe.hpp"
#include "width.hpp"

#include <libsmartcols.h>

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <memory>
#include <new>
#include <numeric>
#include <utility>

namespace shop::cli {

namespace {

constexpr std::string_view kBetweenColumns = "  ";

struct Release {
    void operator()(libscols_table* table) const { scols_unref_table(table); }
    void operator()(char* text) const { std::free(text); }
};

void check(int result) {
    if (result != 0) throw std::bad_alloc();
}

std::string without_blanks_at_line_ends(std::string_view text) {
    std::string result;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const std::string_view line = text.substr(0, end);
        const std::size_t last = line.find_last_not_of(' ');
        if (last != std::string_view::npos) result.append(line.substr(0, last + 1));
        result += '\n';
        if (end == std::string_view::npos) break;
        text.remove_prefix(end + 1);
    }
    return result;
}

}  // namespace

Table::Table(std::vector<Column> columns) : columns_(std::move(columns)) {}

void Table::add(std::vector<std::string> cells) {
    for (std::string& cell : cells) cell = safe(cell);
    cells.resize(columns_.size());
    rows_.push_back(std::move(cells));
}

std::size_t Table::natural_width(const std::vector<std::size_t>& shown) const {
    std::size_t total = 0;
    for (const std::size_t index : shown) {
        std::size_t widest = display_width(columns_[index].title);
        for (const auto& row : rows_) widest = std::max(widest, display_width(row[index]));
        total += widest + kBetweenColumns.size();
    }
    return total - kBetweenColumns.size();
}

std::vector<std::size_t> Table::fitting(std::optional<std::size_t> width) const {
    std::vector<std::size_t> shown(columns_.size());
    std::iota(shown.begin(), shown.end(), std::size_t{0});
    while (width && natural_width(shown) > *width) {
        const auto last = std::find_if(shown.rbegin(), shown.rend(), [&](std::size_t index) {
            return columns_[index].may_be_left_out;
        });
        if (last == shown.rend()) break;
        shown.erase(std::next(last).base());
    }
    return shown;
}

std::string Table::text(std::optional<std::size_t> width) const {
    if (rows_.empty()) return {};
    const std::unique_ptr<libscols_table, Release> table{scols_new_table()};
    if (!table) throw std::bad_alloc();
    check(scols_table_set_column_separator(table.get(), kBetweenColumns.data()));
    // Cells are safe already: it would escape their backslashes again.
    check(scols_table_enable_noencoding(table.get(), 1));
    check(scols_table_set_termforce(table.get(),
                                    width ? SCOLS_TERMFORCE_ALWAYS : SCOLS_TERMFORCE_NEVER));
    if (width) check(scols_table_set_termwidth(table.get(), *width));

    const std::vector<std::size_t> shown = fitting(width);
    for (const std::size_t index : shown) {
        const Column& column = columns_[index];
        int flags = 0;
        if (column.align == Align::right) flags |= SCOLS_FL_RIGHT;
        if (column.may_be_cut && width) flags |= SCOLS_FL_TRUNC;
        const std::string title{column.title};
        // A width hint of 1 lets the column be as wide as its longest cell.
        if (scols_table_new_column(table.get(), title.c_str(), 1, flags) == nullptr) {
            throw std::bad_alloc();
        }
    }
    for (const auto& row : rows_) {
        libscols_line* line = scols_table_new_line(table.get(), nullptr);
        if (line == nullptr) throw std::bad_alloc();
        for (std::size_t i = 0; i < shown.size(); ++i) {
            check(scols_line_set_data(line, i, row[shown[i]].c_str()));
        }
    }
    char* printed = nullptr;
    check(scols_print_table_to_string(table.get(), &printed));
    const std::unique_ptr<char, Release> text{printed};
    return without_blanks_at_line_ends(text.get());
}

}  // namespace shop::cli
