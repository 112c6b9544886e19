#pragma once

#include <shop/people.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "driver/connection.hpp"

namespace shop::store {

/// What a customer is found by, folded.
struct CustomerKeys {
    std::string name;
    std::string email;
    std::string search;
};

CustomerId insert_customer(driver::Connection& connection, const Customer& customer,
                           const CustomerKeys& keys);
/// \return false when the record does not stand at customer.revision
[[nodiscard]] bool update_customer(driver::Connection& connection, const Customer& customer,
                                   const CustomerKeys& keys);
/// Says that it is asked for next.
void expect_customer(driver::Connection& connection, CustomerId id);
[[nodiscard]] std::optional<Customer> find_customer(driver::Connection& connection, CustomerId id);
[[nodiscard]] std::vector<Customer> customers_by_phone(driver::Connection& connection,
                                                       const std::string& phone);
[[nodiscard]] std::vector<Customer> customers_by_email(driver::Connection& connection,
                                                       const std::string& folded);
[[nodiscard]] std::vector<Customer> customers_by_name(driver::Connection& connection,
                                                      const std::string& folded);
/// \param pattern for LIKE with '!' as its escape
[[nodiscard]] std::vector<Customer> customers_like(driver::Connection& connection,
                                                   const std::string& pattern, std::int64_t limit);
[[nodiscard]] std::vector<Customer> customer_page(driver::Connection& connection, CustomerId after);
[[nodiscard]] std::int64_t count_customers(driver::Connection& connection);

}  // namespace shop::store
