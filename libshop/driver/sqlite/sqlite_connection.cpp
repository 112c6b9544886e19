#include "driver/sqlite/sqlite_connection.hpp"

#include "driver/printable.hpp"
#include "driver/sqlite/errors.hpp"
#include "driver/sqlite/rows.hpp"
#include "driver/sqlite/store_file.hpp"

#include <SQLiteCpp/Exception.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include <array>
#include <cerrno>
#include <memory>
#include <system_error>
#include <utility>

namespace shop::driver {

namespace {

constexpr Sql kSchemaVersion{"sqlite.schema_version", "PRAGMA schema_version"};
constexpr Sql kJournalMode{"sqlite.journal_mode", "PRAGMA journal_mode = TRUNCATE"};

SQLite::Database open_database(const std::filesystem::path& file) {
    try {
        // The path is absolute, so that SQLite cannot take it for a URI.
        return {file.c_str(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX};
    } catch (const SQLite::Exception& failure) {
        throw_sqlite_error(failure.getExtendedErrorCode(), nullptr, file, "opening");
    }
}

[[noreturn]] void throw_fault(std::string_view reason) {
    throw Error(ErrorCode::internal, std::string(reason));
}

}  // namespace

NewFile::~NewFile() {
    std::error_code ignored;
    if (!remove_ || std::filesystem::file_size(file_, ignored) != 0) return;
    std::filesystem::remove(WritersTurn::lock_file(file_), ignored);
    std::filesystem::remove(file_.native() + "-journal", ignored);
    std::filesystem::remove(file_, ignored);
}

SqliteConnection::SqliteConnection(const std::filesystem::path& file, bool is_new,
                                   std::chrono::milliseconds busy_timeout)
    : file_(file, is_new),
      busy_wait_(file, busy_timeout),
      database_(open_database(file)),
      identity_(identity_of_path()) {
    busy_wait_.install(database_.getHandle());
    protect();
    if (!is_new) require_initialised();
}

SqliteConnection::~SqliteConnection() {
    rollback();
}

SqliteConnection::Identity SqliteConnection::identity_of_path() const {
    struct stat found {};
    if (::stat(file_.path().c_str(), &found) != 0) return {};
    return {found.st_dev, found.st_ino};
}

/// Calls instead of PRAGMA: nothing to parse in a process that only reads a row.
void SqliteConnection::protect() {
    constexpr std::array<std::pair<int, int>, 5> settings{{
        {SQLITE_DBCONFIG_ENABLE_FKEY, 1},
        {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
        {SQLITE_DBCONFIG_DEFENSIVE, 1},
        {SQLITE_DBCONFIG_DQS_DML, 0},
        {SQLITE_DBCONFIG_DQS_DDL, 0},
    }};
    for (const auto& [setting, value] : settings) {
        if (sqlite3_db_config(database_.getHandle(), setting, value, nullptr) != SQLITE_OK) {
            fail("setting up");
        }
    }
}

/// The first read: takes back what a killed writer left, and finds files that are none
/// of SQLite's.
void SqliteConnection::require_initialised() {
    const auto rows = query(kSchemaVersion, Parameters{});
    if (rows->next() && rows->integer(0) != 0) return;
    throw Error(ErrorCode::store_damaged,
                fmt::format("{} is not initialised as a store", quoted(file_.path())),
                "remove it and make a store with 'shopctl init', or put a backup in its place");
}

void SqliteConnection::require_same_file() const {
    if (identity_of_path() == identity_) return;
    throw Error(
        ErrorCode::store_unavailable,
        fmt::format("the store {} was replaced or removed while it was open", quoted(file_.path())),
        "nothing was changed; run the command again");
}

void SqliteConnection::require_state(State state, std::string_view what) const {
    if (state_ != state) throw_fault(what);
}

/// Some failures (a full disk) make SQLite end the transaction by itself: what came
/// after them would be committed one by one.
void SqliteConnection::require_transaction() const {
    if (state_ != State::idle && sqlite3_get_autocommit(database_.getHandle()) != 0) {
        throw_fault("the transaction was rolled back after a failure");
    }
}

Statement& SqliteConnection::prepared(const Sql& sql) {
    const auto found = statements_.find(&sql);
    if (found != statements_.end()) {
        if (found->second.in_use()) found->second.fault("is still being read");
        if (found->second.is_of(sql)) return found->second;
        statements_.erase(found);
    }
    return statements_.try_emplace(&sql, database_.getHandle(), sql, file_.path()).first->second;
}

Statement& SqliteConnection::start(const Sql& sql, Parameters parameters) {
    require_transaction();
    Statement& statement = prepared(sql);
    if (statement.changes_store() && state_ != State::writing) {
        statement.fault("changes the store outside a write transaction");
    }
    statement.bind(parameters);
    return statement;
}

std::unique_ptr<Rows> SqliteConnection::query(const Sql& sql, Parameters parameters) {
    Statement& statement = start(sql, parameters);
    if (statement.changes_store()) return std::make_unique<BufferedRows>(statement);
    if (state_ == State::writing) return std::make_unique<StreamedRows>(statement, open_rows_);
    const BusyWait::Reading reading(busy_wait_);
    return std::make_unique<StreamedRows>(statement, open_rows_);
}

std::int64_t SqliteConnection::execute(const Sql& sql, Parameters parameters) {
    Statement& statement = start(sql, parameters);
    // A statement that changes no row leaves the count of the one before.
    const auto before = sqlite3_total_changes64(database_.getHandle());
    const bool has_row = statement.step();
    statement.reset();
    if (has_row) statement.fault("returns rows that nobody reads");
    if (sqlite3_total_changes64(database_.getHandle()) == before) return 0;
    return sqlite3_changes64(database_.getHandle());
}

void SqliteConnection::run_script(std::string_view script) {
    if (script.find('\0') != std::string_view::npos) throw_fault("a script has a NUL in it");
    if (state_ == State::idle) {
        Transaction transaction(*this, Transaction::Mode::write);
        run_script(script);
        transaction.commit();
        return;
    }
    require_state(State::writing, "a script is run in a read transaction");
    require_transaction();
    run(std::string(script).c_str(), "script");
    if (sqlite3_get_autocommit(database_.getHandle()) != 0) {
        throw_fault("a script ended the transaction");
    }
}

void SqliteConnection::begin_write() {
    require_state(State::idle, "a transaction is begun inside another");
    require_writable(file_.path());
    if (sqlite3_db_readonly(database_.getHandle(), "main") != 0) {
        throw_read_only(file_.path(), EACCES);
    }
    const Deadline deadline = BusyWait::Clock::now() + busy_wait_.time_out();
    WritersTurn turn = WritersTurn::take(file_.path(), deadline);
    require_same_file();
    prepare_to_write();
    begin_immediate(deadline);
    turn_.emplace(std::move(turn));
    state_ = State::writing;
    counter_before_ = change_counter();
}

void SqliteConnection::prepare_to_write() {
    if (ready_to_write_) return;
    Statement journal_mode(database_.getHandle(), kJournalMode, file_.path());
    journal_mode.bind({});
    const std::string mode = journal_mode.step() ? journal_mode.text(0) : std::string();
    journal_mode.reset();
    if (mode != "truncate") {
        throw Error(ErrorCode::store_unavailable,
                    fmt::format("the store {} is kept in journal mode '{}' by another program",
                                quoted(file_.path()), mode),
                    "close the other program: it can damage the store in that mode");
    }
    run("PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA cell_size_check = ON",
        "setting up");
    ready_to_write_ = true;
}

/// Other programs (the sqlite3 shell) know nothing of the turns: SQLite's own wait takes
/// what is left of the time.
void SqliteConnection::begin_immediate(Deadline deadline) {
    busy_wait_.set_limit(deadline - BusyWait::Clock::now());
    const int code = database_.tryExec("BEGIN IMMEDIATE");
    busy_wait_.reset_limit();
    if (code != SQLITE_OK) fail("beginning to write");
}

void SqliteConnection::begin_read() {
    require_state(State::idle, "a transaction is begun inside another");
    run("BEGIN", "reading");
    state_ = State::reading;
}

void SqliteConnection::commit() {
    if (state_ == State::idle) throw_fault("there is no transaction to commit");
    if (open_rows_ > 0) throw_fault("a transaction is committed while its rows are read");
    require_transaction();
    if (database_.tryExec("COMMIT") != SQLITE_OK) fail_commit();
    if (state_ == State::writing) file_.keep();
    end();
}

void SqliteConnection::fail_commit() {
    const int code = database_.getErrorCode() & 0xff;
    const bool in_doubt =
        state_ == State::writing && code != SQLITE_BUSY && code != SQLITE_CONSTRAINT;
    try {
        fail("committing");
    } catch (...) {
        rollback();
        if (!in_doubt || !may_have_landed()) throw;
    }
    file_.keep();
    throw Error(ErrorCode::outcome_unknown,
                fmt::format("the disk failed while the store {} was committed to: the change may "
                            "be in it or not",
                            quoted(file_.path())),
                "check the disk, then look whether the change is there before trying again");
}

/// An error after the journal was cut is an error of a commit that has happened.
bool SqliteConnection::may_have_landed() {
    try {
        // Reading takes back what is half written.
        [[maybe_unused]] const bool found = query(kSchemaVersion, Parameters{})->next();
    } catch (const Error&) {
        return true;
    }
    const std::optional<std::uint32_t> now = change_counter();
    return !now || !counter_before_ || *now != *counter_before_;
}

std::optional<std::uint32_t> SqliteConnection::change_counter() {
    constexpr sqlite3_int64 offset = 24;  // sqlite.org/fileformat.html, 1.3.7
    sqlite3_file* file = nullptr;
    sqlite3_file_control(database_.getHandle(), "main", SQLITE_FCNTL_FILE_POINTER, &file);
    if (file == nullptr || file->pMethods == nullptr) return std::nullopt;
    std::array<unsigned char, 4> bytes{};
    const int code = file->pMethods->xRead(file, bytes.data(), 4, offset);
    if (code != SQLITE_OK && code != SQLITE_IOERR_SHORT_READ) return std::nullopt;
    std::uint32_t counter = 0;
    for (const unsigned char byte : bytes) counter = counter << 8 | byte;
    return counter;
}

void SqliteConnection::rollback() noexcept {
    if (state_ == State::idle) return;
    if (sqlite3_get_autocommit(database_.getHandle()) == 0) database_.tryExec("ROLLBACK");
    end();
}

void SqliteConnection::end() noexcept {
    state_ = State::idle;
    turn_.reset();
}

void SqliteConnection::run(const char* text, std::string_view action) {
    if (database_.tryExec(text) != SQLITE_OK) fail(action);
}

void SqliteConnection::fail(std::string_view action) const {
    sqlite3* const database = database_.getHandle();
    throw_sqlite_error(sqlite3_extended_errcode(database), database, file_.path(), action);
}

std::string SqliteConnection::engine() const {
    return fmt::format("SQLite {}", sqlite3_libversion());
}

}  // namespace shop::driver
