#pragma once

#include "driver/connection.hpp"
#include "driver/sqlite/busy_wait.hpp"
#include "driver/sqlite/statement.hpp"
#include "driver/sqlite/writers_turn.hpp"

#include <SQLiteCpp/Database.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <unordered_map>

namespace shop::driver {

/// Removes a new store's file, its lock and its journal unless it is kept.
class NewFile {
public:
    NewFile(std::filesystem::path file, bool is_new) : file_(std::move(file)), remove_(is_new) {}
    ~NewFile();
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return file_; }
    [[nodiscard]] bool is_new() const { return remove_; }
    void keep() { remove_ = false; }

private:
    std::filesystem::path file_;
    bool remove_;
};

class SqliteConnection : public Connection {
public:
    /// \param file   the real file, symbolic links resolved
    /// \param is_new whether it was made just now
    SqliteConnection(const std::filesystem::path& file, bool is_new,
                     std::chrono::milliseconds busy_timeout);
    ~SqliteConnection() override;

    using Connection::execute;
    using Connection::query;
    [[nodiscard]] std::unique_ptr<Rows> query(const Sql& sql, Parameters parameters) override;
    std::int64_t execute(const Sql& sql, Parameters parameters) override;
    void run_script(std::string_view script) override;

    void begin_write() override;
    void begin_read() override;
    void commit() override;
    void rollback() noexcept override;

    [[nodiscard]] Dialect dialect() const override { return Dialect::sqlite; }
    [[nodiscard]] std::string engine() const override;
    [[nodiscard]] std::string home() override { return file_.path().string(); }
    [[nodiscard]] int schema_number() override;
    void set_schema_number(int number) override;
    void continue_numbers() override {}  // AUTOINCREMENT does by itself
    [[nodiscard]] std::vector<std::string> check_integrity() override;
    [[nodiscard]] std::vector<std::string> check_schema(
        std::span<const std::string_view> scripts) override;

private:
    enum class State { idle, reading, writing };
    using Deadline = BusyWait::Clock::time_point;

    /// Which file was opened: another may have been put in its place since.
    struct Identity {
        std::uint64_t device = 0;
        std::uint64_t inode = 0;
        bool operator==(const Identity&) const = default;
    };

    [[nodiscard]] Identity identity_of_path() const;
    void protect();
    void require_initialised();
    void require_same_file() const;
    void require_state(State state, std::string_view what) const;
    void require_transaction() const;

    /// \return ready to be stepped, its parameters bound
    Statement& start(const Sql& sql, Parameters parameters);
    Statement& prepared(const Sql& sql);

    void prepare_to_write();
    void begin_immediate(Deadline deadline);
    void run(const char* text, std::string_view action);
    void end() noexcept;

    /// The file's count of commits, as the file has it.
    [[nodiscard]] std::optional<std::uint32_t> change_counter();
    [[noreturn]] void fail_commit();
    [[nodiscard]] bool may_have_landed();

    [[noreturn]] void fail(std::string_view action) const;

    NewFile file_;  // first: it goes when the database is closed
    BusyWait busy_wait_;
    SQLite::Database database_;
    std::unordered_map<const Sql*, Statement> statements_;
    Identity identity_;
    State state_ = State::idle;
    std::optional<WritersTurn> turn_;
    std::optional<std::uint32_t> counter_before_;
    int open_rows_ = 0;
    bool ready_to_write_ = false;
};

}  // namespace shop::driver
