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
    "outbox.due_count",     // the same
    "outbox.due_page",
    "outbox.page_queued",
    "outbox.claim",
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
    for (const auto& migration : shop::store::embedded_schema(shop::driver::Dialect::sqlite)) {
        store.exec(std::string{migration.text});
    }
    for (const shop::driver::Sql* sql : shop::store::all_statements()) {
        if (kMayScan.contains(sql->name)) continue;
        CAPTURE(sql->name);
        CHECK(scans(store, *sql) == "");
    }
}

/// Where few of very many rows match, the index that leads to them; how often it is read.
struct Led {
    std::string_view statement;
    std::string_view index;
    int times = 1;
};
constexpr std::array<Led, 25> kLed{{
    {"appointment.page", "INDEX appointment_start (starts_at>"},
    {"appointment.page_of_customer", "INDEX appointment_customer (customer_id=? AND starts_at>"},
    {"appointment.page_of_vehicle", "INDEX appointment_vehicle_time (vehicle_id=? AND starts_at>"},
    {"appointment.page_of_mechanic",
     "INDEX appointment_mechanic (mechanic_id=? AND holds=? AND starts_at>", 2},
    {"appointment.page_open", "INDEX appointment_open (starts_at>"},
    {"appointment.page_ended", "INDEX appointment_ended (status=? AND starts_at>"},
    {"appointment.services", "PRIMARY KEY (appointment_id=?)"},
    {"appointment.touching", "INDEX appointment_start (starts_at>? AND starts_at<?)"},
    {"appointment.not_closed", "INDEX appointment_open (starts_at<?)"},
    {"appointment.lapsed", "INDEX appointment_held (held_until<"},
    {"appointment.running", "INDEX appointment_open (starts_at<?)"},
    {"appointment.next", "INDEX appointment_open (starts_at>?)"},
    {"appointment.parts", "INDEX appointment_open (starts_at>? AND starts_at<?)"},
    {"quote.count_expiring",
     "INDEX quote_status (status=? AND valid_through_local>? AND valid_through_local<?)"},
    {"appointment.busy_mechanic",
     "COVERING INDEX appointment_mechanic (mechanic_id=? AND holds=? AND starts_at>"},
    {"outbox.claim", "SCAN outbox USING INDEX outbox_due"},
    {"outbox.due_page", "SCAN outbox USING INDEX outbox_due"},
    {"outbox.page_ended", "INDEX outbox_ended (state=? AND id<"},
    {"outbox.to_remind", "INDEX appointment_open (starts_at>? AND starts_at<"},
    {"outbox.has_reminder", "INDEX outbox_appointment (appointment_id=?)"},
    {"outbox.customer_count", "INDEX outbox_appointment (appointment_id=?)"},
    {"outbox.count_undelivered", "INDEX outbox_ended (state=?"},
    {"outbox.undelivered", "INDEX outbox_appointment (appointment_id=?)"},
    {"quote.page_of_status", "INDEX quote_state (status=? AND id<"},
    {"quote.page_valid", "INDEX quote_status (status=? AND valid_through_local>"},
}};

TEST_CASE("a list by one key reads the rows that have it, in order") {
    SQLite::Database store(":memory:", SQLite::OPEN_READWRITE);
    for (const auto& migration : shop::store::embedded_schema(shop::driver::Dialect::sqlite)) {
        store.exec(std::string{migration.text});
    }
    const auto all = shop::store::all_statements();
    for (const Led& led : kLed) {
        CAPTURE(led.statement);
        const auto found = std::ranges::find(all, led.statement, &shop::driver::Sql::name);
        REQUIRE(found != all.end());
        int times = 0;
        SQLite::Statement plan(store, "EXPLAIN QUERY PLAN " + std::string{(*found)->text});
        while (plan.executeStep()) {
            const std::string line = plan.getColumn(3).getText();
            CAPTURE(line);
            if (line.find(led.index) != std::string::npos) ++times;
            // Sorting what starts at one time is none; a page of the valid quotes is small.
            if (led.statement != "quote.page_valid") CHECK(line != "USE TEMP B-TREE FOR ORDER BY");
        }
        CHECK(times == led.times);
    }
}

TEST_CASE("no statement reads all that a mechanic ever did") {
    SQLite::Database store(":memory:", SQLite::OPEN_READWRITE);
    for (const auto& migration : shop::store::embedded_schema(shop::driver::Dialect::sqlite)) {
        store.exec(std::string{migration.text});
    }
    for (const shop::driver::Sql* sql : shop::store::all_statements()) {
        CAPTURE(sql->name);
        SQLite::Statement plan(store, "EXPLAIN QUERY PLAN " + std::string{sql->text});
        while (plan.executeStep()) {
            const std::string line = plan.getColumn(3).getText();
            CHECK(line.find("INDEX appointment_mechanic (mechanic_id=?)") == std::string::npos);
        }
    }
}

TEST_CASE("a statement that looks at all rows is noticed") {
    SQLite::Database store(":memory:", SQLite::OPEN_READWRITE);
    for (const auto& migration : shop::store::embedded_schema(shop::driver::Dialect::sqlite)) {
        store.exec(std::string{migration.text});
    }
    store.exec("DROP INDEX appointment_vehicle_time");
    const auto all = shop::store::all_statements();
    const auto diagnostic = std::ranges::find(all, "quote.diagnostics", &shop::driver::Sql::name);
    REQUIRE(diagnostic != all.end());
    CHECK(scans(store, **diagnostic).starts_with("appointment"));
}

}  // namespace
