#pragma once

#include <shop/database.hpp>

#include <functional>
#include <vector>

#include "driver/connection.hpp"

namespace shop::store {

/// Copies every row of a store into one that has its schema and nothing else, inside the caller's
/// transactions. Numbers, revisions and the audit log stay as they are; so does where the store
/// was made, so that the copy knows that it is one.
/// \param read is called for each row that is read
void copy_rows(driver::Connection& from, driver::Connection& to, const std::function<void()>& read);

/// How many rows each table has and the SHA-256 over all their values, in order.
[[nodiscard]] std::vector<CopiedRows> table_sums(driver::Connection& connection,
                                                 const std::function<void()>& read);

/// About how many rows copy_rows() reads; request ids are not counted.
[[nodiscard]] std::int64_t count_rows(driver::Connection& connection);

}  // namespace shop::store
