#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

#include "driver/printable.hpp"
#include "driver/schema_objects.hpp"
#include "driver/sqlite/sqlite_connection.hpp"

namespace shop::driver {

namespace {

/// `SHOP`: tells a shop's store from the SQLite files of other applications.
constexpr std::int64_t kApplicationId = 0x53484f50;

constexpr Sql kNumbers{
    "sqlite.numbers",
    "SELECT a.application_id, v.user_version, (SELECT count(*) FROM sqlite_schema) "
    "FROM pragma_application_id AS a, pragma_user_version AS v"};
constexpr Sql kIntegrity{"sqlite.integrity", "SELECT integrity_check FROM pragma_integrity_check"};
constexpr Sql kReferences{
    "sqlite.references",
    "SELECT \"table\", coalesce(rowid, 0), parent FROM pragma_foreign_key_check LIMIT 100"};

constexpr Sql kObjects{"sqlite.objects",
                       "SELECT type || ' ' || name, sql FROM sqlite_schema "
                       "WHERE name NOT LIKE 'sqlite!_%' ESCAPE '!'"};

SchemaObjects objects_made_by(std::span<const std::string_view> scripts) {
    SQLite::Database scratch(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    for (const std::string_view script : scripts) scratch.exec(std::string(script));
    SQLite::Statement rows(scratch, std::string(kObjects.text));
    SchemaObjects objects;
    while (rows.executeStep()) {
        objects.emplace(rows.getColumn(0).getString(), rows.getColumn(1).getString());
    }
    return objects;
}

}  // namespace

int SqliteConnection::schema_number() {
    const auto rows = query(kNumbers, Parameters{});
    if (!rows->next()) return 0;
    const bool empty = rows->integer(0) == 0 && rows->integer(1) == 0 && rows->integer(2) == 0;
    if (empty) return 0;
    if (rows->integer(0) != kApplicationId) {
        throw Error(ErrorCode::store_damaged,
                    fmt::format("{} belongs to another application", quoted(file_.path())),
                    "name the shop's own store: --store sqlite:PATH");
    }
    return static_cast<int>(rows->integer(1));
}

void SqliteConnection::set_schema_number(int number) {
    run_script(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}", kApplicationId,
                           number));
}

std::vector<std::string> SqliteConnection::check_integrity() {
    std::vector<std::string> problems;
    const auto pages = query(kIntegrity, Parameters{});
    while (pages->next()) {
        if (pages->text(0) != "ok") problems.push_back(pages->text(0));
    }
    const auto references = query(kReferences, Parameters{});
    while (references->next()) {
        problems.push_back(fmt::format("{} {} refers to a missing {}", references->text(0),
                                       references->integer(1), references->text(2)));
    }
    return problems;
}

std::vector<std::string> SqliteConnection::check_schema(std::span<const std::string_view> scripts) {
    SchemaObjects found;
    const auto rows = query(kObjects, Parameters{});
    while (rows->next()) found.emplace(rows->text(0), rows->text(1));

    return differences(objects_made_by(scripts), std::move(found));
}

}  // namespace shop::driver
