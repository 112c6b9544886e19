#pragma once

#include "driver/connection.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace shop::driver {

/// A prepared statement. SQLiteCpp's own cannot bind a string_view, ask for a plan that
/// is kept, or say whether it changes the store. The connection and the path must
/// outlive it.
class Statement {
public:
    /// \throws Error (internal) when the text is not one statement with the placeholders
    ///         `$1` to `$n`
    Statement(sqlite3* database, const Sql& sql, const std::filesystem::path& file);

    /// \throws Error (internal) unless there is one parameter for each placeholder
    void bind(Parameters parameters);
    /// \return whether there is a row; on an error the statement is reset
    [[nodiscard]] bool step();
    /// Lets go of the row, the locks and the parameters.
    void reset() noexcept;

    /// Whether it is between bind() and reset().
    [[nodiscard]] bool in_use() const { return in_use_; }
    [[nodiscard]] bool changes_store() const;
    /// Whether it was prepared from this text.
    [[nodiscard]] bool is_of(const Sql& sql) const;

    [[nodiscard]] int columns() const;
    [[nodiscard]] bool is_null(int column) const;
    [[nodiscard]] bool is_integer(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] std::string text(int column) const;

    [[noreturn]] void fault(std::string_view reason) const;

private:
    struct Finalizer {
        void operator()(sqlite3_stmt* statement) const noexcept;
    };

    void read_placeholders();
    void require_type(int column, int type) const;
    [[noreturn]] void fail() const;
    [[nodiscard]] std::string action() const;

    sqlite3* database_;
    const std::filesystem::path* file_;
    std::string name_;
    std::unique_ptr<sqlite3_stmt, Finalizer> statement_;
    std::vector<std::size_t> parameter_of_;  ///< by the engine's index, from 0
    bool in_use_ = false;
};

}  // namespace shop::driver
