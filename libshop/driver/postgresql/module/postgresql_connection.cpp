#include "driver/postgresql/module/postgresql_connection.hpp"

#include "driver/postgresql/module/connect.hpp"
#include "driver/postgresql/module/errors.hpp"

#include <fmt/format.h>
#include <poll.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>
#include <vector>

namespace shop::driver {

namespace {

[[noreturn]] void throw_fault(std::string_view reason) {
    throw Error(ErrorCode::internal, std::string(reason));
}

constexpr Sql kBeginRead{"reading", "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"};
constexpr Sql kBeginWrite{"beginning to write", "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"};
constexpr Sql kSetWait{"beginning to write", "SELECT set_config('lock_timeout', $1, true)"};
/// The number is `SHOP`: the turn that writers of one store take.
constexpr Sql kTakeTurn{"taking turns", "SELECT pg_advisory_xact_lock(1397247824)"};
constexpr Sql kCommit{"committing", "COMMIT"};

bool only_reads(std::string_view text) {
    return text.starts_with("SELECT ") || text.starts_with("WITH ");
}

}  // namespace

PostgresqlConnection::PostgresqlConnection(const PostgresqlOptions& options)
    : options_(options), link_(connect(options)), pipeline_(link_.get()) {}

PostgresqlConnection::~PostgresqlConnection() {
    rollback();
}

void PostgresqlConnection::require_state(State state, std::string_view what) const {
    if (state_ != state) throw_fault(what);
}

void PostgresqlConnection::require_allowed(const Sql& sql) const {
    if (state_ != State::writing && !only_reads(sql.text)) {
        throw_fault(fmt::format("{}: changes the store outside a write transaction", sql.name));
    }
    if (being_read_->contains(&sql)) throw_fault(fmt::format("{}: is still being read", sql.name));
}

void PostgresqlConnection::finish() {
    const auto refusal = pipeline_.finish();
    if (!refusal) return;
    known_.clear();
    if (state_ != State::writing) {
        throw_unread(link_.get(), refusal->result.get(), refusal->action);
    }
    throw_refused(link_.get(), refusal->result.get(), refusal->action);
}

std::shared_ptr<Reply> PostgresqlConnection::run(const Sql& sql, Parameters parameters) {
    require_allowed(sql);
    if (state_ == State::idle) renew_link();
    known_.clear();
    std::shared_ptr<Reply> reply = pipeline_.add(sql, TextParameters(parameters));
    finish();
    return reply;
}

std::shared_ptr<Reply> PostgresqlConnection::ask(const Sql& sql, Parameters parameters) {
    require_allowed(sql);
    const TextParameters texts(parameters);
    const auto known = known_.find({&sql, texts.texts()});
    return known != known_.end() ? known->second : pipeline_.add(sql, texts);
}

void PostgresqlConnection::expect(const Sql& sql, Parameters parameters) {
    if (state_ == State::idle || being_read_->contains(&sql)) return;
    const TextParameters texts(parameters);
    std::shared_ptr<Reply>& known = known_[{&sql, texts.texts()}];
    if (!known) known = pipeline_.add(sql, texts);
}

void PostgresqlConnection::settle() {
    if (pipeline_.is_waiting()) finish();
}

const PGresult* PostgresqlConnection::answer(const Reply& reply) {
    if (reply.result == nullptr) settle();
    if (reply.result == nullptr) throw_fault("a statement was never answered");
    return reply.result.get();
}

void PostgresqlConnection::send(const Sql& sql, Parameters parameters) {
    // Only so many, so that a refusal comes while the caller still remembers what it was about.
    constexpr std::size_t kMost = 500;
    require_allowed(sql);
    known_.clear();
    pipeline_.add(sql, TextParameters(parameters));
    if (pipeline_.size() >= kMost) finish();
}

std::unique_ptr<Rows> PostgresqlConnection::query(const Sql& sql, Parameters parameters) {
    const bool can_wait = state_ != State::idle && only_reads(sql.text);
    return std::make_unique<PostgresqlRows>(can_wait ? ask(sql, parameters) : run(sql, parameters),
                                            *this, sql, being_read_);
}

std::int64_t PostgresqlConnection::execute(const Sql& sql, Parameters parameters) {
    const std::shared_ptr<Reply> reply = run(sql, parameters);
    PGresult* const result = reply->result.get();
    if (PQresultStatus(result) == PGRES_TUPLES_OK) {
        throw_fault(fmt::format("{}: returns rows that nobody reads", sql.name));
    }
    const std::string_view count = PQcmdTuples(result);
    std::int64_t changed = 0;
    std::from_chars(count.data(), count.data() + count.size(), changed);
    return changed;
}

void PostgresqlConnection::command(const std::string& text, std::string_view action) {
    settle();
    pipeline_.forget_statement();
    known_.clear();
    const Result result{PQexec(link_.get(), text.c_str())};
    if (!is_done(result.get())) throw_refused(link_.get(), result.get(), action);
}

void PostgresqlConnection::renew_link() {
    // A pooler may have given us another session meanwhile.
    pipeline_.forget_statement();
    pollfd server{PQsocket(link_.get()), POLLIN, 0};
    while (PQstatus(link_.get()) == CONNECTION_OK && ::poll(&server, 1, 0) > 0) {
        PQconsumeInput(link_.get());
    }
    if (PQstatus(link_.get()) == CONNECTION_OK) return;
    link_ = connect(options_);
    pipeline_ = Pipeline(link_.get());
}

void PostgresqlConnection::begin(const Sql& statement, State state) {
    require_state(State::idle, "a transaction is begun inside another");
    renew_link();
    pipeline_.add(statement, TextParameters({}));
    state_ = state;
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
    begin(kBeginWrite, State::writing);
    // The time-out and the turn are the transaction's, and end with it.
    const std::string timeout =
        std::to_string(std::max<std::int64_t>(options_.busy_timeout.count(), 1));
    const std::array<Parameter, 1> wait{timeout};
    pipeline_.add(kSetWait, TextParameters(wait));
    pipeline_.add(kTakeTurn, TextParameters({}));
}

void PostgresqlConnection::begin_read() {
    begin(kBeginRead, State::reading);
}

void PostgresqlConnection::commit() {
    if (state_ == State::idle) throw_fault("there is no transaction to commit");
    const bool wrote = state_ == State::writing;
    known_.clear();
    const std::shared_ptr<Reply> reply = pipeline_.add(kCommit, TextParameters({}));
    const auto refusal = pipeline_.finish();
    if (reply->result == nullptr) throw_not_committed(*refusal, wrote);
    pipeline_.forget_statement();
    state_ = State::idle;
    // After a failure the server takes back what it was asked to keep.
    if (std::string_view{PQcmdStatus(reply->result.get())} != "COMMIT") {
        throw_fault("the transaction was rolled back after a failure");
    }
}

void PostgresqlConnection::throw_not_committed(const Refusal& refusal, bool wrote) const {
    const PGresult* const result = refusal.result.get();
    const std::string_view state = state_of(result);
    // Where the server itself has refused an earlier statement it has not come to this one. A
    // pooler that has lost its server says so (08...) to the first that waits.
    const bool came_to_it =
        refusal.action == kCommit.name || state.empty() || state.starts_with("08");
    if (wrote && came_to_it && is_link_lost(link_.get(), result)) throw_outcome_unknown();
    throw_refused(link_.get(), result, refusal.action);
}

void PostgresqlConnection::throw_outcome_unknown() const {
    throw Error(ErrorCode::outcome_unknown,
                "the link to the store was lost while the change was committed: it may be in it or "
                "not",
                "look whether it is there before trying again; with the same --request-id it is "
                "never done twice");
}

void PostgresqlConnection::rollback() noexcept {
    if (pipeline_.is_waiting()) static_cast<void>(pipeline_.finish());
    pipeline_.forget_statement();
    known_.clear();
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
