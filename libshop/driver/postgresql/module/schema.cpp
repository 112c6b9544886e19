#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

#include "driver/postgresql/module/postgresql_connection.hpp"
#include "driver/schema_objects.hpp"

namespace shop::driver {

namespace {

constexpr Sql kTables{
    "postgresql.tables",
    "SELECT CAST(count(*) AS BIGINT), "
    "CAST(coalesce(sum(CASE WHEN c.relname = 'schema_migration' THEN 1 ELSE 0 END), 0) AS BIGINT) "
    "FROM pg_catalog.pg_class c WHERE c.relkind IN ('r', 'p', 'v') "
    "AND c.relnamespace = CAST(current_schema() AS regnamespace)"};
constexpr Sql kNewest{"postgresql.newest_migration",
                      "SELECT CAST(coalesce(max(number), 0) AS BIGINT) FROM schema_migration"};

/// A restored or moved cluster has another address, a copied one the same system.
constexpr Sql kHome{"postgresql.home",
                    "SELECT 'postgresql:' || CAST(system_identifier AS TEXT) || '/' || "
                    "current_database() || '/' || current_schema() FROM pg_control_system()"};

/// What does not do its work: the rest is always enforced by the server.
constexpr Sql kDisabled{
    "postgresql.disabled",
    "SELECT 'index ' || c.relname || ' is not valid' FROM pg_catalog.pg_index i "
    "JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid WHERE NOT i.indisvalid "
    "AND c.relnamespace = CAST(current_schema() AS regnamespace) UNION ALL "
    "SELECT 'constraint ' || conname || ' was never checked' FROM pg_catalog.pg_constraint "
    "WHERE NOT convalidated AND connamespace = CAST(current_schema() AS regnamespace) UNION ALL "
    "SELECT 'trigger ' || t.tgname || ' is off' FROM pg_catalog.pg_trigger t "
    "JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid WHERE t.tgenabled <> 'O' "
    "AND c.relnamespace = CAST(current_schema() AS regnamespace)"};

/// Everything in the current schema, each with a text that differs when it does.
constexpr Sql kObjects{
    "postgresql.objects",
    "WITH here AS (SELECT CAST(current_schema() AS regnamespace) AS oid) "
    "SELECT 'table ' || c.relname, string_agg(a.attname || ' ' || "
    "format_type(a.atttypid, a.atttypmod) || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END "
    "|| coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') || ' ' || a.attcollation, "
    "', ' ORDER BY a.attnum) FROM here, pg_catalog.pg_class c "
    "JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 "
    "AND NOT a.attisdropped LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = c.oid "
    "AND d.adnum = a.attnum WHERE c.relkind IN ('r', 'p') AND c.relnamespace = here.oid "
    "GROUP BY c.relname UNION ALL "
    "SELECT 'index ' || c.relname, pg_get_indexdef(c.oid) FROM here, pg_catalog.pg_class c "
    "WHERE c.relkind IN ('i', 'I') AND c.relnamespace = here.oid UNION ALL "
    "SELECT 'view ' || c.relname, pg_get_viewdef(c.oid) FROM here, pg_catalog.pg_class c "
    "WHERE c.relkind IN ('v', 'm') AND c.relnamespace = here.oid UNION ALL "
    "SELECT 'constraint ' || k.conname || ' of ' || c.relname, pg_get_constraintdef(k.oid) "
    "FROM here, pg_catalog.pg_constraint k JOIN pg_catalog.pg_class c ON c.oid = k.conrelid "
    "WHERE k.connamespace = here.oid UNION ALL "
    "SELECT 'trigger ' || t.tgname, pg_get_triggerdef(t.oid) FROM here, pg_catalog.pg_trigger t "
    "JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid WHERE NOT t.tgisinternal "
    "AND c.relnamespace = here.oid UNION ALL "
    "SELECT 'function ' || p.proname, pg_get_functiondef(p.oid) FROM here, pg_catalog.pg_proc p "
    "WHERE p.pronamespace = here.oid"};
constexpr Sql kSchemaName{"postgresql.schema_name", "SELECT CAST(current_schema() AS TEXT)"};

std::string without(const std::string& schema, std::string text) {
    for (const std::string& prefix : {schema + ".", "\"" + schema + "\"."}) {
        for (auto at = text.find(prefix); at != std::string::npos; at = text.find(prefix, at)) {
            text.erase(at, prefix.size());
        }
    }
    return text;
}

SchemaObjects objects_of(Connection& connection) {
    std::string schema;
    {
        const auto name = connection.query(kSchemaName);
        if (name->next()) schema = name->text(0);
    }
    SchemaObjects objects;
    const auto rows = connection.query(kObjects);
    while (rows->next()) objects.emplace(rows->text(0), without(schema, rows->text(1)));
    return objects;
}

/// The schema that the scripts make, in a scratch schema that is taken back.
SchemaObjects objects_made_by(Connection& connection, std::span<const std::string_view> scripts) {
    const Transaction scratch(connection, Transaction::Mode::write);
    connection.run_script("CREATE SCHEMA shopctl_scratch; SET LOCAL search_path = shopctl_scratch");
    for (const std::string_view script : scripts) connection.run_script(script);
    return objects_of(connection);
}

}  // namespace

int PostgresqlConnection::schema_number() {
    {
        const auto tables = query(kTables);
        if (!tables->next() || tables->integer(0) == 0) return 0;
        if (tables->integer(1) == 0) {
            throw Error(ErrorCode::store_damaged, "the database belongs to another application",
                        "name one of its own for the shop: createdb NAME");
        }
    }
    const auto newest = query(kNewest);
    return newest->next() ? static_cast<int>(newest->integer(0)) : 0;
}

/// The migrations themselves say it.
void PostgresqlConnection::set_schema_number(int) {}

void PostgresqlConnection::continue_numbers() {
    run_script(R"sql(
DO $$
DECLARE counter RECORD; highest BIGINT;
BEGIN
    FOR counter IN SELECT name FROM id_counter LOOP
        EXECUTE format('SELECT coalesce(max(id), 0) FROM %I', counter.name) INTO highest;
        UPDATE id_counter SET last = greatest(last, highest) WHERE name = counter.name;
    END LOOP;
END $$)sql");
}

std::string PostgresqlConnection::home() {
    const auto rows = query(kHome);
    return rows->next() ? rows->text(0) : std::string{};
}

std::vector<std::string> PostgresqlConnection::check_integrity() {
    std::vector<std::string> problems;
    const auto rows = query(kDisabled);
    while (rows->next()) problems.push_back(rows->text(0));
    return problems;
}

std::vector<std::string> PostgresqlConnection::check_schema(
    std::span<const std::string_view> scripts) {
    return differences(objects_made_by(*this, scripts), objects_of(*this));
}

}  // namespace shop::driver
