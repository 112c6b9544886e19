#include "driver/postgresql/module/postgresql_connection.hpp"

#include "driver/postgresql/module/connect.hpp"
#include "driver/postgresql/module/errors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>
#include <vector>

namespace shop::driver {

namespace {

/// `SHOP`: the turn that writers of one store take.
constexpr int kTurn = 0x53484f50;

[[noreturn]] void throw_fault(std::string_view reason) {
    throw Error(ErrorCode::internal, std::string(reason));
}

/// Parameters as libpq takes them: all as text, NULL as none.
class TextParameters {
public:
    explicit TextParameters(Parameters parameters) {
        texts_.reserve(parameters.size());
        for (const Parameter& parameter : parameters) add(parameter.held());
        for (const auto& text : texts_) values_.push_back(text ? text->c_str() : nullptr);
    }
    [[nodiscard]] int count() const { return static_cast<int>(values_.size()); }
    [[nodiscard]] const char* const* values() const { return values_.data(); }

private:
    void add(const Parameter::Held& held) {
        if (const auto* integer = std::get_if<std::int64_t>(&held)) {
            texts_.emplace_back(std::to_string(*integer));
        } else if (const auto* text = std::get_if<std::string_view>(&held)) {
            // A C string would end there, and the rest be lost.
            if (text->find('\0') != std::string_view::npos) throw_fault("a text has a NUL in it");
            texts_.emplace_back(std::string(*text));
        } else {
            texts_.emplace_back(std::nullopt);
        }
    }

    std::vector<std::optional<std::string>> texts_;
    std::vector<const char*> values_;
};

bool only_reads(std::string_view text) {
    return text.starts_with("SELECT ") || text.starts_with("WITH ");
}

bool is_done(const PGresult* result) {
    const ExecStatusType status = PQresultStatus(result);
    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
}

}  // namespace

PostgresqlConnection::PostgresqlConnection(const PostgresqlOptions& options)
    : link_(connect(options)), busy_timeout_(options.busy_timeout) {}

PostgresqlConnection::~PostgresqlConnection() {
    rollback();
}

void PostgresqlConnection::require_state(State state, std::string_view what) const {
    if (state_ != state) throw_fault(what);
}

Result PostgresqlConnection::run(const Sql& sql, Parameters parameters) {
    if (state_ != State::writing && !only_reads(sql.text)) {
        throw_fault(fmt::format("{}: changes the store outside a write transaction", sql.name));
    }
    if (being_read_->contains(&sql)) throw_fault(fmt::format("{}: is still being read", sql.name));
    const TextParameters texts(parameters);
    // Unnamed: a transaction pooler would meet a named one on another server connection.
    Result result{PQexecParams(link_.get(), std::string(sql.text).c_str(), texts.count(), nullptr,
                               texts.values(), nullptr, nullptr, 0)};
    if (!is_done(result.get())) throw_refused(link_.get(), result.get(), sql.name);
    return result;
}

std::unique_ptr<Rows> PostgresqlConnection::query(const Sql& sql, Parameters parameters) {
    return std::make_unique<PostgresqlRows>(run(sql, parameters), sql, being_read_);
}

std::int64_t PostgresqlConnection::execute(const Sql& sql, Parameters parameters) {
    const Result result = run(sql, parameters);
    if (PQresultStatus(result.get()) == PGRES_TUPLES_OK) {
        throw_fault(fmt::format("{}: returns rows that nobody reads", sql.name));
    }
    const std::string_view count = PQcmdTuples(result.get());
    std::int64_t changed = 0;
    std::from_chars(count.data(), count.data() + count.size(), changed);
    return changed;
}

void PostgresqlConnection::command(const std::string& text, std::string_view action) {
    const Result result{PQexec(link_.get(), text.c_str())};
    if (!is_done(result.get())) throw_refused(link_.get(), result.get(), action);
}

void PostgresqlConnection::run_script(std::string_view script) {
    if (script.find('\0') != std::string_view::npos) throw_fault("a script has a NUL in it");
    if (state_ == State::idle) {
        Transaction transaction(*this, Transaction::Mode::write);
        run_script(script);
        transaction.commit();
        return;
    }
    require_state(State::writing, "a script is run in a read transaction");
    command(std::string(script), "script");
    if (PQtransactionStatus(link_.get()) != PQTRANS_INTRANS) {
        throw_fault("a script ended the transaction");
    }
}

void PostgresqlConnection::begin_write() {
    require_state(State::idle, "a transaction is begun inside another");
    // One message: the time-out and the turn are the transaction's, and end with it.
    try {
        command(fmt::format("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; "
                            "SET LOCAL lock_timeout = {}; SELECT pg_advisory_xact_lock({})",
                            std::max<std::int64_t>(busy_timeout_.count(), 1), kTurn),
                "beginning to write");
    } catch (...) {
        rollback();
        throw;
    }
    state_ = State::writing;
}

void PostgresqlConnection::begin_read() {
    require_state(State::idle, "a transaction is begun inside another");
    command("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", "reading");
    state_ = State::reading;
}

void PostgresqlConnection::commit() {
    if (state_ == State::idle) throw_fault("there is no transaction to commit");
    const bool wrote = state_ == State::writing;
    const Result result{PQexec(link_.get(), "COMMIT")};
    if (wrote && is_link_lost(link_.get(), result.get())) throw_outcome_unknown();
    if (!is_done(result.get())) throw_refused(link_.get(), result.get(), "committing");
    state_ = State::idle;
    // After a failure the server takes back what it was asked to keep.
    if (std::string_view{PQcmdStatus(result.get())} != "COMMIT") {
        throw_fault("the transaction was rolled back after a failure");
    }
}

void PostgresqlConnection::throw_outcome_unknown() const {
    throw Error(ErrorCode::outcome_unknown,
                "the link to the store was lost while the change was committed: it may be in it or "
                "not",
                "look whether it is there before trying again; with the same --request-id it is "
                "never done twice");
}

void PostgresqlConnection::rollback() noexcept {
    if (PQtransactionStatus(link_.get()) != PQTRANS_IDLE) {
        const Result result{PQexec(link_.get(), "ROLLBACK")};
    }
    state_ = State::idle;
}

std::string PostgresqlConnection::engine() const {
    const int version = PQserverVersion(link_.get());
    return fmt::format("PostgreSQL {}.{}", version / 10'000, version % 10'000);
}

}  // namespace shop::driver
