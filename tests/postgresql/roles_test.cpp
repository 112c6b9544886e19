#include <doctest/doctest.h>

#include <string>

#include "postgresql/server.hpp"
#include "shown_values.hpp"
#include "store/embedded_schema.hpp"
#include "temporary_folder.hpp"

namespace {

using test::RawDatabase;

struct Roles {
    test::TestDatabase database;
    RawDatabase owner{database.conninfo()};

    Roles() {
        for (const auto& migration :
             shop::store::embedded_schema(shop::driver::Dialect::postgresql)) {
            REQUIRE(owner.run(std::string{migration.text}) == "done");
        }
        REQUIRE(owner.run(test::file_bytes(std::string{PROJECT_ROOT} +
                                           "/schema/roles.postgresql.sql")) == "done");
        REQUIRE(owner.run("INSERT INTO mechanic (name, name_folded, created_at) VALUES ('A', 'a', "
                          "0); INSERT INTO audit_entry VALUES (1, 0, 'a', 'add', 'mechanic', 1, "
                          "repeat('0', 64), repeat('0', 64), repeat('1', 64))") == "done");
    }

    /// What becomes of a statement in this role.
    std::string as(const std::string& role, const std::string& sql) {
        RawDatabase login(database.conninfo());
        REQUIRE(login.run("SET ROLE " + role) == "done");
        return login.run(sql);
    }
};

TEST_CASE_FIXTURE(Roles, "an assistant does what a day asks for, and leaves schema and log alone") {
    const auto assistant = [&](const std::string& sql) { return as("shop_assistant", sql); };
    CHECK(assistant("INSERT INTO mechanic (name, name_folded, created_at) VALUES ('B', 'b', 0)") ==
          "done");
    CHECK(assistant("UPDATE mechanic SET name = 'C' WHERE id = 1") == "done");
    CHECK(assistant("INSERT INTO audit_entry VALUES (2, 0, 'a', 'add', 'mechanic', 2, "
                    "repeat('0', 64), repeat('1', 64), repeat('2', 64))") == "done");
    CHECK(assistant("UPDATE audit_entry SET actor = 'b'") ==
          "permission denied for table audit_entry");
    CHECK(assistant("DELETE FROM audit_entry") == "permission denied for table audit_entry");
    CHECK(assistant("TRUNCATE audit_entry") == "permission denied for table audit_entry");
    CHECK(assistant("DELETE FROM audit_payload") == "permission denied for table audit_payload");
    CHECK(assistant("ALTER TABLE audit_entry DISABLE TRIGGER ALL") ==
          "must be owner of table audit_entry");
    CHECK(assistant("DROP TABLE closure") == "must be owner of table closure");
    CHECK(assistant("CREATE TABLE more (id BIGINT)") == "permission denied for schema public");
    CHECK(assistant("DELETE FROM schema_migration") ==
          "permission denied for table schema_migration");
    CHECK(assistant("UPDATE policy SET document = ''") == "permission denied for table policy");
}

TEST_CASE_FIXTURE(Roles, "a reader reads") {
    const auto reader = [&](const std::string& sql) { return as("shop_reader", sql); };
    CHECK(reader("SELECT * FROM readable_mechanic") == "done");
    CHECK(reader("SELECT * FROM audit_entry") == "done");
    CHECK(reader("INSERT INTO mechanic (name, name_folded, created_at) VALUES ('B', 'b', 0)") ==
          "permission denied for table mechanic");
    CHECK(reader("UPDATE mechanic SET name = 'C'") == "permission denied for table mechanic");
    CHECK(reader("DELETE FROM closure") == "permission denied for table closure");
    CHECK(reader("TRUNCATE closure") == "permission denied for table closure");
    CHECK(reader("SELECT next_id('mechanic')") == "permission denied for table id_counter");
}

TEST_CASE_FIXTURE(Roles, "the owner changes the schema; who has no role sees nothing") {
    CHECK(as("shop_owner", "CREATE TABLE more (id BIGINT)") == "done");
    CHECK(as("shop_owner", "SELECT * FROM customer") == "done");
    CHECK(as("edgar", "SELECT * FROM customer") == "relation \"customer\" does not exist");
}

}  // namespace
