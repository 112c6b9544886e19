#include "driver/postgresql/module/errors.hpp"

#include "driver/password_free.hpp"
#include "driver/printable.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string>

namespace shop::driver {

namespace {

using Kind = ConstraintViolation::Kind;

std::string field(const PGresult* result, int code) {
    const char* text = result != nullptr ? PQresultErrorField(result, code) : nullptr;
    return text != nullptr ? text : "";
}

/// Of several lines one, with blanks between them.
std::string in_one_line(std::string_view text) {
    constexpr std::string_view kBlanks = " \t\r\n";
    std::string line;
    while (true) {
        const std::size_t begin = text.find_first_not_of(kBlanks);
        if (begin == std::string_view::npos) return printable(line);
        text.remove_prefix(begin);
        const std::size_t end = std::min(text.find_first_of(kBlanks), text.size());
        line += (line.empty() ? "" : " ") + std::string{text.substr(0, end)};
        text.remove_prefix(end);
    }
}

std::string message_of(PGconn* link, const PGresult* result) {
    std::string text = field(result, PG_DIAG_MESSAGE_PRIMARY);
    if (text.empty()) text = PQerrorMessage(link);
    return in_one_line(text);
}

/// `vehicle.vin`: what stands behind the table's name in its unique constraint or index
/// (`vehicle_vin`, `service_code_key`), which are named so.
std::string unique_name(const PGresult* result) {
    const std::string table = field(result, PG_DIAG_TABLE_NAME);
    std::string_view name;
    const std::string constraint = field(result, PG_DIAG_CONSTRAINT_NAME);
    name = constraint;
    if (name.ends_with("_key")) name.remove_suffix(4);
    if (!name.starts_with(table + "_")) return constraint;
    name.remove_prefix(table.size() + 1);
    return fmt::format("{}.{}", table, name == "pkey" ? "id" : name);
}

[[noreturn]] void throw_constraint(PGconn* link, const PGresult* result, std::string_view state) {
    const std::string message =
        fmt::format("the store refuses the change: {}", message_of(link, result));
    const std::string constraint = field(result, PG_DIAG_CONSTRAINT_NAME);
    if (state == "23505") throw ConstraintViolation(Kind::unique, unique_name(result), message);
    if (state == "23503") throw ConstraintViolation(Kind::foreign_key, constraint, message);
    if (state == "23514") throw ConstraintViolation(Kind::check, constraint, message);
    if (state == "23P01") throw ConstraintViolation(Kind::trigger, constraint, message);
    if (state == "23502") {
        throw ConstraintViolation(Kind::not_null,
                                  fmt::format("{}.{}", field(result, PG_DIAG_TABLE_NAME),
                                              field(result, PG_DIAG_COLUMN_NAME)),
                                  message);
    }
    // Of a trigger: its word is the message.
    throw ConstraintViolation(Kind::trigger, field(result, PG_DIAG_MESSAGE_PRIMARY), message);
}

[[noreturn]] void throw_lost(PGconn* link, const PGresult* result, const std::string& hint) {
    throw Error(ErrorCode::store_unavailable,
                fmt::format("the link to the store was lost: {}", message_of(link, result)), hint);
}

}  // namespace

std::string_view state_of(const PGresult* result) {
    const char* state = result != nullptr ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
    return state != nullptr ? state : "";
}

bool is_link_lost(const PGconn* link, const PGresult* result) {
    const std::string_view state = state_of(result);
    // 08P01 is a statement with too few or too many values.
    const bool broken = state.starts_with("08") && state != "08P01";
    return PQstatus(link) == CONNECTION_BAD || broken || state == "57P01" || state == "57P02" ||
           state == "57P03";
}

void throw_unread(PGconn* link, const PGresult* result, std::string_view action) {
    if (!is_link_lost(link, result)) throw_refused(link, result, action);
    throw_lost(link, result,
               "try again when the server is back; a change that was made before this stands");
}

void throw_refused(PGconn* link, const PGresult* result, std::string_view action) {
    if (is_link_lost(link, result)) {
        throw_lost(link, result, "nothing was changed; try again when the server is back");
    }
    const std::string_view state = state_of(result);
    const std::string message = message_of(link, result);
    if (state.starts_with("23")) throw_constraint(link, result, state);
    if (state == "55P03") {
        throw Error(ErrorCode::store_busy, "the store is kept busy by another program",
                    "nothing was changed; try again in a moment");
    }
    if (state == "40001" || state == "40P01") {
        throw TakenBack(
            fmt::format("another program changed the same at the same time: {}", message));
    }
    if (state == "42501" || state == "25006") {
        throw Error(ErrorCode::store_read_only, fmt::format("the store refuses: {}", message),
                    "this login may not do that: name another in --store, or ask who runs the "
                    "server");
    }
    if (state.starts_with("53")) {
        throw Error(state == "53100" ? ErrorCode::store_full : ErrorCode::store_unavailable,
                    fmt::format("the server has run out of something: {}", message),
                    "nothing was changed; make room on the server and try again");
    }
    if (state.starts_with("XX") || state.starts_with("58")) {
        throw Error(ErrorCode::store_damaged, fmt::format("the server reports: {}", message),
                    "ask who runs the server to look at its log");
    }
    throw Error(ErrorCode::internal, fmt::format("{}: {}", action, message));
}

void throw_not_connected(PGconn* link, const std::string& conninfo) {
    const std::string text = in_one_line(PQerrorMessage(link));
    const std::string shown = printable(without_password(conninfo));
    // libpq has no code for what happens before the first statement.
    const bool no_database = text.find("database \"") != std::string::npos &&
                             text.find("does not exist") != std::string::npos;
    if (no_database) {
        throw Error(ErrorCode::store_missing,
                    fmt::format("the store '{}' does not exist: {}", shown, text),
                    "make the database first: createdb NAME; then the store: shopctl init");
    }
    throw Error(
        ErrorCode::store_unavailable,
        fmt::format("the store '{}' cannot be reached: {}", shown, text),
        "check the name, the login and whether the server runs: psql reaches it in the same "
        "way");
}

}  // namespace shop::driver
