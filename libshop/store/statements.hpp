#pragma once

#include <vector>

#include "driver/connection.hpp"

namespace shop::store {

/// Every statement of the catalogue (libshop/store/sql), for the test that prepares
/// each one on each driver.
[[nodiscard]] std::vector<const driver::Sql*> all_statements();

}  // namespace shop::store
