#pragma once

#include "driver/connection.hpp"
#include "driver/postgresql/module.hpp"
#include "driver/postgresql/module/pipeline.hpp"
#include "driver/postgresql/module/pq.hpp"
#include "driver/postgresql/module/rows.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace shop::driver {

/// The one class that speaks to libpq; see driver/postgresql/open.hpp.
class PostgresqlConnection final : public Connection {
public:
    explicit PostgresqlConnection(const PostgresqlOptions& options);
    ~PostgresqlConnection() override;
    PostgresqlConnection(const PostgresqlConnection&) = delete;
    PostgresqlConnection& operator=(const PostgresqlConnection&) = delete;

    using Connection::execute;
    using Connection::expect;
    using Connection::query;
    using Connection::send;
    [[nodiscard]] std::unique_ptr<Rows> query(const Sql& sql, Parameters parameters) override;
    void expect(const Sql& sql, Parameters parameters) override;
    std::int64_t execute(const Sql& sql, Parameters parameters) override;
    void send(const Sql& sql, Parameters parameters) override;
    void settle() override;
    void run_script(std::string_view script) override;

    void begin_write() override;
    void begin_read() override;
    void commit() override;
    void rollback() noexcept override;

    /// The answer, waited for where it is still on its way.
    [[nodiscard]] const PGresult* answer(const Reply& reply);

    [[nodiscard]] Dialect dialect() const override { return Dialect::postgresql; }
    [[nodiscard]] std::string engine() const override;
    [[nodiscard]] std::string home() override;
    [[nodiscard]] int schema_number() override;
    void set_schema_number(int number) override;
    void continue_numbers() override;
    [[nodiscard]] std::vector<std::string> check_integrity() override;
    [[nodiscard]] std::vector<std::string> check_schema(
        std::span<const std::string_view> scripts) override;

private:
    enum class State { idle, reading, writing };

    void require_allowed(const Sql& sql) const;
    /// Waits for all that is on its way.
    void finish();
    /// Runs it and waits.
    [[nodiscard]] std::shared_ptr<Reply> run(const Sql& sql, Parameters parameters);
    /// Lets a statement that only reads go out with the next that is waited for. What was expected
    /// has been asked already.
    [[nodiscard]] std::shared_ptr<Reply> ask(const Sql& sql, Parameters parameters);
    /// Statements without parameters, for which nobody waits: `BEGIN`, scripts.
    void command(const std::string& text, std::string_view action);
    /// Makes the link again where it broke while nothing was going on: the server may have been
    /// restarted.
    void renew_link();
    void begin(const Sql& statement, State state);
    void require_state(State state, std::string_view what) const;
    [[noreturn]] void throw_not_committed(const Refusal& refusal, bool wrote) const;
    [[noreturn]] void throw_outcome_unknown() const;

    PostgresqlOptions options_;
    Link link_;
    Pipeline pipeline_;
    State state_ = State::idle;
    /// What this transaction has been told to expect since it last changed something. The turn
    /// keeps other writers of ours out; where a program that takes none writes meanwhile, the
    /// constraints decide.
    std::map<std::pair<const Sql*, std::vector<std::optional<std::string>>>, std::shared_ptr<Reply>>
        known_;
    std::shared_ptr<BeingRead> being_read_ = std::make_shared<BeingRead>();
};

}  // namespace shop::driver
