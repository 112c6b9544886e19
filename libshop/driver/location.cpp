#include "driver/location.hpp"

#include "driver/password_free.hpp"
#include "driver/postgresql/open.hpp"
#include "driver/printable.hpp"
#include "driver/sqlite/open.hpp"

#include <fmt/format.h>

#include <array>
#include <cstddef>

namespace shop::driver {

namespace {

constexpr std::string_view kSqlite = "sqlite:";

using Opener = std::unique_ptr<Connection> (*)(const Location&, const OpenOptions&);

struct Driver {
    std::string_view scheme;
    Opener open;
};

constexpr std::array kDrivers{
    Driver{"postgresql",
           [](const Location& location, const OpenOptions& options) {
               return open_postgresql(
                   {location.conninfo, options.password_command, options.busy_timeout});
           }},
    Driver{"sqlite",
           [](const Location& location, const OpenOptions& options) {
               return open_sqlite(location.path, {options.busy_timeout, options.create});
           }},
};

/// `postgresql://...`, or libpq's other form: `host=db dbname=shop`.
bool is_conninfo(std::string_view url) {
    if (url.starts_with("postgresql://") || url.starts_with("postgres://")) return true;
    const std::size_t key = url.find_first_not_of("abcdefghijklmnopqrstuvwxyz_");
    return key != 0 && key != std::string_view::npos &&
           url.find_first_not_of(' ', key) < url.size() &&
           url[url.find_first_not_of(' ', key)] == '=';
}

}  // namespace

Location parse_location(std::string_view url, const std::filesystem::path& folder) {
    if (is_conninfo(url)) return Location{"postgresql", {}, std::string{url}};
    if (!url.starts_with(kSqlite)) {
        const bool bare = !url.empty() && url.find_first_of(":=") == std::string_view::npos;
        const std::string shown = printable(without_password(url));
        throw Error(
            ErrorCode::invalid_argument,
            fmt::format("the store '{}' cannot be used: it is neither a file nor a server", shown),
            bare ? fmt::format("write it as 'sqlite:{}'", shown)
                 : "write it as sqlite:PATH, for instance sqlite:shop.db, or as "
                   "postgresql://USER@HOST/DATABASE");
    }
    const std::string_view path = url.substr(kSqlite.size());
    if (path.starts_with("//") && !path.starts_with("///")) {
        throw Error(ErrorCode::invalid_argument,
                    fmt::format("the store '{}' names a host; SQLite is a file", printable(url)),
                    "write it as sqlite:PATH, for instance sqlite:shop.db");
    }
    refuse_unusable_name(std::filesystem::path(path));
    return Location{"sqlite", folder / std::filesystem::path(path), {}};
}

std::unique_ptr<Connection> open(const Location& location, const OpenOptions& options) {
    for (const Driver& driver : kDrivers) {
        if (driver.scheme == location.scheme) return driver.open(location, options);
    }
    throw Error(ErrorCode::invalid_argument,
                fmt::format("there is no driver for '{}:'", printable(location.scheme)),
                "write the store as sqlite:PATH, for instance sqlite:shop.db");
}

}  // namespace shop::driver
