#pragma once

#include <shop/settings.hpp>
#include <shop/time.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace shop {

class Clock;

/// One numbered change of the schema.
struct Migration {
    int number = 0;
    std::string title;
    std::string checksum;               ///< SHA-256 of its text, hex
    std::optional<Instant> applied_at;  ///< none: still to be applied
};

struct DatabaseStatus {
    std::string url;     ///< without a password
    std::string engine;  ///< `SQLite 3.40.1`
    int schema = 0;         ///< the number of the last migration applied
    int newest_schema = 0;  ///< the last this program knows
    std::string minimum_program;  ///< the lowest program version that may write
    std::vector<Migration> migrations;
    std::int64_t appointments = 0;
    std::int64_t customers = 0;
    std::int64_t quotes = 0;
    std::int64_t audit_entries = 0;
    std::int64_t messages_queued = 0;
};

/// What `db check` found: damage, broken references, overlaps, a changed schema.
struct DatabaseCheck {
    std::vector<std::string> checks;    ///< what was looked at, for people
    std::vector<std::string> problems;  ///< empty: all is well
};

/// Where the store is and how it is reached.
struct StoreLocation {
    std::string url;               ///< `sqlite:PATH`, or what libpq takes
    std::filesystem::path folder;  ///< what a relative PATH counts from
    std::vector<std::string> password_command = {};  ///< prints a server's password
};

/// Makes an empty store with its schema; never overwrites.
/// \throws Error (already_exists), (store_unavailable), (invalid_argument)
void create_store(const StoreLocation& location, const Settings& settings, const Clock& clock,
                  const std::string& actor);

/// Also of a store whose schema is too old to be opened.
[[nodiscard]] DatabaseStatus database_status(const StoreLocation& location);

/// Applies what is missing, each migration in a transaction of its own.
/// \return those applied
/// \throws Error (schema_newer), (store_damaged) when a landed migration's text differs
std::vector<Migration> migrate(const StoreLocation& location, const Clock& clock,
                               const std::string& actor, bool dry_run);

[[nodiscard]] DatabaseCheck check_database(const StoreLocation& location);

}  // namespace shop
