#include "store/migrations.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <memory>

#include "raw_store.hpp"
#include "store/appointments.hpp"
#include "store/digest.hpp"
#include "store/embedded_schema.hpp"
#include "store/journal.hpp"
#include "whole_refusal.hpp"

namespace {

using test::to_sql;

TEST_CASE("the migrations are numbered from 1 without gaps, and their texts have the checksums") {
    int expected = 0;
    for (const shop::store::EmbeddedMigration& migration : shop::store::embedded_schema(shop::driver::Dialect::sqlite)) {
        CHECK(migration.number == ++expected);
        CHECK(migration.checksum == shop::store::sha256_hex(migration.text));
        CHECK_FALSE(migration.title.empty());
    }
    CHECK(expected == shop::store::newest_schema());
}

TEST_CASE("a new store has every migration, noted with its checksum and when it was applied") {
    test::RawStore store;
    const auto migrations = shop::store::list_migrations(*store.connect());
    REQUIRE(migrations.size() == shop::store::embedded_schema(shop::driver::Dialect::sqlite).size());
    for (std::size_t i = 0; i < migrations.size(); ++i) {
        CHECK(migrations[i].number == shop::store::embedded_schema(shop::driver::Dialect::sqlite)[i].number);
        CHECK(migrations[i].checksum == shop::store::embedded_schema(shop::driver::Dialect::sqlite)[i].checksum);
        CHECK(migrations[i].applied_at == test::kMade);
    }
    CHECK(store.number("PRAGMA user_version") == shop::store::newest_schema());
    CHECK(store.number("PRAGMA application_id") == 0x53484f50);
}

TEST_CASE("a store of a newer program is refused, whatever is asked of it") {
    test::RawStore store;
    REQUIRE(store.run("PRAGMA user_version = 99") == "done");
    store.close();
    const std::string refusal = "schema_newer: the store has schema 99, this program knows " +
                                std::to_string(shop::store::newest_schema()) +
                                " at most | install the version of shopctl that made it, or a "
                                "later one";
    CHECK(whole_refusal([&] { shop::store::require_current_schema(*store.connect()); }) == refusal);
    CHECK(whole_refusal([&] {
              static_cast<void>(
                  shop::migrate(store.location(), shop::FixedClock{test::kMade}, "test", false));
          }) == refusal);
    CHECK(whole_refusal([&] { static_cast<void>(shop::database_status(store.location())); }) ==
          refusal);
    CHECK(whole_refusal([&] { static_cast<void>(shop::check_database(store.location())); }) ==
          refusal);
}

TEST_CASE("a store of an older program says what to do") {
    test::RawStore store;
    REQUIRE(store.run("PRAGMA user_version = 0") == "done");
    store.close();
    CHECK(whole_refusal([&] { shop::store::require_current_schema(*store.connect()); }) ==
          "store_damaged: the store is empty: it was never initialised | run: shopctl init");
}

/// A store as the program made it that knew so many migrations, with one job in it.
struct EarlierStore {
    explicit EarlierStore(int schema) {
        const auto connection = shop::driver::open(
            shop::driver::parse_location("sqlite:shop.db", folder.path()), {.create = true});
        shop::driver::Transaction transaction(*connection, shop::driver::Transaction::Mode::write);
        for (int i = 0; i < schema; ++i) shop::store::apply_next(*connection, test::kMade);
        shop::store::insert_info(*connection,
                                 {"uid", file().native(), "America/Los_Angeles", "USD", "0.1.0"},
                                 test::kMade);
        transaction.commit();
        raw = std::make_unique<SQLite::Database>(file().native(), SQLite::OPEN_READWRITE);
        raw->exec(
            "INSERT INTO mechanic (name, name_folded, created_at) VALUES ('A', 'a', 0);"
            "INSERT INTO customer (name, name_folded, search_text, created_at) "
            "VALUES ('D', 'd', '', 0);"
            "INSERT INTO vehicle (customer_id, plate, search_text, created_at) "
            "VALUES (1, 'X1', '', 0), (1, 'X2', '', 0);" +
            to_sql({.vehicle = 1, .travel = "15"}));
    }

    [[nodiscard]] std::filesystem::path file() const { return folder.path() / "shop.db"; }
    [[nodiscard]] shop::StoreLocation location() const { return {"sqlite:shop.db", folder.path()}; }
    /// Applies what is missing. \return the numbers
    [[nodiscard]] std::vector<int> migrate(bool dry_run) const {
        std::vector<int> numbers;
        for (const auto& migration :
             shop::migrate(location(), shop::FixedClock{kLater}, "test", dry_run)) {
            numbers.push_back(migration.number);
        }
        return numbers;
    }

