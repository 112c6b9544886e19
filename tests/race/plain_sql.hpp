#pragma once

#include <SQLiteCpp/SQLiteCpp.h>
#include <shop/time.hpp>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace shop::race {

/// A row as another program would write it.
struct PlainRow {
    Instant start{};
    std::chrono::minutes length{0};
    int mechanic = 1;
    int car = 1;
    std::string status = "booked";
};

/// Somebody with the sqlite3 shell: knows the tables and nothing of the service.
class PlainSql {
public:
    explicit PlainSql(const std::filesystem::path& store);

    [[nodiscard]] SQLite::Database& database() { return database_; }

    /// Waits for its turn to write. \throws SQLite::Exception
    void begin() { database_.exec("BEGIN IMMEDIATE"); }
    void commit() { database_.exec("COMMIT"); }

    /// Inserts a row into the transaction. \return its id \throws SQLite::Exception
    std::int64_t insert(const PlainRow& row);

    /// One write in a transaction of its own, taken back when it throws.
    template <class Work>
    auto write(Work work) {
        begin();
        try {
            const auto result = work();
            commit();
            return result;
        } catch (...) {
            database_.tryExec("ROLLBACK");
            throw;
        }
    }

private:
    SQLite::Database database_;
};

/// Did one of the two guards refuse it?
[[nodiscard]] bool refused_by_guard(const SQLite::Exception& failure);

/// Two rows that hold the same mechanic's or car's time.
struct OverlapFound {
    std::int64_t first = 0;
    std::int64_t second = 0;
    bool of_mechanic = false;
};

/// Compares every row with every other: shares nothing with the store's own search.
[[nodiscard]] std::vector<OverlapFound> scan_for_overlaps(SQLite::Database& database);

}  // namespace shop::race
