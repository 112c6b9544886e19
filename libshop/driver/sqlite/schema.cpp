#include <fmt/format.h>

#include <string>
#include <vector>

#include "driver/printable.hpp"
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

}  // namespace shop::driver
