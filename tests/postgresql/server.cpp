#include "postgresql/server.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>
#include <stdexcept>

namespace test {

namespace {

std::string named(const char* variable) {
    const char* value = std::getenv(variable);
    if (value == nullptr) {
        throw std::runtime_error(fmt::format(
            "{} is not set: run these tests by ctest, which starts a server", variable));
    }
    return value;
}

std::string refusal_of(const PGresult* result, const PGconn* link) {
    for (const int field : {PG_DIAG_CONSTRAINT_NAME, PG_DIAG_MESSAGE_PRIMARY}) {
        const char* text = PQresultErrorField(result, field);
        if (text != nullptr) return text;
    }
    return PQerrorMessage(link);
}

struct Clear {
    void operator()(PGresult* result) const noexcept { PQclear(result); }
};

}  // namespace

RawDatabase::RawDatabase(const std::string& conninfo) : link_(PQconnectdb(conninfo.c_str())) {
    if (PQstatus(link_.get()) != CONNECTION_OK) {
        throw std::runtime_error(PQerrorMessage(link_.get()));
    }
}

std::string RawDatabase::run(const std::string& sql) {
    const std::unique_ptr<PGresult, Clear> result{PQexec(link_.get(), sql.c_str())};
    const auto status = PQresultStatus(result.get());
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) return "done";
    return refusal_of(result.get(), link_.get());
}

std::vector<std::string> RawDatabase::column(const std::string& sql) {
    const std::unique_ptr<PGresult, Clear> result{PQexec(link_.get(), sql.c_str())};
    if (PQresultStatus(result.get()) != PGRES_TUPLES_OK) {
        throw std::runtime_error(refusal_of(result.get(), link_.get()) + ": " + sql);
    }
    std::vector<std::string> values;
    for (int row = 0; row < PQntuples(result.get()); ++row) {
        values.emplace_back(PQgetvalue(result.get(), row, 0));
    }
    return values;
}

std::string server() {
    return fmt::format("host={} port={} user=postgres", named("SHOP_TEST_PG_HOST"),
                       named("SHOP_TEST_PG_PORT"));
}

std::string pooler_port() { return named("SHOP_TEST_PG_POOLER"); }

TestDatabase::TestDatabase() {
    static int count = 0;
    name_ = fmt::format("test_{}_{}", ::getpid(), ++count);
    RawDatabase administration(server() + " dbname=postgres");
    const std::string done = administration.run(
        fmt::format("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'", name_));
    if (done != "done") throw std::runtime_error(done);
}

TestDatabase::~TestDatabase() {
    try {
        RawDatabase(server() + " dbname=postgres")
            .run(fmt::format("DROP DATABASE IF EXISTS {} WITH (FORCE)", name_));
    } catch (const std::exception&) {
        // The server was stopped by a test: its folder goes as a whole.
    }
}

std::string TestDatabase::conninfo() const { return fmt::format("{} dbname={}", server(), name_); }

std::string TestDatabase::through_pooler() const {
    return fmt::format("host=127.0.0.1 port={} user=postgres dbname={}", pooler_port(), name_);
}

}  // namespace test
