#pragma once

#include "driver/sqlite/open.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>

namespace shop::driver {

/// The tables of the contract, as SQLite has them.
constexpr std::string_view kSqliteSchema = R"sql(
CREATE TABLE mechanic (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL
) STRICT;
CREATE TABLE job (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    mechanic_id INTEGER NOT NULL REFERENCES mechanic (id),
    hour INTEGER NOT NULL,
    note TEXT NOT NULL,
    length INTEGER NOT NULL,
    CONSTRAINT job_length CHECK (length > 0)
) STRICT;
CREATE TRIGGER job_guard BEFORE INSERT ON job
WHEN EXISTS (SELECT 1 FROM job WHERE mechanic_id = NEW.mechanic_id AND hour = NEW.hour)
BEGIN
    SELECT RAISE(ABORT, 'mechanic_overlap');
END;
)sql";

inline constexpr Sql kInsertMechanic{"mechanic.insert",
                                     "INSERT INTO mechanic (id, code, name) VALUES ($1, $2, $3)"};
inline constexpr Sql kCountMechanics{"mechanic.count", "SELECT count(*) FROM mechanic"};
inline constexpr Sql kMechanicIds{"mechanic.ids", "SELECT id FROM mechanic ORDER BY id"};

inline void insert_mechanic(Connection& store, std::int64_t id, const std::string& name = "Ann") {
    Transaction transaction(store, Transaction::Mode::write);
    store.execute(kInsertMechanic, {id, "M" + std::to_string(id), name});
    transaction.commit();
}

inline std::int64_t count_mechanics(Connection& store) {
    const auto rows = store.query(kCountMechanics);
    return rows->next() ? rows->integer(0) : -1;
}

/// A store with one mechanic, closed again.
inline std::filesystem::path make_store(const std::filesystem::path& file) {
    const auto store = open_sqlite(file, {.create = true});
    store->run_script(kSqliteSchema);
    insert_mechanic(*store, 1);
    return file;
}

/// The code with which an action is refused; none when it is not.
template <class Action>
std::optional<ErrorCode> refusal(Action action) {
    try {
        action();
    } catch (const Error& error) {
        return error.code();
    }
    return std::nullopt;
}

}  // namespace shop::driver
