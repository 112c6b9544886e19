#pragma once

#include <shop/clock.hpp>
#include <shop/database.hpp>
#include <shop/settings.hpp>

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "driver/location.hpp"
#include "shown_values.hpp"
#include "temporary_folder.hpp"

namespace test {

/// The moment at which the stores of these tests are made: 2026-11-23 08:00 in California.
inline constexpr shop::Instant kMade{std::chrono::seconds{1'795'449'600}};

/// A new store, and a way to it that is not ours: what anybody with sqlite3 could do.
class RawStore {
public:
    RawStore() {
        shop::create_store(location(), settings(), shop::FixedClock{kMade}, "test");
        reopen();
    }

    [[nodiscard]] std::filesystem::path file() const { return folder_.path() / "shop.db"; }
    [[nodiscard]] shop::StoreLocation location() const {
        return {"sqlite:shop.db", folder_.path()};
    }
    [[nodiscard]] static shop::Settings settings() {
        shop::Settings settings;
        settings.profile.name = "Edgar's";
        settings.profile.timezone = "America/Los_Angeles";
        return settings;
    }

    [[nodiscard]] std::unique_ptr<shop::driver::Connection> connect(bool create = false) const {
        return shop::driver::open(shop::driver::parse_location("sqlite:shop.db", folder_.path()),
                                  {.create = create});
    }

    [[nodiscard]] SQLite::Database& raw() { return *raw_; }
    void reopen() {
        raw_ = std::make_unique<SQLite::Database>(file().native(), SQLite::OPEN_READWRITE);
    }
    void close() { raw_.reset(); }

    /// `done`, or what the database says against it.
    std::string run(const std::string& sql) {
        try {
            raw_->exec(sql);
        } catch (const SQLite::Exception& refusal) {
            return refusal.what();
        }
        return "done";
    }

    [[nodiscard]] std::int64_t number(const std::string& sql) {
        return raw_->execAndGet(sql).getInt64();
    }
    [[nodiscard]] std::string text(const std::string& sql) {
        return raw_->execAndGet(sql).getString();
    }

private:
    TemporaryFolder folder_;
    std::unique_ptr<SQLite::Database> raw_;
};

/// An appointment as somebody might write it by hand; times are minutes of one day.
struct RawJob {
    std::int64_t id = 0;  ///< 0: the next
    std::int64_t mechanic = 1;
    std::int64_t vehicle = 1;
    std::string status = "booked";
    std::string holds = "1";
    std::string starts = "540";
    std::string ends = "600";
    std::string travel = "0";
    std::string wrap_up = "0";
    std::string quote = "NULL";
    std::string insert = "INSERT";
};

[[nodiscard]] inline std::string minutes_after_day(const std::string& minutes) {
    // Midnight in California.
    return minutes == "NULL" ? minutes : "(1795420800 + 60 * (" + minutes + "))";
}

[[nodiscard]] inline std::string to_sql(const RawJob& job) {
    const std::string starts = minutes_after_day(job.starts);
    return job.insert +
           " INTO appointment (id, status, holds, mechanic_id, customer_id, vehicle_id, quote_id, "
           "starts_at, ends_at, travel, wrap_up, starts_local, zone, utc_offset, held_until, "
           "total, created_at) VALUES (" +
           (job.id == 0 ? "NULL" : std::to_string(job.id)) + ", '" + job.status + "', " +
           job.holds + ", " + std::to_string(job.mechanic) + ", 1, " + std::to_string(job.vehicle) +
           ", " + job.quote + ", " + starts + ", " + minutes_after_day(job.ends) + ", " +
           (job.travel == "NULL" ? "NULL" : "60 * (" + job.travel + ")") + ", " +
           (job.wrap_up == "NULL" ? "NULL" : "60 * (" + job.wrap_up + ")") + ", " +
           (starts == "NULL" ? "0" : starts + " - 28800") + ", 'America/Los_Angeles', -28800, " +
           (job.status == "held" ? "2000000000" : "NULL") + ", 0, 1795449600)";
}

/// Three mechanics, one customer, three cars.
inline void add_people(RawStore& store) {
    const std::string done = store.run(
        "INSERT INTO mechanic (name, name_folded, created_at) VALUES ('A', 'a', 0), "
        "('B', 'b', 0), ('C', 'c', 0);"
        "INSERT INTO customer (name, name_folded, search_text, created_at) VALUES ('D', 'd', '', "
        "0);"
        "INSERT INTO vehicle (customer_id, plate, search_text, created_at) VALUES (1, 'X1', '', "
        "0), (1, 'X2', '', 0), (1, 'X3', '', 0);");
    if (done != "done") throw std::runtime_error(done);
}

}  // namespace test
