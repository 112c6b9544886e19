#pragma once

#include <filesystem>
#include <string_view>

struct sqlite3;

namespace shop::driver {

/// Turns the last failure of a connection into the Error it stands for.
/// \param code     the (extended) result code
/// \param database where SQLite keeps the message and the cause
/// \param file     the store, for the message
/// \param action   what was tried: `reading`, `statement 'vehicle.insert'`
[[noreturn]] void throw_sqlite_error(int code, sqlite3* database, const std::filesystem::path& file,
                                     std::string_view action);

/// Turns an errno of a call on a file beside the store into an Error.
[[noreturn]] void throw_system_error(int error, const std::filesystem::path& file,
                                     std::string_view action);

[[noreturn]] void throw_read_only(const std::filesystem::path& file, int error);
[[noreturn]] void throw_busy(const std::filesystem::path& file);

}  // namespace shop::driver
