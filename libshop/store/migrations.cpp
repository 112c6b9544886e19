#include "store/migrations.hpp"

#include <shop/error.hpp>
#include <shop/shop.hpp>

#include <fmt/format.h>

#include "store/embedded_schema.hpp"
#include "store/rows.hpp"
#include "store/sql/log.hpp"

namespace shop::store {

namespace {

void require_not_newer(int number) {
    if (number <= newest_schema()) return;
    throw Error(ErrorCode::schema_newer,
                fmt::format("the store has schema {}, this program knows {} at most", number,
                            newest_schema()),
                "install the version of shopctl that made it, or a later one");
}

Migration read_migration(Fields& fields) {
    Migration migration;
    migration.number = fields.number();
    migration.title = fields.text();
    migration.checksum = fields.text();
    migration.applied_at = fields.instant();
    return migration;
}

}  // namespace

int newest_schema() { return embedded_schema(driver::Dialect::sqlite).back().number; }

std::vector<Migration> list_migrations(driver::Connection& connection) {
    const int number = connection.schema_number();
    require_not_newer(number);
    std::vector<Migration> applied;
    if (number > 0) {
        applied = read_all(connection.query(sql::kMigrationAll, {}), read_migration);
    }
    std::vector<Migration> all;
    for (const EmbeddedMigration& known : embedded_schema(connection.dialect())) {
        Migration migration{known.number, std::string{known.title}, std::string{known.checksum},
                            std::nullopt};
        for (const Migration& past : applied) {
            if (past.number != known.number) continue;
            if (past.checksum != known.checksum) {
                throw Error(ErrorCode::store_damaged,
                            fmt::format("migration {} of the store is not the one of this program",
                                        known.number),
                            "the store was made by another build of shopctl: use that one");
            }
            migration.applied_at = past.applied_at;
        }
        all.push_back(std::move(migration));
    }
    return all;
}

std::optional<Migration> apply_next(driver::Connection& connection, Instant now) {
    const int number = connection.schema_number();
    require_not_newer(number);
    for (const EmbeddedMigration& next : embedded_schema(connection.dialect())) {
        if (next.number <= number) continue;
        connection.run_script(next.text);
        connection.send(sql::kMigrationInsert,
                        {next.number, next.title, next.checksum, stored(now), version()});
        connection.set_schema_number(next.number);
        return Migration{next.number, std::string{next.title}, std::string{next.checksum}, now};
    }
    return std::nullopt;
}

void require_current_schema(driver::Connection& connection) {
    const int number = connection.schema_number();
    require_not_newer(number);
    if (number == newest_schema()) return;
    if (number == 0) {
        throw Error(ErrorCode::store_damaged, "the store is empty: it was never initialised",
                    "run: shopctl init");
    }
    throw Error(ErrorCode::schema_older,
                fmt::format("the store has schema {}, this program needs {}", number,
                            newest_schema()),
                "make a copy of the store, then run: shopctl db migrate");
}

std::vector<std::string> check_schema(driver::Connection& connection) {
    std::vector<std::string_view> texts;
    for (const EmbeddedMigration& migration : embedded_schema(connection.dialect())) {
        texts.push_back(migration.text);
    }
    return connection.check_schema(texts);
}

}  // namespace shop::store
