#include <doctest/doctest.h>

#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "driver/postgresql/open.hpp"
#include "postgresql/server.hpp"
#include "temporary_folder.hpp"
#include "whole_refusal.hpp"

namespace {

using shop::driver::open_postgresql;
using shop::driver::Sql;
using shop::driver::Transaction;
using test::RawDatabase;
using test::TestDatabase;

constexpr const char* kPassword = "s3cret & more";
constexpr Sql kWho{"who", "SELECT CAST(current_user AS TEXT)"};

/// `host=127.0.0.1 ...`, where the role edgar has to give a password.
std::string as_edgar(const TestDatabase& database) {
    return fmt::format("host=127.0.0.1 port={} user=edgar dbname={}",
                       std::getenv("SHOP_TEST_PG_PORT"), database.name());
}

std::string who(const shop::driver::PostgresqlOptions& options) {
    const auto store = open_postgresql(options);
    const auto rows = store->query(kWho);
    return rows->next() ? rows->text(0) : "nobody";
}

TEST_CASE("a store is named as libpq takes it, by a URI or by key=value") {
    const TestDatabase database;
    CHECK(who({database.conninfo(), {}, {}}) == "postgres");
    CHECK(who({fmt::format("postgresql://postgres@127.0.0.1:{}/{}?connect_timeout=3",
                           std::getenv("SHOP_TEST_PG_PORT"), database.name()),
               {},
               {}}) == "postgres");
    // The first of several hosts that may be written to.
    CHECK(who({fmt::format("postgresql://postgres@127.0.0.1:1,127.0.0.1:{}/{}"
                           "?target_session_attrs=read-write",
                           std::getenv("SHOP_TEST_PG_PORT"), database.name()),
               {},
               {}}) == "postgres");
}

/// Ends the server's side of every link to a database, as a restart does.
void break_links(const TestDatabase& database) {
    RawDatabase admin(test::server() + " dbname=postgres");
    static_cast<void>(admin.column(
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '" +
        database.name() + "'"));
}

TEST_CASE("a link that broke while nobody used it is made again; inside a transaction it is not") {
    const TestDatabase database;
    const auto store = open_postgresql({database.conninfo(), {}, {}});
    const auto who_now = [&] {
        const auto rows = store->query(kWho);
        return rows->next() ? rows->text(0) : "nobody";
    };
    for (const Transaction::Mode mode : {Transaction::Mode::read, Transaction::Mode::write}) {
        CHECK(who_now() == "postgres");
        break_links(database);
        CHECK(who_now() == "postgres");
        break_links(database);
        Transaction transaction(*store, mode);
        CHECK(who_now() == "postgres");
        transaction.commit();
    }
    Transaction transaction(*store, Transaction::Mode::write);
    break_links(database);
    try {
        static_cast<void>(who_now());
        FAIL("it went on");
    } catch (const shop::Error& error) {
        CHECK(error.code() == shop::ErrorCode::store_unavailable);
    }
}

TEST_CASE("through a pooler the same is asked again by several, each of whom gets the own answer") {
    const TestDatabase database;
    // More than the pooler has connections to the server.
    constexpr int kMany = 5;
    constexpr static Sql echo{"echo", "SELECT CAST($1 AS BIGINT)"};
    constexpr static Sql none{"none", "SELECT CAST(7 AS BIGINT)"};
    std::vector<std::unique_ptr<shop::driver::Connection>> stores;
    for (int i = 0; i < kMany; ++i) {
        stores.push_back(open_postgresql({database.through_pooler(), {}, {}}));
    }
    for (int round = 0; round < 20; ++round) {
        for (int i = 0; i < kMany; ++i) {
            const bool asks = (i + round / 3) % 2 == 0;
            const auto rows = asks ? stores[static_cast<std::size_t>(i)]->query(echo, {100 + i})
                                   : stores[static_cast<std::size_t>(i)]->query(none);
            REQUIRE(rows->next());
            CHECK(rows->integer(0) == (asks ? 100 + i : 7));
        }
    }
}

TEST_CASE("the password comes from a command, from a file, from a service or from the string") {
    const TestDatabase database;
    const test::TemporaryFolder folder;
    CHECK(who({as_edgar(database), {"printf", "%s\nignored", kPassword}, {}}) == "edgar");
    CHECK(who({as_edgar(database) + fmt::format(" password='{}'", kPassword), {}, {}}) == "edgar");

    const auto pass = folder.path() / "pass";
    std::ofstream(pass) << "*:*:*:edgar:" << kPassword << "\n";
    std::filesystem::permissions(pass, std::filesystem::perms::owner_read);
    ::setenv("PGPASSFILE", pass.c_str(), 1);
    CHECK(who({as_edgar(database), {}, {}}) == "edgar");
    ::unsetenv("PGPASSFILE");

    const auto services = folder.path() / "services";
    std::ofstream(services) << "[shop]\nhost=127.0.0.1\nport=" << std::getenv("SHOP_TEST_PG_PORT")
                            << "\nuser=edgar\npassword=" << kPassword
                            << "\ndbname=" << database.name() << "\n";
    ::setenv("PGSERVICEFILE", services.c_str(), 1);
    CHECK(who({"service=shop", {}, {}}) == "edgar");
    ::unsetenv("PGSERVICEFILE");
}

TEST_CASE("a refused login says why, and never the password") {
    const TestDatabase database;
    const auto refusal = [](const shop::driver::PostgresqlOptions& options) {
        return whole_refusal([&] { static_cast<void>(open_postgresql(options)); });
    };
    const std::string wrong = refusal({as_edgar(database) + " password=open-sesame", {}, {}});
    CHECK(wrong.starts_with("store_unavailable: the store 'host=127.0.0.1 port="));
    CHECK(wrong.find("password authentication failed for user \"edgar\"") != std::string::npos);
    CHECK(wrong.find("open-sesame") == std::string::npos);

    const std::string by_command = refusal({as_edgar(database), {"echo", "open-sesame"}, {}});
    CHECK(by_command.find("password authentication failed") != std::string::npos);
    CHECK(by_command.find("open-sesame") == std::string::npos);

    const std::string malformed = refusal({"host=db password='open-sesame", {}, {}});
    CHECK(malformed ==
          "invalid_argument: the store 'host=db password=***' is no connection string of "
          "PostgreSQL | write it as postgresql://USER@HOST/DATABASE, or as host=HOST "
          "dbname=DATABASE");
}

TEST_CASE("a command that gives no password is named, not run by a shell") {
    const TestDatabase database;
    const auto refusal = [&](std::vector<std::string> command) {
        return whole_refusal([&] {
            static_cast<void>(open_postgresql({as_edgar(database), std::move(command), {}}));
        });
    };
    const std::string hint = " | run it by hand: it has to print the password of the store";
    CHECK(refusal({"false"}) ==
          "store_unavailable: password_command 'false' ended with exit code 1" + hint);
    CHECK(refusal({"true"}) ==
          "store_unavailable: password_command 'true' printed no password" + hint);
    CHECK(refusal({"/nowhere/pass"}) ==
          "store_unavailable: password_command '/nowhere/pass' cannot be run: No such file or "
          "directory" + hint);
    CHECK(refusal({"echo $HOME"}) ==
          "store_unavailable: password_command 'echo $HOME' cannot be run: No such file or "
          "directory" + hint);
}

TEST_CASE("a database that is not there, a server that is not there") {
    CHECK(whole_refusal([] {
              static_cast<void>(open_postgresql({test::server() + " dbname=nowhere", {}, {}}));
          }).starts_with("store_missing: the store '"));
    CHECK(whole_refusal([] {
              static_cast<void>(
                  open_postgresql({"host=127.0.0.1 port=1 dbname=shop user=edgar", {}, {}}));
          }).starts_with("store_unavailable: the store 'host=127.0.0.1 port=1 dbname=shop "
                         "user=edgar' cannot be reached: "));
}

TEST_CASE("a database in another encoding is refused") {
    RawDatabase administration(test::server() + " dbname=postgres");
    REQUIRE(administration.run("DROP DATABASE IF EXISTS latin") == "done");
    REQUIRE(administration.run("CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' "
                               "LC_COLLATE 'C' LC_CTYPE 'C'") == "done");
    CHECK(whole_refusal([] {
              static_cast<void>(open_postgresql({test::server() + " dbname=latin", {}, {}}));
          }) ==
          "store_unavailable: the database is in LATIN1, a store needs UTF8 | make another: "
          "createdb --encoding UTF8 --template template0 NAME");
    administration.run("DROP DATABASE latin");
}

TEST_CASE("writers take turns, and who waits too long is told") {
    const TestDatabase database;
    const auto first = open_postgresql({database.conninfo(), {}, {}});
    const auto second =
        open_postgresql({database.conninfo(), {}, std::chrono::milliseconds{200}});
    {
        const Transaction writing(*first, Transaction::Mode::write);
        CHECK(first->query(kWho)->next());
        CHECK(whole_refusal([&] {
                  const Transaction waiting(*second, Transaction::Mode::write);
                  static_cast<void>(second->query(kWho)->next());
              }) ==
              "store_busy: the store is kept busy by another program | nothing was changed; "
              "try again in a moment");
        const Transaction reading(*second, Transaction::Mode::read);
        CHECK(second->query(kWho)->next());
    }
    Transaction now(*second, Transaction::Mode::write);
    now.commit();
}

TEST_CASE("a link that breaks takes everything back, and says so") {
    const TestDatabase database;
    RawDatabase other(database.conninfo());
    REQUIRE(other.run("CREATE TABLE note (text TEXT)") == "done");
    constexpr static Sql add{"note.add", "INSERT INTO note (text) VALUES ($1)"};
    const auto store = open_postgresql({database.conninfo(), {}, {}});
    {
        const Transaction writing(*store, Transaction::Mode::write);
        store->execute(add, {"lost"});
        REQUIRE(other.number("SELECT count(*) FROM (SELECT pg_terminate_backend(pid) "
                             "FROM pg_stat_activity WHERE datname = current_database() "
                             "AND pid <> pg_backend_pid()) t") == 1);
        const std::string said = whole_refusal([&] { store->execute(add, {"lost too"}); });
        CHECK(said.starts_with("store_unavailable: the link to the store was lost: "));
        CHECK(said.ends_with(" | nothing was changed; try again when the server is back"));
    }
    CHECK(other.number("SELECT count(*) FROM note") == 0);
}

TEST_CASE("a link that breaks while a change is committed leaves its outcome unknown") {
    const TestDatabase database;
    RawDatabase other(database.conninfo());
    REQUIRE(other.run("CREATE TABLE note (text TEXT)") == "done");
    constexpr static Sql add{"note.add", "INSERT INTO note (text) VALUES ($1)"};
    const auto store = open_postgresql({database.conninfo(), {}, {}});
    Transaction writing(*store, Transaction::Mode::write);
    store->execute(add, {"kept or lost"});
    REQUIRE(other.number("SELECT count(*) FROM (SELECT pg_terminate_backend(pid) "
                         "FROM pg_stat_activity WHERE datname = current_database() "
                         "AND pid <> pg_backend_pid()) t") == 1);
    CHECK(whole_refusal([&] { writing.commit(); }).starts_with("outcome_unknown: "));
}

}  // namespace
