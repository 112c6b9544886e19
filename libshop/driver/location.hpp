#pragma once

#include "driver/connection.hpp"

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace shop::driver {

/// Where a store is: the scheme picks the driver.
struct Location {
    std::string scheme;          ///< `sqlite` or `postgresql`
    std::filesystem::path path;  ///< of SQLite: the store's file, byte for byte as it was written
    std::string conninfo{};      ///< of PostgreSQL: what libpq is given
};

struct OpenOptions {
    std::chrono::milliseconds busy_timeout{5000};  ///< how long to wait for other writers
    bool create = false;                           ///< make the store; never overwrites
    std::vector<std::string> password_command{};   ///< prints the password of a server
};

/// Reads `sqlite:PATH`, or what libpq takes: `postgresql://...` and `host=... dbname=...`. Nothing
/// in PATH has a meaning of its own: `?`, `#` and `%` are characters of the file's name.
/// \param folder what a relative PATH counts from
/// \throws Error (invalid_argument) for another scheme, a bare path, and for names that
///         stand for a store in memory
[[nodiscard]] Location parse_location(std::string_view url, const std::filesystem::path& folder);

/// Opens the store with the driver of its scheme.
/// \throws Error of the store family; see the driver's own header
[[nodiscard]] std::unique_ptr<Connection> open(const Location& location,
                                               const OpenOptions& options = {});

}  // namespace shop::driver
