#pragma once

#include "driver/connection.hpp"

#include <chrono>
#include <memory>
#include <string>
#include <vector>

// What the library and the module that is loaded for PostgreSQL agree on.
namespace shop::driver {

struct PostgresqlOptions {
    std::string conninfo;  ///< a URI or key=value pairs, as libpq takes them
    /// Prints the password, run without a shell; empty: libpq finds it, or needs none.
    std::vector<std::string> password_command;
    /// How long a writer waits for its turn.
    std::chrono::milliseconds busy_timeout{5000};
};

/// Rises with every change of driver/connection.hpp or of this file: a module that was built
/// for another library is not used.
inline constexpr int kPostgresqlModule = 1;

/// What the module exports under the name kPostgresqlModuleEntry.
struct PostgresqlModule {
    int number;
    std::unique_ptr<Connection> (*open)(const PostgresqlOptions& options);
};

inline constexpr const char* kPostgresqlModuleFile = "shop_postgresql.so";
inline constexpr const char* kPostgresqlModuleEntry = "shop_postgresql_module";

}  // namespace shop::driver
