#pragma once

#include "driver/postgresql/module.hpp"
#include "driver/postgresql/module/pq.hpp"

namespace shop::driver {

/// A link to the server, ready for statements, with everything in UTF-8.
/// \throws Error (store_missing), (store_unavailable), (invalid_argument) for a connection string
///         that libpq does not understand
[[nodiscard]] Link connect(const PostgresqlOptions& options);

}  // namespace shop::driver
