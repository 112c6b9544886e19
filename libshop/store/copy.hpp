#pragma once

#include <shop/database.hpp>

#include <functional>
#include <vector>

#include "driver/connection.hpp"

namespace shop::store {

/// Copies every row of a store into one that has its schema and nothing else, inside the caller's
/// transactions. Numbers, revisions and the audit log stay as they are; so does where the store
/// was made, so that the copy knows that it is one.
/// \param progress is told how many rows are written, now and then
void copy_rows(driver::Connection& from, driver::Connection& to,
               const std::function<void(std::int64_t rows)>& progress);

/// How many rows each table has and the SHA-256 over all their values, in order.
[[nodiscard]] std::vector<CopiedRows> table_sums(driver::Connection& connection);

}  // namespace shop::store
