#pragma once

#include <shop/database.hpp>

#include <memory>
#include <string_view>

#include "driver/connection.hpp"

namespace shop::service {

/// \param create makes the store, where there is none
[[nodiscard]] std::unique_ptr<driver::Connection> open_store(const StoreLocation& location,
                                                             bool create);

/// \param option names another place, for the hint
/// \throws Error (already_exists) where a store, or a part of one, is in that place
void require_empty(driver::Connection& connection, const StoreLocation& location,
                   std::string_view option = "--store");

}  // namespace shop::service
