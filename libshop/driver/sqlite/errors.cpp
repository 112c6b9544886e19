#include "driver/sqlite/errors.hpp"

#include "driver/connection.hpp"
#include "driver/printable.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <cerrno>
#include <new>
#include <optional>
#include <string>
#include <system_error>

namespace shop::driver {

namespace {

using Kind = ConstraintViolation::Kind;

std::string reason_of(int error) {
    return std::generic_category().message(error);
}

bool is_full(int error) {
    return error == ENOSPC || error == EFBIG || error == EDQUOT;
}

bool is_refused(int error) {
    return error == EACCES || error == EPERM || error == EROFS;
}

[[noreturn]] void throw_full(const std::filesystem::path& file) {
    throw Error(ErrorCode::store_full, fmt::format("no room to write the store {}", quoted(file)),
                "nothing was changed; make room on the disk (or raise the quota) and try again");
}

[[noreturn]] void throw_damaged(const std::filesystem::path& file, std::string_view reason) {
    throw Error(ErrorCode::store_damaged,
                fmt::format("the store {} is damaged or is not one: {}", quoted(file), reason),
                "look at it with 'shopctl db check', or put the last good backup in its place");
}

std::optional<Kind> constraint_kind(int code) {
    switch (code) {
        case SQLITE_CONSTRAINT_UNIQUE:
        case SQLITE_CONSTRAINT_PRIMARYKEY:
        case SQLITE_CONSTRAINT_ROWID:
            return Kind::unique;
        case SQLITE_CONSTRAINT_FOREIGNKEY:
            return Kind::foreign_key;
        case SQLITE_CONSTRAINT_CHECK:
            return Kind::check;
        case SQLITE_CONSTRAINT_NOTNULL:
            return Kind::not_null;
        case SQLITE_CONSTRAINT_TRIGGER:
            return Kind::trigger;
        default:
            return std::nullopt;
    }
}

/// `UNIQUE constraint failed: vehicle.vin` names what follows the colon, an index on an
/// expression as `index 'name'`; a foreign key has no name, a trigger says only its word.
std::string constraint_name(Kind kind, std::string_view message) {
    if (kind == Kind::trigger) return std::string(message);
    const std::size_t colon = message.find(": ");
    if (colon == std::string_view::npos) return {};
    std::string_view name = message.substr(colon + 2);
    if (name.starts_with("index '") && name.ends_with('\'')) {
        name.remove_prefix(7);
        name.remove_suffix(1);
    }
    return std::string(name);
}

[[noreturn]] void throw_constraint(int code, std::string_view message, std::string_view action) {
    const std::optional<Kind> kind = constraint_kind(code);
    if (!kind) {
        throw Error(ErrorCode::internal, fmt::format("{}: {}", action, printable(message)));
    }
    throw ConstraintViolation(*kind, constraint_name(*kind, message),
                              fmt::format("the store refuses the change: {}", printable(message)));
}

/// SQLite says only "disk I/O error" where a write hit a limit of size, and "unable to
/// open" where a full disk had no room for the journal's name.
bool hit_a_limit(int code, sqlite3* database, int error) {
    if (code != SQLITE_IOERR_WRITE && code != SQLITE_IOERR_TRUNCATE && code != SQLITE_IOERR_FSYNC &&
        (code & 0xff) != SQLITE_CANTOPEN) {
        return false;
    }
    int last = 0;
    sqlite3_file_control(database, "main", SQLITE_FCNTL_LAST_ERRNO, &last);
    return is_full(error) || is_full(last) || is_full(sqlite3_system_errno(database));
}

}  // namespace

void throw_busy(const std::filesystem::path& file) {
    throw Error(ErrorCode::store_busy,
                fmt::format("the store {} is kept busy by another program", quoted(file)),
                "nothing was changed; try again in a moment");
}

void throw_read_only(const std::filesystem::path& file, int error) {
    throw Error(ErrorCode::store_read_only,
                fmt::format("the store {} cannot be written: {}", quoted(file), reason_of(error)),
                fmt::format("both the file and its folder {} must be writable",
                            quoted(file.parent_path())));
}

void throw_system_error(int error, const std::filesystem::path& file, std::string_view action) {
    if (is_full(error)) throw_full(file);
    if (is_refused(error)) throw_read_only(file, error);
    throw Error(ErrorCode::store_unavailable,
                fmt::format("{} of the store {}: {}", action, quoted(file), reason_of(error)));
}

void throw_sqlite_error(int code, sqlite3* database, const std::filesystem::path& file,
                        std::string_view action) {
    const int error = errno;
    const std::string message =
        database != nullptr ? sqlite3_errmsg(database) : sqlite3_errstr(code);
    switch (code & 0xff) {
        case SQLITE_CONSTRAINT:
            throw_constraint(code, message, action);
        case SQLITE_BUSY:
        case SQLITE_PROTOCOL:
            throw_busy(file);
        case SQLITE_FULL:
            throw_full(file);
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            throw_damaged(file, printable(message));
        case SQLITE_READONLY:
            if (code == SQLITE_READONLY_ROLLBACK) {
                throw Error(ErrorCode::store_read_only,
                            fmt::format("the store {} was left in the middle of a change and "
                                        "cannot be written to take it back",
                                        quoted(file)),
                            "make the file and its folder writable and try again");
            }
            throw_read_only(file, EACCES);
        case SQLITE_NOMEM:
            throw std::bad_alloc();
        case SQLITE_PERM:
        case SQLITE_CANTOPEN:
        case SQLITE_IOERR:
            if (code == SQLITE_IOERR_CORRUPTFS) throw_damaged(file, printable(message));
            if (hit_a_limit(code, database, error)) throw_full(file);
            // A journal that was played back and cannot be removed.
            if (code == SQLITE_IOERR_DELETE && is_refused(sqlite3_system_errno(database))) {
                throw_read_only(file, sqlite3_system_errno(database));
            }
            throw Error(
                ErrorCode::store_unavailable,
                fmt::format("{} of the store {}: {}", action, quoted(file), printable(message)),
                "check the disk and the rights on the file and its folder");
        case SQLITE_TOOBIG:
            throw Error(ErrorCode::invalid_argument,
                        fmt::format("{}: a text is too long to be stored", action));
        default:
            throw Error(ErrorCode::internal, fmt::format("{}: {}", action, printable(message)));
    }
}

}  // namespace shop::driver
