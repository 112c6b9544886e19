#include "driver/postgresql/module/connect.hpp"

#include "driver/password_free.hpp"
#include "driver/postgresql/module/errors.hpp"
#include "driver/postgresql/module/password.hpp"
#include "driver/printable.hpp"

#include <fmt/format.h>

#include <array>
#include <string>

namespace shop::driver {

namespace {

struct FreeOptions {
    void operator()(PQconninfoOption* options) const noexcept { PQconninfoFree(options); }
};

void require_understood(const std::string& conninfo) {
    char* reason = nullptr;
    const std::unique_ptr<PQconninfoOption, FreeOptions> options{
        PQconninfoParse(conninfo.c_str(), &reason)};
    const std::unique_ptr<char, decltype(&PQfreemem)> owned{reason, &PQfreemem};
    if (options != nullptr) return;
    // libpq's reason may quote the string, password and all.
    throw Error(ErrorCode::invalid_argument,
                fmt::format("the store '{}' is no connection string of PostgreSQL",
                            printable(without_password(conninfo))),
                "write it as postgresql://USER@HOST/DATABASE, or as host=HOST dbname=DATABASE");
}

void require_utf8(PGconn* link) {
    const char* encoding = PQparameterStatus(link, "server_encoding");
    // A pooler may not say: then the schema itself refuses.
    if (encoding == nullptr || std::string_view{encoding} == "UTF8") return;
    throw Error(ErrorCode::store_unavailable,
                fmt::format("the database is in {}, a store needs UTF8", encoding),
                "make another: createdb --encoding UTF8 --template template0 NAME");
}

}  // namespace

Link connect(const PostgresqlOptions& options) {
    require_understood(options.conninfo);
    const std::string password = password_of(options.password_command);
    // What comes later wins: the string may set its own time-out, but not the encoding.
    const std::array<const char*, 6> names{"connect_timeout",
                                           "dbname",
                                           "fallback_application_name",
                                           "client_encoding",
                                           password.empty() ? nullptr : "password",
                                           nullptr};
    const std::array<const char*, 6> values{"10",   options.conninfo.c_str(), "shopctl",
                                            "UTF8", password.c_str(),         nullptr};
    constexpr int kExpandDatabaseName = 1;
    Link link{PQconnectdbParams(names.data(), values.data(), kExpandDatabaseName)};
    if (link == nullptr) throw std::bad_alloc();
    // libpq would write what the server remarks to our error output.
    PQsetNoticeProcessor(
        link.get(), [](void*, const char*) {}, nullptr);
    if (PQstatus(link.get()) != CONNECTION_OK) throw_not_connected(link.get(), options.conninfo);
    require_utf8(link.get());
    return link;
}

}  // namespace shop::driver
