#pragma once

#include <shop/error.hpp>

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace shop::driver {

/// A statement of the catalogue (libshop/store/sql). Lives as long as the program: a
/// driver keeps what it has prepared by the statement's address.
struct Sql {
    std::string_view name;  ///< `appointment.insert`
    std::string_view text;  ///< `$1` placeholders, the same text on every engine
};

/// A value bound to a placeholder: NULL, an integer or a text. The text must outlive
/// the call.
class Parameter {
public:
    Parameter(std::nullopt_t) {}
    Parameter(std::int64_t value) : value_(value) {}
    Parameter(int value) : value_(std::int64_t{value}) {}
    Parameter(bool value) : value_(std::int64_t{value ? 1 : 0}) {}
    Parameter(std::string_view value) : value_(value) {}
    Parameter(const std::string& value) : value_(std::string_view{value}) {}
    Parameter(const char* value) : value_(std::string_view{value}) {}
    template <class T>
    Parameter(const std::optional<T>& value) {
        if (value) *this = Parameter(*value);
    }

    using Held = std::variant<std::monostate, std::int64_t, std::string_view>;
    [[nodiscard]] const Held& held() const { return value_; }

private:
    Held value_;
};

using Parameters = std::span<const Parameter>;

/// The rows of one answer, read one after the other. Columns count from 0. Reading a
/// NULL as an integer or a text is a fault (ErrorCode::internal): ask first.
class Rows {
public:
    virtual ~Rows() = default;
    /// Steps to the next row; false after the last.
    [[nodiscard]] virtual bool next() = 0;
    [[nodiscard]] virtual int columns() const = 0;
    [[nodiscard]] virtual bool is_null(int column) const = 0;
    [[nodiscard]] virtual std::int64_t integer(int column) const = 0;
    [[nodiscard]] virtual std::string text(int column) const = 0;
};

/// A constraint or a trigger of the schema refused a change.
class ConstraintViolation : public Error {
public:
    enum class Kind { unique, foreign_key, check, not_null, trigger };
    /// \param name of a trigger: the word it raised, `mechanic_overlap`; else what the
    ///             engine names, `vehicle.vin`
    ConstraintViolation(Kind kind, std::string name, std::string message);
    ~ConstraintViolation() override;
    [[nodiscard]] Kind kind() const noexcept { return kind_; }
    [[nodiscard]] const std::string& name() const noexcept { return name_; }

private:
    Kind kind_;
    std::string name_;
};

/// The store took the transaction back for another's sake (a deadlock, a serialization failure):
/// begun again it may well go through.
class TakenBack : public Error {
public:
    explicit TakenBack(std::string message);
    ~TakenBack() override;
};

/// Whose SQL a store understands where engines differ.
enum class Dialect { sqlite, postgresql };

/// One connection to a store; to a server, one that broke between two transactions is made
/// again. Every function throws Error with a code of the store
/// family (store_busy, store_full, ...) or ConstraintViolation.
class Connection {
public:
    virtual ~Connection() = default;

    /// Runs a statement and hands out its rows. They must be gone before the
    /// transaction ends and before the same statement runs again. In a transaction on a server a
    /// statement that only reads is waited for when its rows are first looked at: who asks for
    /// several things before looking at the first pays one round trip.
    [[nodiscard]] virtual std::unique_ptr<Rows> query(const Sql& sql, Parameters parameters) = 0;
    /// Says what will be asked in a moment, with the same values: on a server it goes out with the
    /// next statement, costs no round trip of its own, and is not asked again before this
    /// transaction changes something. Only a hint.
    virtual void expect(const Sql&, Parameters) {}
    /// Runs a statement without rows. \return how many rows it changed
    virtual std::int64_t execute(const Sql& sql, Parameters parameters) = 0;
    /// Runs a statement for whose answer nobody waits. What it is refused for is thrown by a later
    /// call, by commit() at the latest. On a server all that is sent goes out with the next
    /// statement that is waited for, and costs one round trip with it; in a file it runs at once.
    virtual void send(const Sql& sql, Parameters parameters) { execute(sql, parameters); }
    /// Waits for all that was sent. \throws what it was refused for
    virtual void settle() {}
    /// Runs several statements without parameters: migrations.
    virtual void run_script(std::string_view script) = 0;

    /// Waits for this writer's turn, at most the time-out of the connection; on a server it is the
    /// first statement that waits.
    virtual void begin_write() = 0;
    /// What is read until commit() is of one moment.
    virtual void begin_read() = 0;
    virtual void commit() = 0;
    virtual void rollback() noexcept = 0;

    [[nodiscard]] virtual Dialect dialect() const = 0;
    [[nodiscard]] virtual std::string engine() const = 0;  ///< `SQLite 3.40.1`
    /// Where this store is, so that a copy that was taken elsewhere is noticed.
    [[nodiscard]] virtual std::string home() = 0;

    /// The number of the last migration that was applied; 0: the store is empty.
    /// \throws Error (store_damaged) when the file belongs to another application
    [[nodiscard]] virtual int schema_number() = 0;
    /// Notes it, and that this is a shop's store; inside a transaction that writes.
    virtual void set_schema_number(int number) = 0;
    /// The next numbers that are given out come after those that the tables have; after rows were
    /// written with numbers of their own.
    virtual void continue_numbers() = 0;
    /// Looks for damage and broken references. \return what is wrong, for people
    [[nodiscard]] virtual std::vector<std::string> check_integrity() = 0;
    /// Compares tables, indexes, triggers and views with those that the scripts make.
    /// \return what is missing, changed or not ours, for people
    [[nodiscard]] virtual std::vector<std::string> check_schema(
        std::span<const std::string_view> scripts) = 0;

    [[nodiscard]] std::unique_ptr<Rows> query(const Sql& sql,
                                              std::initializer_list<Parameter> parameters = {}) {
        return query(sql, Parameters(parameters.begin(), parameters.size()));
    }
    std::int64_t execute(const Sql& sql, std::initializer_list<Parameter> parameters = {}) {
        return execute(sql, Parameters(parameters.begin(), parameters.size()));
    }
    void expect(const Sql& sql, std::initializer_list<Parameter> parameters = {}) {
        expect(sql, Parameters(parameters.begin(), parameters.size()));
    }
    void send(const Sql& sql, std::initializer_list<Parameter> parameters = {}) {
        send(sql, Parameters(parameters.begin(), parameters.size()));
    }
};

/// A transaction that is rolled back unless it is committed.
class Transaction {
public:
    enum class Mode { read, write };
    Transaction(Connection& connection, Mode mode) : connection_(&connection) {
        if (mode == Mode::write) {
            connection_->begin_write();
        } else {
            connection_->begin_read();
        }
    }
    ~Transaction() {
        if (connection_ != nullptr) connection_->rollback();
    }
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    void commit() {
        connection_->commit();
        connection_ = nullptr;
    }

private:
    Connection* connection_;
};

}  // namespace shop::driver
