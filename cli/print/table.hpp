#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shop::cli {

/// Columns of text that line up, wide characters too.
class Table {
public:
    enum class Align { left, right };
    struct Column {
        std::string_view title;
        Align align = Align::left;
        bool may_be_cut = false;       ///< is cut where the terminal is narrow
        bool may_be_left_out = false;  ///< goes first, from the right, before any is cut
    };

    explicit Table(std::vector<Column> columns);

    /// One cell a column; made safe for a terminal here.
    void add(std::vector<std::string> cells);

    [[nodiscard]] bool empty() const { return rows_.empty(); }

    /// Every line ends with a line end, the titles first; nothing at all without rows.
    /// \param width columns of the terminal; none: nothing is cut
    [[nodiscard]] std::string text(std::optional<std::size_t> width) const;

private:
    /// The indices of the columns that are printed.
    [[nodiscard]] std::vector<std::size_t> fitting(std::optional<std::size_t> width) const;
    [[nodiscard]] std::size_t natural_width(const std::vector<std::size_t>& shown) const;

    std::vector<Column> columns_;
    std::vector<std::vector<std::string>> rows_;
};

}  // namespace shop::cli
