#include <doctest/doctest.h>

#include <fmt/format.h>

#include <SQLiteCpp/SQLiteCpp.h>

#include <map>
#include <set>
#include <string>

#include "driver/postgresql/open.hpp"
#include "postgresql/server.hpp"
#include "store/embedded_schema.hpp"
#include "store/statements.hpp"

namespace {

using shop::driver::Dialect;
using test::RawDatabase;
using test::TestDatabase;
using Lines = std::vector<std::string>;

void make_schema(RawDatabase& database) {
    for (const auto& migration : shop::store::embedded_schema(Dialect::postgresql)) {
        CAPTURE(migration.title);
        REQUIRE(database.run(std::string{migration.text}) == "done");
    }
}

/// Columns by `table.column`, with what may not be NULL.
std::map<std::string, std::string> sqlite_columns() {
    SQLite::Database store(":memory:", SQLite::OPEN_READWRITE);
    for (const auto& migration : shop::store::embedded_schema(Dialect::sqlite)) {
        store.exec(std::string{migration.text});
    }
    std::map<std::string, std::string> columns;
    SQLite::Statement rows(store,
                           "SELECT m.name || '.' || c.name, lower(c.type), c.\"notnull\" OR c.pk > 0 "
                           "FROM sqlite_schema m JOIN pragma_table_info(m.name) c "
                           "WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'");
    while (rows.executeStep()) {
        const std::string type = rows.getColumn(1).getString() == "integer" ? "bigint" : "text";
        columns[rows.getColumn(0).getString()] =
            type + (rows.getColumn(2).getInt() != 0 ? " not null" : "");
    }
    return columns;
}

std::map<std::string, std::string> postgresql_columns(RawDatabase& database) {
    std::map<std::string, std::string> columns;
    for (const std::string& line : database.column(
             "SELECT table_name || '.' || column_name || '=' || data_type || CASE is_nullable "
             "WHEN 'NO' THEN ' not null' ELSE '' END FROM information_schema.columns c "
             "JOIN information_schema.tables t USING (table_schema, table_name) "
             "WHERE table_schema = 'public' AND table_type = 'BASE TABLE' "
             "AND table_name <> 'id_counter'")) {
        columns[line.substr(0, line.find('='))] = line.substr(line.find('=') + 1);
    }
    return columns;
}

TEST_CASE("both engines have the same migrations, tables and columns") {
    const auto& sqlite = shop::store::embedded_schema(Dialect::sqlite);
    const auto& postgresql = shop::store::embedded_schema(Dialect::postgresql);
    REQUIRE(sqlite.size() == postgresql.size());
    for (std::size_t i = 0; i < sqlite.size(); ++i) {
        CHECK(sqlite[i].number == postgresql[i].number);
        CHECK(sqlite[i].title == postgresql[i].title);
    }
    const TestDatabase test;
    RawDatabase database(test.conninfo());
    make_schema(database);
    CHECK(postgresql_columns(database) == sqlite_columns());
}

TEST_CASE("both have the same views for people, and a check for every check") {
    const TestDatabase test;
    RawDatabase database(test.conninfo());
    make_schema(database);
    SQLite::Database store(":memory:", SQLite::OPEN_READWRITE);
    std::size_t checks = 0;
    for (const auto& migration : shop::store::embedded_schema(Dialect::sqlite)) {
        store.exec(std::string{migration.text});
    }
    std::set<std::string> views;
    SQLite::Statement rows(store, "SELECT name, type, sql FROM sqlite_schema");
    while (rows.executeStep()) {
        if (rows.getColumn(1).getString() == "view") views.insert(rows.getColumn(0).getString());
        if (rows.getColumn(1).getString() != "table") continue;
        const std::string sql = rows.getColumn(2).getString();
        for (auto at = sql.find("CHECK ("); at != std::string::npos;
             at = sql.find("CHECK (", at + 1)) {
            ++checks;
        }
    }
    const auto here = database.column("SELECT viewname FROM pg_views WHERE schemaname = 'public'");
    CHECK(std::set<std::string>(here.begin(), here.end()) == views);
    CHECK(database.number("SELECT count(*) FROM pg_constraint WHERE contype = 'c' AND connamespace "
                          "= 'public'::regnamespace") == static_cast<std::int64_t>(checks));
    for (const std::string& view : views) {
        CAPTURE(view);
        CHECK(database.run("SELECT * FROM " + view) == "done");
    }
}

std::set<std::string> set_of(const Lines& lines) {
    return {lines.begin(), lines.end()};
}

std::set<std::string> in_sqlite(const std::string& sql) {
    SQLite::Database store(":memory:", SQLite::OPEN_READWRITE);
    for (const auto& migration : shop::store::embedded_schema(Dialect::sqlite)) {
        store.exec(std::string{migration.text});
    }
    std::set<std::string> found;
    SQLite::Statement rows(store, sql);
    while (rows.executeStep()) found.insert(rows.getColumn(0).getString());
    return found;
}

TEST_CASE("both have the same indexes, and guard the same tables") {
    const TestDatabase test;
    RawDatabase database(test.conninfo());
    make_schema(database);
    // Name, whether unique, whether of some rows only, columns in order.
    CHECK(
        set_of(database.column(
            "SELECT c.relname || ' ' || i.indisunique::int || ' ' || (i.indpred IS NOT NULL)::int "
            "|| ' ' || (SELECT string_agg(CASE i.indkey[a.attnum - 1] WHEN 0 THEN 'expr' ELSE "
            "a.attname END, ',' ORDER BY a.attnum) FROM pg_attribute a WHERE a.attrelid = c.oid) "
            "FROM pg_index i "
            "JOIN pg_class c ON c.oid = i.indexrelid "
            "WHERE c.relnamespace = 'public'::regnamespace AND NOT EXISTS "
            "(SELECT 1 FROM pg_constraint x WHERE x.conindid = i.indexrelid)")) ==
        in_sqlite("SELECT s.name || ' ' || l.\"unique\" || ' ' || l.partial || ' ' || "
                  "(SELECT group_concat(coalesce(c.name, 'expr')) FROM (SELECT name FROM "
                  "pragma_index_info(s.name) ORDER BY seqno) c) FROM sqlite_schema s "
                  "JOIN pragma_index_list(s.tbl_name) l ON l.name = s.name "
                  "WHERE s.type = 'index' AND s.sql IS NOT NULL"));
    // An exclusion constraint there does what triggers do here.
    CHECK(set_of(database.column("SELECT tgrelid::regclass::text FROM pg_trigger WHERE NOT "
                                 "tgisinternal UNION SELECT conrelid::regclass::text FROM "
                                 "pg_constraint WHERE contype = 'x'")) ==
          in_sqlite("SELECT tbl_name FROM sqlite_schema WHERE type = 'trigger'"));
}

TEST_CASE("every table and column says what it is") {
    const TestDatabase test;
    RawDatabase database(test.conninfo());
    make_schema(database);
    CHECK(database.column("SELECT relname FROM pg_class WHERE relkind = 'r' "
                          "AND relnamespace = 'public'::regnamespace "
                          "AND obj_description(oid) IS NULL") == Lines{});
    CHECK(database.column("SELECT c.relname || '.' || a.attname FROM pg_class c "
                          "JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 "
                          "WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace "
                          "AND NOT a.attisdropped AND col_description(c.oid, a.attnum) IS NULL") ==
          Lines{});
}

TEST_CASE("every statement of the catalogue is understood") {
    const TestDatabase test;
    RawDatabase database(test.conninfo());
    make_schema(database);
    int number = 0;
    for (const shop::driver::Sql* sql : shop::store::all_statements()) {
        CAPTURE(sql->name);
        CHECK(database.run(fmt::format("PREPARE s{} AS {}", ++number, sql->text)) == "done");
    }
}

TEST_CASE("text is sorted by code point") {
    const TestDatabase test;
    RawDatabase database(test.conninfo());
    make_schema(database);
    for (const char* name : {"b", "B", "a", "\u00c4", "Z"}) {
        REQUIRE(database.run(fmt::format("INSERT INTO customer (name, name_folded, search_text, "
                                         "created_at) VALUES ('{}', '', '', 0)",
                                         name)) == "done");
    }
    CHECK(database.column("SELECT name FROM customer ORDER BY name") ==
          Lines{"B", "Z", "a", "b", "\u00c4"});
}

/// Three mechanics, one customer, three cars.
void add_people(RawDatabase& database) {
    REQUIRE(database.run("INSERT INTO mechanic (name, name_folded, created_at) VALUES "
                         "('A', 'a', 0), ('B', 'b', 0), ('C', 'c', 0)") == "done");
    REQUIRE(database.run("INSERT INTO customer (name, name_folded, search_text, created_at) "
                         "VALUES ('D', 'd', '', 0)") == "done");
    REQUIRE(database.run("INSERT INTO vehicle (customer_id, plate, search_text, created_at) VALUES "
                         "(1, 'X1', '', 0), (1, 'X2', '', 0), (1, 'X3', '', 0)") == "done");
}

/// Minutes of one day.
std::string add_job(RawDatabase& database, int mechanic, int vehicle, int starts, int ends,
                    int travel = 0, int wrap_up = 0) {
    return database.run(fmt::format(
        "INSERT INTO appointment (status, holds, mechanic_id, customer_id, vehicle_id, starts_at, "
        "ends_at, travel, wrap_up, starts_local, zone, utc_offset, total, created_at) VALUES "
        "('booked', 1, {}, 1, {}, {}, {}, {}, {}, {}, 'America/Los_Angeles', -28800, 0, 0)",
        mechanic, vehicle, 1795420800 + 60 * starts, 1795420800 + 60 * ends, 60 * travel,
        60 * wrap_up, 1795420800 + 60 * starts - 28800));
}

TEST_CASE("the server refuses an overlap, whoever writes, and burns no number on it") {
    const TestDatabase test;
    RawDatabase database(test.conninfo());
    make_schema(database);
    add_people(database);
    REQUIRE(add_job(database, 1, 1, 540, 600, 15, 10) == "done");
    CHECK(add_job(database, 1, 2, 624, 684, 15, 10) == "mechanic_overlap");
    CHECK(add_job(database, 2, 1, 599, 660) == "vehicle_overlap");
    REQUIRE(add_job(database, 1, 2, 625, 685, 15, 10) == "done");
    CHECK(database.column("SELECT id FROM appointment ORDER BY id") == Lines{"1", "2"});
    CHECK(database.run("UPDATE appointment SET starts_at = starts_at - 60, starts_local = "
                       "starts_local - 60 WHERE id = 2") == "mechanic_overlap");
    REQUIRE(database.run("UPDATE appointment SET status = 'cancelled', holds = 0 WHERE id = 1") ==
            "done");
    REQUIRE(add_job(database, 1, 1, 550, 560) == "done");
    CHECK(database.run("UPDATE appointment SET status = 'booked', holds = 1 WHERE id = 1") ==
          "mechanic_overlap");
    CHECK(database.run("UPDATE appointment SET holds = 0 WHERE id = 2") == "appointment_holds");
}

TEST_CASE("the audit log is append-only, and its payloads go only by an erase entry") {
    const TestDatabase test;
    RawDatabase database(test.conninfo());
    make_schema(database);
    const auto entry = [&](int id, const std::string& action) {
        return fmt::format("INSERT INTO audit_entry VALUES ({}, 0, 'a', '{}', 'x', 1, repeat('0', "
                           "64), repeat('0', 64), repeat('{}', 64)); INSERT INTO audit_payload "
                           "VALUES ({}, repeat('0', 32)); INSERT INTO audit_head VALUES (1, {}, 0, "
                           "repeat('{}', 64)) ON CONFLICT (id) DO UPDATE SET entry_id = {}",
                           id, action, id, id, id, id, id);
    };
    REQUIRE(database.run(entry(1, "book")) == "done");
    for (const char* change :
         {"UPDATE audit_entry SET actor = 'b'", "DELETE FROM audit_entry", "TRUNCATE audit_payload",
          "UPDATE audit_payload SET before = 'x'", "DELETE FROM audit_payload",
          "TRUNCATE audit_entry CASCADE"}) {
        CAPTURE(change);
        CHECK(database.run(change) == "audit_append_only");
    }
    CHECK(database.run("INSERT INTO audit_erasure VALUES (1, 1)") == "audit_erase_entry_missing");
    REQUIRE(database.run(entry(2, "erase")) == "done");
    CHECK(database.run("INSERT INTO audit_erasure VALUES (1, 2)") == "done");
    CHECK(database.run("DELETE FROM audit_payload WHERE entry_id = 1") == "done");
    CHECK(database.run("DELETE FROM audit_payload WHERE entry_id = 2") == "audit_append_only");
    CHECK(database.run("DELETE FROM audit_erasure") == "audit_append_only");
}

TEST_CASE("a service never has the code of a package") {
    const TestDatabase test;
    RawDatabase database(test.conninfo());
    make_schema(database);
    REQUIRE(database.run("INSERT INTO service (code, name, labor, duration, created_at) VALUES "
                         "('oil', 'Oil', 60, 60, 0)") == "done");
    CHECK(database.run("INSERT INTO package (code, name, created_at) VALUES ('oil', 'Oil', 0)") ==
          "code_taken");
}

}  // namespace
