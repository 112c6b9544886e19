#include "driver/sqlite/rows.hpp"

#include <fmt/format.h>

#include <utility>

namespace shop::driver {

namespace {

[[noreturn]] void throw_fault(const std::string& reason) {
    throw Error(ErrorCode::internal, reason);
}

struct ResetOnExit {
    Statement& statement;
    ~ResetOnExit() { statement.reset(); }
};

}  // namespace

StreamedRows::StreamedRows(Statement& statement, int& open_rows)
    : statement_(&statement), open_rows_(&open_rows), columns_(statement.columns()) {
    const bool found = statement.step();
    ++*open_rows_;
    if (!found) close();
}

StreamedRows::~StreamedRows() {
    close();
}

void StreamedRows::close() noexcept {
    if (statement_ == nullptr) return;
    statement_->reset();
    statement_ = nullptr;
    --*open_rows_;
}

bool StreamedRows::next() {
    if (statement_ == nullptr) {
        at_ = At::end;
        return false;
    }
    if (at_ == At::before_first) {
        at_ = At::row;
        return true;
    }
    try {
        if (statement_->step()) return true;
    } catch (...) {
        close();
        at_ = At::end;
        throw;
    }
    close();
    at_ = At::end;
    return false;
}

const Statement& StreamedRows::row() const {
    if (at_ != At::row) throw_fault("a column is read where no row is");
    return *statement_;
}

BufferedRows::BufferedRows(Statement& statement) : columns_(statement.columns()) {
    const ResetOnExit reset{statement};
    while (statement.step()) {
        std::vector<Value> row;
        for (int column = 0; column < columns_; ++column) {
            if (statement.is_null(column)) {
                row.emplace_back();
            } else if (statement.is_integer(column)) {
                row.emplace_back(statement.integer(column));
            } else {
                row.emplace_back(statement.text(column));
            }
        }
        rows_.push_back(std::move(row));
    }
}

bool BufferedRows::next() {
    if (read_ > rows_.size()) return false;
    return ++read_ <= rows_.size();
}

const BufferedRows::Value& BufferedRows::value(int column) const {
    if (read_ == 0 || read_ > rows_.size()) throw_fault("a column is read where no row is");
    if (column < 0 || column >= columns_) throw_fault(fmt::format("there is no column {}", column));
    return rows_[read_ - 1][static_cast<std::size_t>(column)];
}

bool BufferedRows::is_null(int column) const {
    return std::holds_alternative<std::monostate>(value(column));
}

std::int64_t BufferedRows::integer(int column) const {
    const auto* const found = std::get_if<std::int64_t>(&value(column));
    if (found == nullptr) throw_fault(fmt::format("there is no integer in column {}", column));
    return *found;
}

std::string BufferedRows::text(int column) const {
    const auto* const found = std::get_if<std::string>(&value(column));
    if (found == nullptr) throw_fault(fmt::format("there is no text in column {}", column));
    return *found;
}

}  // namespace shop::driver