    static constexpr shop::Instant kLater = test::kMade + std::chrono::hours{1};
    test::TemporaryFolder folder;
    std::unique_ptr<SQLite::Database> raw;
};

TEST_CASE("a store of every earlier schema is migrated, and is then like a new one") {
    const std::string schema = "SELECT group_concat(sql, '; ') FROM (SELECT sql FROM "
                               "sqlite_schema WHERE sql IS NOT NULL ORDER BY name)";
    test::RawStore made;
    const int newest = shop::store::newest_schema();
    for (int schema_number = 1; schema_number < newest; ++schema_number) {
        CAPTURE(schema_number);
        EarlierStore old(schema_number);
        CHECK(whole_refusal([&] { static_cast<void>(shop::check_database(old.location())); }) ==
              "schema_older: the store has schema " + std::to_string(schema_number) +
                  ", this program needs " + std::to_string(newest) +
                  " | make a copy of the store, then run: shopctl db migrate");
        std::vector<int> missing;
        for (int n = schema_number + 1; n <= newest; ++n) missing.push_back(n);

        const std::string before = test::file_bytes(old.file());
        CHECK(old.migrate(true) == missing);
        CHECK(test::file_bytes(old.file()) == before);
        CHECK(old.migrate(false) == missing);
        CHECK(old.migrate(false).empty());

        CHECK(shop::check_database(old.location()).problems == std::vector<std::string>{});
        CHECK(old.raw->execAndGet(schema).getString() == made.text(schema));
        // The guard stands, whatever index it reads now.
        CHECK_THROWS_WITH(old.raw->exec(to_sql({.vehicle = 2})), "mechanic_overlap");
    }
}

TEST_CASE("a job of an earlier store is planned as long as it is held, with the paddings it has") {
    EarlierStore old(1);
    REQUIRE(old.migrate(false).size() > 1);
    const auto connection = shop::driver::open(
        shop::driver::parse_location("sqlite:shop.db", old.folder.path()), {});
    const auto job = shop::store::find_appointment(*connection, shop::AppointmentId{1});
    REQUIRE(job);
    CHECK(job->planned == shop::Minutes{60});
    CHECK(job->place_travel == shop::Minutes{15});
    CHECK(job->place_wrap_up == shop::Minutes{0});
    CHECK(job->overrides.empty());
    CHECK_FALSE(job->cancelled_late);
}

TEST_CASE("the messages of an earlier store are kept, with their numbers, and go on from there") {
    EarlierStore old(3);
    old.raw->exec(
        "INSERT INTO outbox (id, kind, audience, appointment_id, state, not_before, attempts, "
        "lease_until, message_id, created_at) VALUES "
        "(4, 'confirmation', 'customer', 1, 'sent', 10, 1, 99, 'a@x', 5), "
        "(9, 'booked', 'shop', 1, 'queued', 20, 0, NULL, 'b@x', 6), "
        "(12, 'booked', 'shop', 1, 'queued', 20, 0, NULL, 'c@x', 6);"
        "DELETE FROM outbox WHERE id = 12");
    REQUIRE(old.migrate(false) == std::vector<int>{4});
    CHECK(old.raw->execAndGet(
              "SELECT group_concat(id || ' ' || kind || ' ' || state || ' ' || not_before || ' ' || "
              "message_id || ' ' || coalesce(lease_until, '-') || lease_token, '; ') FROM outbox")
              .getString() == "4 confirmation sent 10 a@x -; 9 booked queued 20 b@x -");
    old.raw->exec("INSERT INTO outbox (kind, audience, not_before, message_id, created_at) "
                  "VALUES ('booked', 'shop', 20, 'd@x', 6)");
    CHECK(old.raw->execAndGet("SELECT max(id) FROM outbox").getInt() == 13);
    CHECK_THROWS(old.raw->exec("UPDATE outbox SET state = 'lost'"));
    CHECK_NOTHROW(old.raw->exec("UPDATE outbox SET state = 'expired'"));
    // A job that was there before was agreed to when it was made.
    const auto connection = shop::driver::open(
        shop::driver::parse_location("sqlite:shop.db", old.folder.path()), {});
    const auto job = shop::store::find_appointment(*connection, shop::AppointmentId{1});
    REQUIRE(job);
    CHECK(job->agreed_at == job->created_at);
    CHECK_FALSE(job->confirmation);
}

TEST_CASE("the SQLite file of another application is refused") {
    test::RawStore store;
    REQUIRE(store.run("PRAGMA application_id = 42") == "done");
    store.close();
    CHECK(whole_refusal([&] { shop::store::require_current_schema(*store.connect()); }) ==
          "store_damaged: '" + store.file().native() +
              "' belongs to another application | name the shop's own store: --store sqlite:PATH");
}

TEST_CASE("a store whose migration had another text is refused by migrate and by check") {
    test::RawStore store;
    REQUIRE(store.run("UPDATE schema_migration SET checksum = replace(checksum, "
                      "substr(checksum, 1, 4), 'beef') WHERE number = 1") == "done");
    store.close();
    const std::string refusal =
        "store_damaged: migration 1 of the store is not the one of this program | the store was "
        "made by another build of shopctl: use that one";
    CHECK(whole_refusal([&] {
              static_cast<void>(
                  shop::migrate(store.location(), shop::FixedClock{test::kMade}, "test", false));
          }) == refusal);
    CHECK(whole_refusal([&] { static_cast<void>(shop::check_database(store.location())); }) ==
          refusal);
}

TEST_CASE("migrating a store that is up to date changes not a byte") {
    test::RawStore store;
    store.close();
    const std::string before = test::file_bytes(store.file());
    CHECK(shop::migrate(store.location(), shop::FixedClock{test::kMade}, "test", false).empty());
    CHECK(shop::migrate(store.location(), shop::FixedClock{test::kMade}, "test", true).empty());
    CHECK(test::file_bytes(store.file()) == before);
}

TEST_CASE("a store is never overwritten by making one") {
    test::RawStore store;
    store.close();
    const std::string before = test::file_bytes(store.file());
    CHECK(whole_refusal([&] {
              shop::create_store(store.location(), test::RawStore::settings(),
                                 shop::FixedClock{test::kMade}, "test");
          }) == "already_exists: '" + store.file().native() +
                    "' exists already | nothing was changed; choose another path for a new store");
    CHECK(test::file_bytes(store.file()) == before);
}

TEST_CASE("a new store remembers where it was made, by its whole path") {
    test::TemporaryFolder folder;
    const auto before = std::filesystem::current_path();
    std::filesystem::current_path(folder.path());
    shop::create_store({"sqlite:here.db", ""}, test::RawStore::settings(),
                       shop::FixedClock{test::kMade}, "test");
    std::filesystem::current_path(before);
    SQLite::Database raw((folder.path() / "here.db").native());
    CHECK(raw.execAndGet("SELECT home FROM store_info").getString() ==
          (folder.path() / "here.db").native());
}

TEST_CASE("a new store says what it holds") {
    test::RawStore store;
    store.close();
    const shop::DatabaseStatus status = shop::database_status(store.location());
    REQUIRE(status.migrations.size() >= 1);
    CHECK(status.migrations[0].title == "core");
    CHECK(status.url == "sqlite:shop.db");
    CHECK(status.engine.rfind("SQLite 3.", 0) == 0);
    CHECK(status.schema == shop::store::newest_schema());
    CHECK(status.newest_schema == shop::store::newest_schema());
    CHECK(status.appointments == 0);
    CHECK(status.customers == 0);
    CHECK(status.quotes == 0);
    CHECK(status.audit_entries == 1);
    CHECK(status.messages_queued == 0);
    CHECK(shop::check_database(store.location()).problems.empty());
}

TEST_CASE("checking finds an overlap that was forced into the store") {
    test::RawStore store;
    test::add_people(store);
    REQUIRE(store.run("DROP TRIGGER appointment_overlap_insert") == "done");
    REQUIRE(store.run(to_sql({.vehicle = 1})) == "done");
    REQUIRE(store.run(to_sql({.vehicle = 2, .starts = "599", .ends = "700"})) == "done");
    REQUIRE(store.run(to_sql({.mechanic = 2, .vehicle = 1, .starts = "560", .ends = "570"})) ==
            "done");
    store.close();
    CHECK(shop::check_database(store.location()).problems ==
          std::vector<std::string>{"trigger appointment_overlap_insert is missing",
                                   "A1 and A2 overlap for one mechanic",
                                   "A1 and A3 overlap for one vehicle"});
}

TEST_CASE("checking finds a trigger or an index that is missing") {
    test::RawStore store;
    REQUIRE(store.run("DROP TRIGGER appointment_overlap_update") == "done");
    REQUIRE(store.run("DROP INDEX appointment_live_quote") == "done");
    store.close();
    CHECK(shop::check_database(store.location()).problems ==
          std::vector<std::string>{"index appointment_live_quote is missing",
                                   "trigger appointment_overlap_update is missing"});
}

}  // namespace
