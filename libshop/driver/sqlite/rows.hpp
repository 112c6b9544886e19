#pragma once

#include "driver/connection.hpp"
#include "driver/sqlite/statement.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace shop::driver {

/// Rows read from the store one at a time. While they are open the store cannot be
/// committed to; the lock goes with the last row.
class StreamedRows : public Rows {
public:
    /// Finds the first row, so that what fails does so here.
    /// \param open_rows counts those that are open; must outlive this
    StreamedRows(Statement& statement, int& open_rows);
    ~StreamedRows() override;
    StreamedRows(const StreamedRows&) = delete;
    StreamedRows& operator=(const StreamedRows&) = delete;

    [[nodiscard]] bool next() override;
    [[nodiscard]] int columns() const override { return columns_; }
    [[nodiscard]] bool is_null(int column) const override { return row().is_null(column); }
    [[nodiscard]] std::int64_t integer(int column) const override { return row().integer(column); }
    [[nodiscard]] std::string text(int column) const override { return row().text(column); }

private:
    enum class At { before_first, row, end };

    [[nodiscard]] const Statement& row() const;
    void close() noexcept;

    Statement* statement_;
    int* open_rows_;
    int columns_;
    At at_ = At::before_first;
};

/// What a change returns, read to the end before it is handed out: SQLite checks foreign
/// keys only after the last row, and a refusal must not be lost with rows nobody reads.
class BufferedRows : public Rows {
public:
    explicit BufferedRows(Statement& statement);

    [[nodiscard]] bool next() override;
    [[nodiscard]] int columns() const override { return columns_; }
    [[nodiscard]] bool is_null(int column) const override;
    [[nodiscard]] std::int64_t integer(int column) const override;
    [[nodiscard]] std::string text(int column) const override;

private:
    using Value = std::variant<std::monostate, std::int64_t, std::string>;

    [[nodiscard]] const Value& value(int column) const;

    int columns_;
    std::vector<std::vector<Value>> rows_;
    std::size_t read_ = 0;  ///< rows stepped to
};

}  // namespace shop::driver
