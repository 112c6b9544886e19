#pragma once

#include <shop/catalogue.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "driver/connection.hpp"

namespace shop::store {

ServiceId insert_service(driver::Connection& connection, const Service& service, Instant now);
/// \return false when the record does not stand at service.revision
[[nodiscard]] bool update_service(driver::Connection& connection, const Service& service);
/// Says that it is asked for next.
void expect_service(driver::Connection& connection, std::string_view code);
[[nodiscard]] std::optional<Service> find_service(driver::Connection& connection, ServiceId id);
[[nodiscard]] std::optional<Service> find_service(driver::Connection& connection,
                                                  std::string_view code);

/// The package's services must exist.
PackageId insert_package(driver::Connection& connection, const Package& package, Instant now);
[[nodiscard]] bool update_package(driver::Connection& connection, const Package& package);
[[nodiscard]] std::optional<Package> find_package(driver::Connection& connection, PackageId id);
[[nodiscard]] std::optional<Package> find_package(driver::Connection& connection,
                                                  std::string_view code);

/// Everything, retired too, in the order it was added.
[[nodiscard]] Catalogue read_catalogue(driver::Connection& connection);

}  // namespace shop::store
