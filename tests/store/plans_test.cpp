#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "store/embedded_schema.hpp"
#include "store/statements.hpp"

namespace {

/// Tables that grow with every job.
constexpr std::array<std::string_view, 11> kGrowing{"appointment",  "appointment_service",
                                                    "quote",        "quote_item",
                                                    "quote_line",   "customer",
                                                    "vehicle",      "outbox",
                                                    "request",      "audit_entry",
                                                    "audit_payload"};

/// Statements that may look at every row of such a table, and why.
const std::set<std::string_view> kMayScan{
    "appointment.overlaps",  // `db check` looks at all
    "appointment.count",     // counts of `db status`, from an index
    "customer.count",
    "quote.count",
    "audit.count",
    "outbox.queued",        // the queued ones alone: a partial index
    "appointment.any",      // stops at the first
    "quote.any",            // stops at the first
    "audit.newest_before",  // from the newest on, stops at the first
    "customer.containing",  // any part of any field
    "vehicle.containing",
};

/// The table's name in the line `SCAN a USING INDEX ...`; none for other lines. The names
/// of tables in statements are short: `a` and `r` are appointments.
std::string scanned(const std::string& line, const std::string& sql) {
    if (!line.starts_with("SCAN ")) return {};
    const std::string word = line.substr(5, line.find(' ', 5) - 5);
    for (const std::string_view table : kGrowing) {
        if (word == table) return word;
        const std::string alias = std::string{table} + " " + word + " ";
        if (sql.find(alias) != std::string::npos) return std::string{table};
    }
    return {};
}

std::string scans(SQLite::Database& store, const shop::driver::Sql& sql) {
    std::string found;
    SQLite::Statement plan(store, "EXPLAIN QUERY PLAN " + std::string{sql.text});
    while (plan.executeStep()) found += scanned(plan.getColumn(3).getText(), std::string{sql.text});
    return found;
}

TEST_CASE("no statement of every day looks at all rows of a table that grows") {
    SQLite::Database store(":memory:", SQLite::OPEN_READWRITE);
    for (const auto& migration : shop::store::embedded_schema()) {
        store.exec(std::string{migration.text});
    }
    for (const shop::driver::Sql* sql : shop::store::all_statements()) {
        if (kMayScan.contains(sql->name)) continue;
        CAPTURE(sql->name);
        CHECK(scans(store, *sql) == "");
    }
}

TEST_CASE("a statement that looks at all rows is noticed") {
    SQLite::Database store(":memory:", SQLite::OPEN_READWRITE);
    for (const auto& migration : shop::store::embedded_schema()) {
        store.exec(std::string{migration.text});
    }
    store.exec("DROP INDEX appointment_vehicle_time");
    const auto all = shop::store::all_statements();
    const auto diagnostic = std::ranges::find(all, "quote.diagnostic", &shop::driver::Sql::name);
    REQUIRE(diagnostic != all.end());
    CHECK(scans(store, **diagnostic).starts_with("appointment"));
}

}  // namespace
