#include "driver/contract.hpp"
#include "driver/files.hpp"
#include "driver/sqlite_fixture.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>

namespace shop::driver {

TEST_CASE("SQLite keeps the contract of the drivers") {
    const TemporaryFolder folder;
    const std::filesystem::path file = folder / "shop.db";
    check_contract({[&] { return open_sqlite(file, {.create = !std::filesystem::exists(file)}); },
                    kSqliteSchema, "SQLite 3."});
}

TEST_CASE("a text with a NUL inside comes back whole") {
    const TemporaryFolder folder;
    const auto store = open_sqlite(make_store(folder / "shop.db"));
    const std::string name{"a\0b", 3};
    insert_mechanic(*store, 2, name);
    static constexpr Sql name_of{"name", "SELECT name FROM mechanic WHERE id = $1"};
    const auto rows = store->query(name_of, {2});
    REQUIRE(rows->next());
    CHECK(rows->text(0) == name);
}

TEST_CASE("a change outside a write transaction is a fault") {
    const TemporaryFolder folder;
    const auto store = open_sqlite(make_store(folder / "shop.db"));
    CHECK(refusal([&] {
              store->execute(kInsertMechanic, {2, "B", "Bob"});
          }) == ErrorCode::internal);
    {
        const Transaction transaction(*store, Transaction::Mode::read);
        CHECK(refusal([&] {
                  store->execute(kInsertMechanic, {2, "B", "Bob"});
              }) == ErrorCode::internal);
        CHECK(refusal([&] { store->run_script("DELETE FROM mechanic"); }) == ErrorCode::internal);
    }
    CHECK(count_mechanics(*store) == 1);
}

TEST_CASE("a commit while rows are read is a fault, and nothing is kept") {
    const TemporaryFolder folder;
    const auto store = open_sqlite(make_store(folder / "shop.db"));
    {
        Transaction transaction(*store, Transaction::Mode::write);
        store->execute(kInsertMechanic, {2, "B", "Bob"});
        const auto rows = store->query(kMechanicIds);
        REQUIRE(rows->next());
        CHECK(refusal([&] { transaction.commit(); }) == ErrorCode::internal);
    }
    CHECK(count_mechanics(*store) == 1);
}

TEST_CASE("a script that ends the transaction is a fault") {
    const TemporaryFolder folder;
    const auto store = open_sqlite(make_store(folder / "shop.db"));
    CHECK(refusal([&] { store->run_script("COMMIT;"); }) == ErrorCode::internal);
    CHECK(refusal([&] { store->run_script(std::string_view("SELECT 1;\0x", 11)); }) ==
          ErrorCode::internal);
    insert_mechanic(*store, 2);
    CHECK(count_mechanics(*store) == 2);
}

TEST_CASE("two statements in one, and names that are no number, are faults") {
    const TemporaryFolder folder;
    const auto store = open_sqlite(make_store(folder / "shop.db"));
    static constexpr Sql two{"two", "SELECT 1; SELECT 2"};
    static constexpr Sql none{"none", "-- nothing"};
    static constexpr Sql named{"named", "SELECT $name"};
    static constexpr Sql unnamed{"unnamed", "SELECT ?"};
    static constexpr Sql quoted{"quoted", "SELECT \"nothing\""};
    CHECK(refusal([&] { (void)store->query(two); }) == ErrorCode::internal);
    CHECK(refusal([&] { (void)store->query(none); }) == ErrorCode::internal);
    CHECK(refusal([&] { (void)store->query(named, {1}); }) == ErrorCode::internal);
    CHECK(refusal([&] { (void)store->query(unnamed, {1}); }) == ErrorCode::internal);
    CHECK(refusal([&] { (void)store->query(quoted); }) == ErrorCode::internal);
    static constexpr Sql ended{"ended", "SELECT 1 ;\n"};
    for (int i = 0; i < 2; ++i) CHECK(store->query(ended)->next());
}

TEST_CASE("the protections are on") {
    const TemporaryFolder folder;
    const auto store = open_sqlite(make_store(folder / "shop.db"));
    insert_mechanic(*store, 2);
    const auto setting = [&](const Sql& pragma) {
        const auto rows = store->query(pragma);
        return rows->next() ? rows->integer(0) : -1;
    };
    static constexpr Sql foreign_keys{"foreign_keys", "PRAGMA foreign_keys"};
    static constexpr Sql trusted_schema{"trusted_schema", "PRAGMA trusted_schema"};
    static constexpr Sql synchronous{"synchronous", "PRAGMA synchronous"};
    static constexpr Sql secure_delete{"secure_delete", "PRAGMA secure_delete"};
    CHECK(setting(foreign_keys) == 1);
    CHECK(setting(trusted_schema) == 0);
    CHECK(setting(synchronous) == 2);
    CHECK(setting(secure_delete) == 1);
}

}  // namespace shop::driver
