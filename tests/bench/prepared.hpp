#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

namespace shop::bench {

/// SQLite's own interface with nothing around it: what everything is compared with.
class RawDatabase {
public:
    explicit RawDatabase(const std::filesystem::path& file) {
        sqlite3* opened = nullptr;
        const int code = sqlite3_open_v2(file.c_str(), &opened, SQLITE_OPEN_READWRITE, nullptr);
        handle_.reset(opened);
        check(code);
    }
    [[nodiscard]] sqlite3* handle() const { return handle_.get(); }
    void run(const char* sql) const {
        check(sqlite3_exec(handle(), sql, nullptr, nullptr, nullptr));
    }
    void check(int code) const {
        if (code != SQLITE_OK) throw std::runtime_error(sqlite3_errmsg(handle()));
    }

private:
    struct Close {
        void operator()(sqlite3* database) const { sqlite3_close(database); }
    };
    std::unique_ptr<sqlite3, Close> handle_;
};

class RawStatement {
public:
    RawStatement(const RawDatabase& database, std::string_view sql) : database_(&database) {
        sqlite3_stmt* prepared = nullptr;
        database.check(sqlite3_prepare_v3(database.handle(), sql.data(),
                                          static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                                          &prepared, nullptr));
        handle_.reset(prepared);
    }
    [[nodiscard]] sqlite3_stmt* handle() const { return handle_.get(); }
    void bind(int index, std::int64_t value) const {
        database_->check(sqlite3_bind_int64(handle(), index, value));
    }
    /// Steps to the next row; after the last it can be bound and run again.
    [[nodiscard]] bool next() const {
        const int code = sqlite3_step(handle());
        if (code == SQLITE_ROW) return true;
        database_->check(sqlite3_reset(handle()));
        return false;
    }
    [[nodiscard]] std::int64_t integer(int column) const {
        return sqlite3_column_int64(handle(), column);
    }
    [[nodiscard]] std::string text(int column) const {
        const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(handle(), column));
        return bytes == nullptr ? std::string{} : std::string{bytes};
    }
    [[nodiscard]] bool is_null(int column) const {
        return sqlite3_column_type(handle(), column) == SQLITE_NULL;
    }

private:
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };
    const RawDatabase* database_;
    std::unique_ptr<sqlite3_stmt, Finalize> handle_;
};

}  // namespace shop::bench
