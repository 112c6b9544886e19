#include "driver/postgresql/module.hpp"

#include "driver/postgresql/module/postgresql_connection.hpp"

namespace shop::driver {

namespace {

std::unique_ptr<Connection> open_connection(const PostgresqlOptions& options) {
    return std::make_unique<PostgresqlConnection>(options);
}

}  // namespace

extern "C" {
__attribute__((visibility("default"))) extern const PostgresqlModule shop_postgresql_module;
const PostgresqlModule shop_postgresql_module{kPostgresqlModule, open_connection};
}

}  // namespace shop::driver
