#pragma once

#include <shop/catalogue.hpp>

#include <string>
#include <string_view>
#include <variant>

#include "driver/connection.hpp"

namespace shop::service {

/// The service or package of a code, retired or not.
/// \throws Error (not_found), its hint the nearest code
[[nodiscard]] std::variant<Service, Package> require_item(driver::Connection& connection,
                                                          std::string_view code);
[[nodiscard]] Service require_service(driver::Connection& connection, std::string_view code);

}  // namespace shop::service
