#pragma once

#include <shop/database.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "driver/connection.hpp"

namespace shop::store {

/// Every migration this program knows, with when it was applied.
/// \throws Error (store_damaged) when one that was applied had another text
[[nodiscard]] std::vector<Migration> list_migrations(driver::Connection& connection);

/// Applies the next one that is missing, inside a transaction that writes.
/// \return it, or nothing when all are applied
std::optional<Migration> apply_next(driver::Connection& connection, Instant now);

/// \throws Error (schema_newer), (schema_older), (store_damaged) unless the store has
///         exactly the schema that this program works with
void require_current_schema(driver::Connection& connection);

/// What differs from the schema that the migrations make, for people.
[[nodiscard]] std::vector<std::string> check_schema(driver::Connection& connection);

/// The lowest program version that may write a store of the newest schema.
inline constexpr std::string_view kLowestWriter = "0.1.0";

/// The number of the newest migration that this program knows.
[[nodiscard]] int newest_schema();

}  // namespace shop::store
