#include "driver/postgresql/open.hpp"

#include "process/load.hpp"

namespace shop::driver {

std::unique_ptr<Connection> open_postgresql(const PostgresqlOptions& options) {
    const void* const entry = process::load_module(
        {kPostgresqlModuleFile, kPostgresqlModuleEntry, kPostgresqlModule, "speaks to PostgreSQL"});
    return static_cast<const PostgresqlModule*>(entry)->open(options);
}

}  // namespace shop::driver
