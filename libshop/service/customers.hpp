#pragma once

#include <shop/people.hpp>

#include "service/change.hpp"

namespace shop::service {

/// Writes a new customer inside a change, with its audit entry.
Customer add_customer(Change& change, const Customer& customer);

/// What makes two requests for a new customer the same, for their request id.
[[nodiscard]] std::string request_fields(const Customer& customer);

/// \throws Error (not_found)
[[nodiscard]] Customer require_customer(driver::Connection& connection, CustomerId id);

}  // namespace shop::service
