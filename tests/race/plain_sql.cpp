#include "plain_sql.hpp"

#include <sqlite3.h>

#include <string_view>

#include "race_shop.hpp"

namespace shop::race {

namespace {

/// The promised wall time only has to agree with the instant.
constexpr std::int64_t kOffset = -8 * 3600;
constexpr std::int64_t kTravel = 15 * 60;
constexpr std::int64_t kWrapUp = 10 * 60;

struct HeldRow {
    std::int64_t id;
    std::int64_t mechanic;
    std::int64_t car;
    std::int64_t starts;
    std::int64_t ends;
    std::int64_t busy_from;
    std::int64_t busy_until;
};

std::vector<HeldRow> held_rows(SQLite::Database& database) {
    SQLite::Statement rows(database,
                           "SELECT id, mechanic_id, vehicle_id, starts_at, ends_at, "
                           "starts_at - travel, ends_at + wrap_up FROM appointment "
                           "WHERE status NOT IN ('cancelled', 'lapsed')");
    std::vector<HeldRow> held;
    while (rows.executeStep()) {
        const auto column = [&rows](int i) { return rows.getColumn(i).getInt64(); };
        held.push_back(
            {column(0), column(1), column(2), column(3), column(4), column(5), column(6)});
    }
    return held;
}

}  // namespace

PlainSql::PlainSql(const std::filesystem::path& store)
    : database_(store.native(), SQLite::OPEN_READWRITE, static_cast<int>(kPatience.count())) {
    database_.exec("PRAGMA foreign_keys = ON");
}

std::int64_t PlainSql::insert(const PlainRow& row) {
    SQLite::Statement insert(
        database_,
        "INSERT INTO appointment (status, holds, mechanic_id, customer_id, vehicle_id, starts_at, "
        "ends_at, travel, wrap_up, starts_local, zone, utc_offset, total, created_at) "
        "VALUES (?1, ?1 <> 'cancelled', ?2, ?3, ?3, ?4, ?4 + ?5, ?6, ?7, ?4 + ?8, "
        "'America/Los_Angeles', ?8, 0, 0)");
    const std::int64_t start = row.start.time_since_epoch().count();
    insert.bind(1, row.status);
    insert.bind(2, row.mechanic);
    insert.bind(3, row.car);
    insert.bind(4, start);
    insert.bind(5, static_cast<std::int64_t>(std::chrono::seconds{row.length}.count()));
    insert.bind(6, kTravel);
    insert.bind(7, kWrapUp);
    insert.bind(8, kOffset);
    insert.exec();
    return database_.getLastInsertRowid();
}

bool refused_by_guard(const SQLite::Exception& failure) {
    const std::string_view what = failure.what();
    return failure.getExtendedErrorCode() == SQLITE_CONSTRAINT_TRIGGER &&
           (what.find("mechanic_overlap") != std::string_view::npos ||
            what.find("vehicle_overlap") != std::string_view::npos);
}

std::vector<OverlapFound> scan_for_overlaps(SQLite::Database& database) {
    const std::vector<HeldRow> rows = held_rows(database);
    std::vector<OverlapFound> found;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        for (std::size_t j = i + 1; j < rows.size(); ++j) {
            const HeldRow& a = rows[i];
            const HeldRow& b = rows[j];
            if (a.mechanic == b.mechanic && a.busy_from < b.busy_until &&
                b.busy_from < a.busy_until) {
                found.push_back({a.id, b.id, true});
            } else if (a.car == b.car && a.starts < b.ends && b.starts < a.ends) {
                found.push_back({a.id, b.id, false});
            }
        }
    }
    return found;
}

}  // namespace shop::race
