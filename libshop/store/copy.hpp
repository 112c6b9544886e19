#pragma once

#include <shop/database.hpp>

#include <functional>
#include <vector>

#include "driver/connection.hpp"

namespace shop::store {

/// Copies every row of a store into one that has its schema and nothing else, inside the caller's
/// transactions. Numbers, revisions and the audit log stay as they are; so does where the store
/// was made, so that the copy knows that it is one.
/// \param window_read is called for each of count_windows()
void copy_rows(driver::Connection& from, driver::Connection& to,
               const std::function<void()>& window_read);

/// How many rows each table has and the SHA-256 over all their values, in order.
[[nodiscard]] std::vector<CopiedRows> table_sums(driver::Connection& connection,
                                                 const std::function<void()>& window_read);

/// In how many pieces the tables are read; what comes after them is not counted.
[[nodiscard]] std::int64_t count_windows(driver::Connection& connection);

}  // namespace shop::store
