#include "driver/sqlite/statement.hpp"

#include "driver/sqlite/errors.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <charconv>
#include <cstddef>
#include <optional>
#include <type_traits>
#include <variant>

namespace shop::driver {

namespace {

constexpr std::string_view kBetweenStatements = " \t\r\n;";

/// The number in `$12`; none for any other name.
std::optional<std::size_t> placeholder_number(const char* name) {
    if (name == nullptr || *name != '$') return std::nullopt;
    const std::string_view digits(name + 1);
    std::size_t number = 0;
    const auto [end, failure] =
        std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (failure != std::errc{} || end != digits.data() + digits.size() || number == 0) {
        return std::nullopt;
    }
    return number;
}

int bind_value(sqlite3_stmt* statement, int index, const Parameter::Held& value) {
    return std::visit(
        [&](const auto& held) {
            using T = std::decay_t<decltype(held)>;
            if constexpr (std::is_same_v<T, std::int64_t>) {
                return sqlite3_bind_int64(statement, index, held);
            } else if constexpr (std::is_same_v<T, std::string_view>) {
                // An empty view may point nowhere, which SQLite would take for NULL.
                return sqlite3_bind_text64(statement, index, held.empty() ? "" : held.data(),
                                           held.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
            } else {
                return sqlite3_bind_null(statement, index);
            }
        },
        value);
}

/// SQLite keeps a statement's text up to its semicolon.
std::string_view trimmed(std::string_view text) {
    const std::size_t last = text.find_last_not_of(kBetweenStatements);
    return text.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

}  // namespace

void Statement::Finalizer::operator()(sqlite3_stmt* statement) const noexcept {
    sqlite3_finalize(statement);
}

Statement::Statement(sqlite3* database, const Sql& sql, const std::filesystem::path& file)
    : database_(database), file_(&file), name_(sql.name) {
    sqlite3_stmt* prepared = nullptr;
    const char* rest = nullptr;
    const int code =
        sqlite3_prepare_v3(database, sql.text.data(), static_cast<int>(sql.text.size()),
                           SQLITE_PREPARE_PERSISTENT, &prepared, &rest);
    statement_.reset(prepared);
    if (code != SQLITE_OK) fail();
    const auto used = static_cast<std::size_t>(rest - sql.text.data());
    if (prepared == nullptr ||
        sql.text.substr(used).find_first_not_of(kBetweenStatements) != std::string_view::npos) {
        fault("is not exactly one statement");
    }
    read_placeholders();
}

void Statement::read_placeholders() {
    const int count = sqlite3_bind_parameter_count(statement_.get());
    for (int index = 1; index <= count; ++index) {
        const auto number =
            placeholder_number(sqlite3_bind_parameter_name(statement_.get(), index));
        if (!number || *number > static_cast<std::size_t>(count)) {
            fault("has other placeholders than $1 to $n without gaps");
        }
        parameter_of_.push_back(*number - 1);
    }
}

void Statement::bind(Parameters parameters) {
    if (parameters.size() != parameter_of_.size()) {
        fault(fmt::format("has {} placeholders, {} values were given", parameter_of_.size(),
                          parameters.size()));
    }
    in_use_ = true;
    int index = 0;
    for (const std::size_t parameter : parameter_of_) {
        if (bind_value(statement_.get(), ++index, parameters[parameter].held()) == SQLITE_OK) {
            continue;
        }
        reset();
        fail();
    }
}

bool Statement::step() {
    const int code = sqlite3_step(statement_.get());
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    // The message is SQLite's until the reset: it is read while the exception is made.
    struct ResetLater {
        Statement& statement;
        ~ResetLater() { statement.reset(); }
    } later{*this};
    fail();
}

void Statement::reset() noexcept {
    sqlite3_reset(statement_.get());
    sqlite3_clear_bindings(statement_.get());
    in_use_ = false;
}

bool Statement::changes_store() const {
    return sqlite3_stmt_readonly(statement_.get()) == 0;
}

bool Statement::is_of(const Sql& sql) const {
    return trimmed(sqlite3_sql(statement_.get())) == trimmed(sql.text);
}

int Statement::columns() const {
    return sqlite3_column_count(statement_.get());
}

bool Statement::is_null(int column) const {
    if (column < 0 || column >= columns()) fault(fmt::format("has no column {}", column));
    return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

bool Statement::is_integer(int column) const {
    return !is_null(column) && sqlite3_column_type(statement_.get(), column) == SQLITE_INTEGER;
}

void Statement::require_type(int column, int type) const {
    if (is_null(column)) fault(fmt::format("has a NULL in column {}", column));
    if (sqlite3_column_type(statement_.get(), column) != type) {
        fault(fmt::format("has no {} in column {}", type == SQLITE_TEXT ? "text" : "integer",
                          column));
    }
}

std::int64_t Statement::integer(int column) const {
    require_type(column, SQLITE_INTEGER);
    return sqlite3_column_int64(statement_.get(), column);
}

std::string Statement::text(int column) const {
    require_type(column, SQLITE_TEXT);
    const auto* const bytes = sqlite3_column_text(statement_.get(), column);
    if (bytes == nullptr) fail();
    const int size = sqlite3_column_bytes(statement_.get(), column);
    return {reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size)};
}

std::string Statement::action() const {
    return fmt::format("statement '{}'", name_);
}

void Statement::fail() const {
    throw_sqlite_error(sqlite3_extended_errcode(database_), database_, *file_, action());
}

void Statement::fault(std::string_view reason) const {
    throw Error(ErrorCode::internal, fmt::format("{} {}", action(), reason));
}

}  // namespace shop::driver
