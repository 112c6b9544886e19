#include "store/customers.hpp"

#include "store/rows.hpp"
#include "store/sql/customer.hpp"

namespace shop::store {

namespace {

Customer read_customer(Fields& fields) {
    Customer customer;
    customer.id = fields.id<CustomerId>();
    customer.revision = fields.integer();
    customer.name = fields.text();
    customer.phone = fields.text();
    customer.phone_extension = fields.text();
    customer.email = fields.text();
    customer.address = fields.text();
    customer.postal_code = fields.text();
    customer.notes = fields.text();
    customer.reminders = fields.flag();
    customer.created_at = fields.instant();
    return customer;
}

}  // namespace

CustomerId insert_customer(driver::Connection& connection, const Customer& customer,
                           const CustomerKeys& keys) {
    return CustomerId{read_integer(connection.query(
        sql::kCustomerInsert,
        {customer.name, keys.name, customer.phone, customer.phone_extension, customer.email,
         keys.email, customer.address, customer.postal_code, customer.notes, keys.search,
         customer.reminders, stored(customer.created_at)}))};
}

bool update_customer(driver::Connection& connection, const Customer& customer,
                     const CustomerKeys& keys) {
    return connection.execute(
               sql::kCustomerUpdate,
               {customer.name, keys.name, customer.phone, customer.phone_extension, customer.email,
                keys.email, customer.address, customer.postal_code, customer.notes, keys.search,
                customer.reminders, stored(customer.id), customer.revision}) == 1;
}

void expect_customer(driver::Connection& connection, CustomerId id) {
    connection.expect(sql::kCustomerGet, {stored(id)});
}

std::optional<Customer> find_customer(driver::Connection& connection, CustomerId id) {
    return read_one(connection.query(sql::kCustomerGet, {stored(id)}), read_customer);
}

std::vector<Customer> customers_by_phone(driver::Connection& connection,
                                         const std::string& phone) {
    return read_all(connection.query(sql::kCustomerByPhone, {phone}), read_customer);
}

std::vector<Customer> customers_by_email(driver::Connection& connection,
                                         const std::string& folded) {
    return read_all(connection.query(sql::kCustomerByEmail, {folded}), read_customer);
}

std::vector<Customer> customers_by_name(driver::Connection& connection,
                                        const std::string& folded) {
    return read_all(connection.query(sql::kCustomerByName, {folded}), read_customer);
}

std::vector<Customer> customers_like(driver::Connection& connection, const std::string& pattern,
                                     std::int64_t limit) {
    return read_all(connection.query(sql::kCustomerContaining, {pattern, limit}), read_customer);
}

std::vector<Customer> customer_page(driver::Connection& connection, CustomerId after) {
    return read_all(connection.query(sql::kCustomerPage, {stored(after), kPageSize}),
                    read_customer);
}

std::int64_t count_customers(driver::Connection& connection) {
    return read_integer(connection.query(sql::kCustomerCount, {}));
}

}  // namespace shop::store
