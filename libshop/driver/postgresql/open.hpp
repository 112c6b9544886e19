#pragma once

#include "driver/postgresql/module.hpp"

#include <memory>

namespace shop::driver {

/// Opens a store in a PostgreSQL database. libpq is in a module that is loaded here, so that
/// who keeps a store in a file does not wait for it.
///
/// Writers take turns by an advisory lock of the transaction, which a transaction pooler
/// (PgBouncer) keeps as well as everything else here: there is no state of a session, and no
/// named statement. What is read inside begin_read() is of one moment (REPEATABLE READ).
///
/// The database must exist and be UTF8; the store is the schema that comes first in its
/// search_path.
///
/// \throws Error (store_missing) when there is no such database; (store_unavailable) when the
///         server cannot be reached or refuses, or the module is missing; no message holds a
///         password
[[nodiscard]] std::unique_ptr<Connection> open_postgresql(const PostgresqlOptions& options);

}  // namespace shop::driver
