#include "driver/postgresql/module/rows.hpp"

#include "driver/postgresql/module/pipeline.hpp"
#include "driver/postgresql/module/postgresql_connection.hpp"

#include <fmt/format.h>

#include <charconv>
#include <string_view>
#include <utility>

namespace shop::driver {

namespace {

// The types that the store's columns have, by their OID (pg_type.dat).
constexpr Oid kInt8 = 20;
constexpr Oid kInt2 = 21;
constexpr Oid kInt4 = 23;

bool is_integer(Oid type) {
    return type == kInt8 || type == kInt4 || type == kInt2;
}

}  // namespace

PostgresqlRows::PostgresqlRows(std::shared_ptr<Reply> reply, PostgresqlConnection& connection,
                               const Sql& sql, std::shared_ptr<BeingRead> being_read)
    : reply_(std::move(reply)),
      connection_(&connection),
      sql_(&sql),
      being_read_(std::move(being_read)) {
    being_read_->insert(sql_);
}

PostgresqlRows::~PostgresqlRows() {
    being_read_->erase(sql_);
}

const PGresult* PostgresqlRows::result() const {
    return connection_->answer(*reply_);
}

bool PostgresqlRows::next() {
    if (row_ < PQntuples(result())) ++row_;
    return row_ < PQntuples(result());
}

int PostgresqlRows::columns() const {
    return PQnfields(result());
}

bool PostgresqlRows::is_null(int column) const {
    require(column);
    return PQgetisnull(result(), row_, column) != 0;
}

std::int64_t PostgresqlRows::integer(int column) const {
    require_value(column);
    if (!is_integer(PQftype(result(), column))) fault("is no integer", column);
    const std::string_view digits = PQgetvalue(result(), row_, column);
    std::int64_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

std::string PostgresqlRows::text(int column) const {
    require_value(column);
    if (is_integer(PQftype(result(), column))) fault("is no text", column);
    return {PQgetvalue(result(), row_, column),
            static_cast<std::size_t>(PQgetlength(result(), row_, column))};
}

void PostgresqlRows::require(int column) const {
    if (row_ < 0 || row_ >= PQntuples(result())) fault("is read where no row is", column);
    if (column < 0 || column >= columns()) fault("is not there", column);
}

void PostgresqlRows::require_value(int column) const {
    if (is_null(column)) fault("is NULL", column);
}

void PostgresqlRows::fault(std::string_view what, int column) const {
    throw Error(ErrorCode::internal, fmt::format("{}: column {} {}", sql_->name, column, what));
}

}  // namespace shop::driver
