#pragma once

#include "driver/connection.hpp"

#include <libpq-fe.h>

#include <string>
#include <string_view>

namespace shop::driver {

/// The SQLSTATE of a refusal (PostgreSQL documentation, appendix A); empty where the link broke
/// before the server could say one.
[[nodiscard]] std::string_view state_of(const PGresult* result);

/// Throws what a refusal of the server means. \param action what was done: a statement's name
[[noreturn]] void throw_refused(PGconn* link, const PGresult* result, std::string_view action);

/// The same of what only reads: who reads may have changed something just before.
[[noreturn]] void throw_unread(PGconn* link, const PGresult* result, std::string_view action);

/// Throws why there is no link. The connection string is shown without its password.
[[noreturn]] void throw_not_connected(PGconn* link, const std::string& conninfo);

/// Whether the link is gone, or the server is about to end it.
[[nodiscard]] bool is_link_lost(const PGconn* link, const PGresult* result);

}  // namespace shop::driver
