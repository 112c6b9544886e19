#include "driver/contract.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace shop::driver {

namespace {

using Mode = Transaction::Mode;
using Kind = ConstraintViolation::Kind;

constexpr Sql kAddMechanic{"mechanic.insert",
                           "INSERT INTO mechanic (id, code, name) VALUES ($1, $2, $3)"};
constexpr Sql kAddJob{"job.insert",
                      "INSERT INTO job (mechanic_id, hour, note, length) "
                      "VALUES ($1, $2, $3, $4) RETURNING id"};
constexpr Sql kNames{"mechanic.names", "SELECT name FROM mechanic ORDER BY id"};
constexpr Sql kIds{"mechanic.ids", "SELECT id FROM mechanic ORDER BY id"};
constexpr Sql kNotes{"job.notes", "SELECT note FROM job WHERE mechanic_id = $1 ORDER BY hour"};
constexpr Sql kEcho{"echo", "SELECT CAST($1 AS BIGINT), CAST($2 AS TEXT), CAST($3 AS TEXT)"};
constexpr Sql kTwice{"twice", "SELECT CAST($2 AS TEXT), CAST($1 AS BIGINT), CAST($2 AS TEXT)"};

std::vector<std::string> texts(Connection& store, const Sql& sql) {
    std::vector<std::string> all;
    const auto rows = store.query(sql);
    while (rows->next()) all.push_back(rows->text(0));
    return all;
}

void add_mechanic(Connection& store, std::int64_t id, std::string_view name) {
    Transaction transaction(store, Mode::write);
    store.execute(kAddMechanic, {id, "M" + std::to_string(id), name});
    transaction.commit();
}

template <class Action>
ErrorCode code_of(Action action) {
    try {
        action();
    } catch (const Error& error) {
        return error.code();
    }
    FAIL("nothing was refused");
    return ErrorCode::internal;
}

template <class Action>
std::pair<Kind, std::string> violation_of(Action action) {
    try {
        action();
    } catch (const ConstraintViolation& violation) {
        return {violation.kind(), violation.name()};
    }
    FAIL("no constraint refused it");
    return {};
}

void check_values(Connection& store) {
    SUBCASE("integers keep all their bits") {
        for (const std::int64_t value :
             {std::numeric_limits<std::int64_t>::min(), std::int64_t{-1}, std::int64_t{0},
              std::int64_t{9007199254740993}, std::numeric_limits<std::int64_t>::max()}) {
            const auto rows = store.query(kEcho, {value, "", ""});
            REQUIRE(rows->next());
            CHECK(rows->integer(0) == value);
            CHECK_FALSE(rows->next());
        }
    }
    SUBCASE("an empty text is not NULL and NULL is not an empty text") {
        const auto rows = store.query(kEcho, {std::nullopt, std::nullopt, std::string_view{}});
        REQUIRE(rows->next());
        CHECK(rows->columns() == 3);
        CHECK(rows->is_null(0));
        CHECK(rows->is_null(1));
        CHECK_FALSE(rows->is_null(2));
        CHECK(rows->text(2).empty());
    }
    SUBCASE("an absent optional is NULL, one with a value is the value") {
        const std::optional<std::int64_t> none;
        const std::optional<std::string> some = "x";
        const auto rows = store.query(kEcho, {none, some, true});
        REQUIRE(rows->next());
        CHECK(rows->is_null(0));
        CHECK(rows->text(1) == "x");
        CHECK(rows->text(2) == "1");
    }
    SUBCASE("text comes back byte for byte") {
        const std::string name = "Zoë \xF0\x9F\x94\xA7 'quoted' %_\\ \r\n\t$1 ;--";
        add_mechanic(store, 1, name);
        CHECK(texts(store, kNames) == std::vector<std::string>{name});
    }
    SUBCASE("a placeholder may stand twice and in any order") {
        const auto rows = store.query(kTwice, {7, "x"});
        REQUIRE(rows->next());
        CHECK(rows->text(0) == "x");
        CHECK(rows->integer(1) == 7);
        CHECK(rows->text(2) == "x");
    }
    SUBCASE("reading what is not there is a fault") {
        const auto rows = store.query(kEcho, {std::nullopt, "12", ""});
        CHECK(code_of([&] { (void)rows->integer(0); }) == ErrorCode::internal);
        REQUIRE(rows->next());
        CHECK(code_of([&] { (void)rows->integer(0); }) == ErrorCode::internal);
        CHECK(code_of([&] { (void)rows->text(0); }) == ErrorCode::internal);
        CHECK(code_of([&] { (void)rows->is_null(3); }) == ErrorCode::internal);
        CHECK(code_of([&] { (void)rows->is_null(-1); }) == ErrorCode::internal);
        CHECK_FALSE(rows->next());
        CHECK_FALSE(rows->next());
        CHECK(code_of([&] { (void)rows->text(1); }) == ErrorCode::internal);
    }
}

void check_statements(Connection& store) {
    SUBCASE("a statement runs again with other values") {
        for (int i = 1; i <= 3; ++i) add_mechanic(store, i, std::string(1, char('a' + i)));
        CHECK(texts(store, kNames) == std::vector<std::string>{"b", "c", "d"});
        CHECK(texts(store, kNames) == std::vector<std::string>{"b", "c", "d"});
    }
    SUBCASE("rows that are dropped half read do no harm") {
        for (int i = 1; i <= 3; ++i) add_mechanic(store, i, "x");
        CHECK(store.query(kNames)->next());
        CHECK(texts(store, kNames).size() == 3);
        add_mechanic(store, 4, "y");
    }
    SUBCASE("another statement runs while rows are read") {
        for (int i = 1; i <= 2; ++i) add_mechanic(store, i, "x");
        Transaction transaction(store, Mode::write);
        std::vector<std::string> notes;
        {
            const auto ids = store.query(kIds);
            while (ids->next()) {
                const std::int64_t id = ids->integer(0);
                CHECK(store.query(kAddJob, {id, 9, "job of " + std::to_string(id), 1})->next());
                const auto rows = store.query(kNotes, {id});
                while (rows->next()) notes.push_back(rows->text(0));
            }
        }
        transaction.commit();
        CHECK(notes == std::vector<std::string>{"job of 1", "job of 2"});
    }
    SUBCASE("the same statement does not run while its rows are read") {
        for (int i = 1; i <= 2; ++i) add_mechanic(store, i, "x");
        const auto rows = store.query(kNames);
        REQUIRE(rows->next());
        CHECK(code_of([&] { (void)store.query(kNames); }) == ErrorCode::internal);
        CHECK(rows->next());
    }
    SUBCASE("execute says how many rows it changed") {
        for (int i = 1; i <= 3; ++i) add_mechanic(store, i, "x");
        static constexpr Sql rename{"rename", "UPDATE mechanic SET name = $1 WHERE id >= $2"};
        Transaction transaction(store, Mode::write);
        CHECK(store.execute(rename, {"y", 2}) == 2);
        CHECK(store.execute(rename, {"y", 9}) == 0);
        transaction.commit();
        CHECK(texts(store, kNames) == std::vector<std::string>{"x", "y", "y"});
    }
    SUBCASE("values and placeholders have to match") {
        CHECK(code_of([&] { (void)store.query(kEcho, {1, "x"}); }) == ErrorCode::internal);
        CHECK(code_of([&] {
                  (void)store.query(kEcho, {1, "x", "y", "z"});
              }) == ErrorCode::internal);
        static constexpr Sql gap{"gap", "SELECT CAST($1 AS BIGINT), CAST($3 AS BIGINT)"};
        CHECK(code_of([&] { (void)store.query(gap, {1, 2}); }) == ErrorCode::internal);
    }
    SUBCASE("a statement that is wrong names itself") {
        static constexpr Sql wrong{"mechanic.wrong", "SELECT nothing FROM nowhere"};
        try {
            (void)store.query(wrong);
            FAIL("it was run");
        } catch (const Error& error) {
            CHECK(error.code() == ErrorCode::internal);
            CHECK(error.message().find("mechanic.wrong") != std::string::npos);
        }
        CHECK(texts(store, kNames).empty());
    }
}

/// What goes out together on a server.
void check_together(Connection& store) {
    SUBCASE("what is sent is there for what is asked next") {
        Transaction transaction(store, Mode::write);
        for (int i = 1; i <= 3; ++i) store.send(kAddMechanic, {i, "M" + std::to_string(i), "x"});
        CHECK(texts(store, kNames).size() == 3);
        store.send(kAddMechanic, {4, "M4", "y"});
        CHECK(texts(store, kNames).size() == 4);
        store.send(kAddMechanic, {5, "M5", "z"});
        transaction.commit();
        CHECK(texts(store, kNames) == std::vector<std::string>{"x", "x", "x", "y", "z"});
    }
    SUBCASE("thousands may be sent, of two kinds by turns") {
        Transaction transaction(store, Mode::write);
        store.send(kAddMechanic, {1, "M1", "x"});
        static constexpr Sql rename{"rename", "UPDATE mechanic SET name = $1 WHERE id = $2"};
        for (int i = 2; i <= 1500; ++i) {
            store.send(kAddMechanic, {i, "M" + std::to_string(i), "x"});
            store.send(rename, {std::to_string(i), i});
        }
        transaction.commit();
        CHECK(texts(store, kNames).size() == 1500);
        CHECK(texts(store, kNames).back() == "1500");
    }
    SUBCASE("what is sent and refused is said at the commit at the latest, and all is taken back") {
        const auto [kind, name] = violation_of([&] {
            Transaction transaction(store, Mode::write);
            store.send(kAddMechanic, {1, "M1", "Ann"});
            store.send(kAddMechanic, {2, "M1", "Bob"});
            store.send(kAddMechanic, {3, "M3", "Cid"});
            transaction.commit();
        });
        CHECK(kind == Kind::unique);
        CHECK(name == "mechanic.code");
        CHECK(texts(store, kNames).empty());
        add_mechanic(store, 1, "Ann");
        CHECK(texts(store, kNames) == std::vector<std::string>{"Ann"});
    }
    SUBCASE("what is sent and refused before a rollback leaves nothing in the way") {
        {
            const Transaction transaction(store, Mode::write);
            store.send(kAddMechanic, {1, "M1", "Ann"});
            try {
                store.send(kAddMechanic, {1, "M1", "Ann"});
            } catch (const ConstraintViolation&) {
                // In a file it is refused at once.
            }
        }
        CHECK(texts(store, kNames).empty());
        add_mechanic(store, 1, "Ann");
        CHECK(texts(store, kNames).size() == 1);
    }
    SUBCASE("what was sent and refused is heard of when it is waited for") {
        CHECK(violation_of([&] {
                  const Transaction transaction(store, Mode::write);
                  store.send(kAddMechanic, {1, "M1", "Ann"});
                  store.send(kAddMechanic, {2, "M1", "Bob"});
                  store.settle();
              }).first == Kind::unique);
    }
    SUBCASE("the same is asked twice outside a transaction, with other questions in between") {
        add_mechanic(store, 1, "Ann");
        for (int i = 0; i < 3; ++i) {
            for (int j = 0; j < 2; ++j) {
                const auto echo = store.query(kEcho, {i, std::to_string(j), ""});
                REQUIRE(echo->next());
                CHECK(echo->integer(0) == i);
                CHECK(echo->text(1) == std::to_string(j));
            }
            CHECK(texts(store, kNames) == std::vector<std::string>{"Ann"});
        }
    }
    SUBCASE("what is sent in a transaction that is not committed is not there") {
        {
            const Transaction transaction(store, Mode::write);
            store.send(kAddMechanic, {1, "M1", "Ann"});
        }
        CHECK(texts(store, kNames).empty());
    }
    SUBCASE("several things are asked before the first is read") {
        add_mechanic(store, 1, "Ann");
        Transaction transaction(store, Mode::read);
        const auto names = store.query(kNames);
        const auto ids = store.query(kIds);
        const auto echo = store.query(kEcho, {7, "x", "y"});
        REQUIRE(echo->next());
        CHECK(echo->integer(0) == 7);
        REQUIRE(ids->next());
        CHECK(ids->integer(0) == 1);
        REQUIRE(names->next());
        CHECK(names->text(0) == "Ann");
    }
    SUBCASE("what was asked before a change is as it was then, and asked again as it is now") {
        add_mechanic(store, 1, "Ann");
        Transaction transaction(store, Mode::write);
        store.expect(kNames);
        store.expect(kEcho, {1, "", ""});
        CHECK(texts(store, kNames) == std::vector<std::string>{"Ann"});
        CHECK(texts(store, kNames) == std::vector<std::string>{"Ann"});
        store.expect(kNames);
        store.send(kAddMechanic, {2, "M2", "Bob"});
        CHECK(texts(store, kNames) == std::vector<std::string>{"Ann", "Bob"});
        store.expect(kNames);
        store.execute(kAddMechanic, {3, "M3", "Cid"});
        CHECK(texts(store, kNames) == std::vector<std::string>{"Ann", "Bob", "Cid"});
    }
}

void check_transactions(const Engine& engine, Connection& store) {
    SUBCASE("what is committed is there for the next connection") {
        add_mechanic(store, 1, "Ann");
        CHECK(texts(*engine.connect(), kNames) == std::vector<std::string>{"Ann"});
    }
    SUBCASE("an exception takes everything back, and the connection goes on") {
        add_mechanic(store, 1, "Ann");
        CHECK_THROWS_AS(
            [&] {
                const Transaction transaction(store, Mode::write);
                store.execute(kAddMechanic, {2, "M2", "Bob"});
                throw std::runtime_error("no");
            }(),
            std::runtime_error);
        CHECK(texts(store, kNames) == std::vector<std::string>{"Ann"});
        add_mechanic(store, 2, "Cid");
        CHECK(texts(*engine.connect(), kNames) == std::vector<std::string>{"Ann", "Cid"});
    }
    SUBCASE("a transaction inside another is a fault, and the outer one goes on") {
        for (const Mode outer : {Mode::read, Mode::write}) {
            Transaction transaction(store, outer);
            CHECK(code_of([&] { store.begin_write(); }) == ErrorCode::internal);
            CHECK(code_of([&] { store.begin_read(); }) == ErrorCode::internal);
            if (outer == Mode::write) store.execute(kAddMechanic, {1, "M1", "Ann"});
            transaction.commit();
        }
        CHECK(texts(store, kNames) == std::vector<std::string>{"Ann"});
    }
    SUBCASE("a commit without a transaction is a fault, a rollback is nothing") {
        CHECK(code_of([&] { store.commit(); }) == ErrorCode::internal);
        store.rollback();
        add_mechanic(store, 1, "Ann");
    }
    SUBCASE("a script that fails leaves nothing") {
        const std::string script =
            "INSERT INTO mechanic (id, code, name) VALUES (1, 'A', 'Ann');"
            "CREATE TABLE van (id BIGINT);"
            "INSERT INTO mechanic (id, code, name) VALUES (2, 'A', 'Bob');";
        CHECK(violation_of([&] { store.run_script(script); }).first == Kind::unique);
        CHECK(texts(store, kNames).empty());
        static constexpr Sql vans{"van.list", "SELECT id FROM van"};
        CHECK(code_of([&] { (void)store.query(vans); }) == ErrorCode::internal);

        store.run_script("INSERT INTO mechanic (id, code, name) VALUES (1, 'A', 'Ann; -- $1');");
        CHECK(texts(*engine.connect(), kNames) == std::vector<std::string>{"Ann; -- $1"});
    }
    SUBCASE("a script inside a transaction goes with it") {
        {
            const Transaction transaction(store, Mode::write);
            store.run_script("INSERT INTO mechanic (id, code, name) VALUES (1, 'A', 'Ann');");
            CHECK(texts(store, kNames).size() == 1);
        }
        CHECK(texts(store, kNames).empty());
    }
}

void check_constraints(Connection& store) {
    add_mechanic(store, 1, "Ann");
    Transaction transaction(store, Mode::write);
    CHECK(store.query(kAddJob, {1, 9, "first", 2})->next());

    SUBCASE("a value that is in use") {
        const auto [kind, name] = violation_of([&] {
            store.execute(kAddMechanic, {2, "M1", "Bob"});
        });
        CHECK(kind == Kind::unique);
        CHECK(name == "mechanic.code");
    }
    SUBCASE("an id that is in use") {
        CHECK(violation_of([&] {
                  store.execute(kAddMechanic, {1, "M2", "Bob"});
              }).first == Kind::unique);
    }
    SUBCASE("a reference to nothing, though nobody reads what is returned") {
        CHECK(violation_of([&] {
                  (void)store.query(kAddJob, {99, 9, "x", 1});
              }).first == Kind::foreign_key);
    }
    SUBCASE("a check") {
        const auto [kind, name] = violation_of([&] {
            (void)store.query(kAddJob, {1, 10, "x", 0});
        });
        CHECK(kind == Kind::check);
        CHECK(name == "job_length");
    }
    SUBCASE("a value that is missing") {
        const auto [kind, name] = violation_of([&] {
            store.execute(kAddMechanic, {2, "M2", std::nullopt});
        });
        CHECK(kind == Kind::not_null);
        CHECK(name == "mechanic.name");
    }
    SUBCASE("the guard of the schema says its word") {
        const auto [kind, name] = violation_of([&] {
            (void)store.query(kAddJob, {1, 9, "second", 2});
        });
        CHECK(kind == Kind::trigger);
        CHECK(name == "mechanic_overlap");
    }
}

}  // namespace

void check_contract(const Engine& engine) {
    const auto store = engine.connect();
    store->run_script(engine.schema);
    CHECK(store->engine().starts_with(engine.name));
    check_values(*store);
    check_statements(*store);
    check_together(*store);
    check_transactions(engine, *store);
    SUBCASE("a constraint refuses") {
        check_constraints(*store);
    }
}

}  // namespace shop::driver
