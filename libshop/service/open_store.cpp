#include "service/open_store.hpp"

#include <shop/error.hpp>

#include <fmt/format.h>

#include "driver/location.hpp"
#include "driver/password_free.hpp"

namespace shop::service {

std::unique_ptr<driver::Connection> open_store(const StoreLocation& location, bool create) {
    return driver::open(driver::parse_location(location.url, location.folder),
                        {.create = create, .password_command = location.password_command});
}

void require_empty(driver::Connection& connection, const StoreLocation& location,
                   std::string_view option) {
    if (connection.schema_number() == 0) return;
    throw Error(ErrorCode::already_exists,
                fmt::format("the store '{}' exists already",
                            driver::without_password(location.url)),
                fmt::format("name another place with {}; nothing is overwritten", option));
}

}  // namespace shop::service
