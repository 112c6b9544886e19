#pragma once

#include <shop/settings.hpp>
#include <shop/time.hpp>

#include <cstdint>
#include <functional>
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
    std::string outbox_hold;  ///< why nothing is sent, by a person's word or as a copy; may be empty
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

/// What a table of a copied store holds.
struct CopiedRows {
    std::string table;
    std::int64_t rows = 0;
    std::string digest;  ///< SHA-256 over all values in order, hex; empty without rows

    friend bool operator==(const CopiedRows&, const CopiedRows&) = default;
};

/// How far a copy has come, in pieces that are copied or compared.
using CopyProgress = std::function<void(std::int64_t done, std::int64_t all)>;

/// Copies a whole store into an empty place, of the same engine or the other, in one transaction,
/// and compares both: the audit log goes along unbroken. The copy knows where its original was
/// made, so that it writes to no customer. Nobody writes to an SQLite store meanwhile.
/// \param progress is told now and then; may be empty
/// \param dry_run  only looks whether it could be done, and returns nothing
/// \return what was copied, by table
/// \throws Error (already_exists) when there is a store already, (store_missing),
///         (schema_older) when the original has to be migrated first; nothing is left behind
std::vector<CopiedRows> copy_store(const StoreLocation& from, const StoreLocation& to,
                                   const Clock& clock, const CopyProgress& progress = {},
                                   bool dry_run = false);

}  // namespace shop
