#include "driver/sqlite/open.hpp"

#include "driver/printable.hpp"
#include "driver/sqlite/sqlite_connection.hpp"
#include "driver/sqlite/store_file.hpp"

#include <fmt/format.h>

#include <string>

namespace shop::driver {

void refuse_unusable_name(const std::filesystem::path& file) {
    const std::string& name = file.native();
    if (name.empty() || name == ":memory:" || name.starts_with("file:")) {
        throw Error(ErrorCode::invalid_argument,
                    fmt::format("{} is no file to keep a store in", quoted(file)),
                    "name a file, for instance sqlite:shop.db");
    }
    if (name.find('\0') != std::string::npos) {
        throw Error(ErrorCode::invalid_argument,
                    fmt::format("the path {} has a NUL in it", quoted(file)));
    }
}

std::unique_ptr<Connection> open_sqlite(const std::filesystem::path& file,
                                        const SqliteOptions& options) {
    refuse_unusable_name(file);
    const std::filesystem::path real =
        options.create ? create_store_file(file) : find_store_file(file);
    return std::make_unique<SqliteConnection>(real, options.create, options.busy_timeout);
}

}  // namespace shop::driver
