#include "driver/files.hpp"
#include "driver/sqlite_fixture.hpp"

#include <SQLiteCpp/Database.h>
#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

namespace shop::driver {

namespace {

namespace fs = std::filesystem;

void check_unchanged(const fs::path& file, ErrorCode expected) {
    const std::string before = read_file(file);
    const auto changed = fs::last_write_time(file);
    CHECK(refusal([&] { (void)open_sqlite(file); }) == expected);
    CHECK(read_file(file) == before);
    CHECK(fs::last_write_time(file) == changed);
    CHECK_FALSE(fs::exists(file.native() + "-journal"));
}

}  // namespace

TEST_CASE("what is no store, or a damaged one, is refused and not touched") {
    const TemporaryFolder folder;
    const std::string good = read_file(make_store(folder / "good.db"));
    const fs::path file = folder / "shop.db";
    SUBCASE("a picture") {
        write_file(file, "\x89PNG\r\n\x1a\n" + std::string(9000, 'x'));
    }
    SUBCASE("a few bytes") {
        write_file(file, "hello");
    }
    SUBCASE("nothing but NULs") {
        write_file(file, std::string(good.size(), '\0'));
    }
    SUBCASE("no bytes") {
        write_file(file, "");
    }
    SUBCASE("a header of NULs") {
        write_file(file, std::string(100, '\0') + good.substr(100));
    }
    SUBCASE("a first page of NULs") {
        write_file(file, std::string(4096, '\0') + good.substr(4096));
    }
    SUBCASE("cut to half") {
        write_file(file, good.substr(0, good.size() / 2));
    }
    SUBCASE("cut inside the header") {
        write_file(file, good.substr(0, 60));
    }
    SUBCASE("cut after the header") {
        write_file(file, good.substr(0, 100));
    }
    check_unchanged(file, ErrorCode::store_damaged);
}

TEST_CASE("a database without a table is no store yet") {
    const TemporaryFolder folder;
    {
        SQLite::Database other((folder / "shop.db").native(),
                               SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        other.exec("PRAGMA user_version = 1");
    }
    check_unchanged(folder / "shop.db", ErrorCode::store_damaged);
}

TEST_CASE("damage in the middle fails what touches it, and the store stays as it is") {
    const TemporaryFolder folder;
    const fs::path file = make_store(folder / "shop.db");
    std::string bytes = read_file(file);
    bytes.replace(4096, 4096, std::string(4096, '\x55'));  // the root page of mechanic
    write_file(file, bytes);
    const auto store = open_sqlite(file);
    CHECK(refusal([&] { (void)store->query(kMechanicIds)->next(); }) == ErrorCode::store_damaged);
    CHECK(refusal([&] { insert_mechanic(*store, 2); }) == ErrorCode::store_damaged);
    CHECK(read_file(file) == bytes);
}

TEST_CASE("a store that is not there is told from one that cannot be used") {
    const TemporaryFolder folder;
    try {
        (void)open_sqlite(folder / "shop.db");
        FAIL("it was opened");
    } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::store_missing);
        CHECK(error.message() ==
              "'" + (folder / "shop.db").native() + "' does not exist: there is no store yet");
        CHECK(error.hint() == "make one with 'shopctl init'");
    }
    CHECK(refusal([&] { (void)open_sqlite(folder / "no/shop.db"); }) == ErrorCode::store_missing);
    fs::create_symlink("nothing", folder / "link.db");
    CHECK(refusal([&] { (void)open_sqlite(folder / "link.db"); }) == ErrorCode::store_missing);
    CHECK(fs::directory_iterator(folder.path())->path() == folder / "link.db");
}

TEST_CASE("folders, pipes and devices are refused at once") {
    const TemporaryFolder folder;
    REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
    fs::create_symlink("pipe", folder / "link");
    const auto begun = std::chrono::steady_clock::now();
    for (const fs::path& path : std::vector<fs::path>{folder.path(), folder / "pipe",
                                                      folder / "link", "/dev/full", "/dev/null"}) {
        CAPTURE(path.native());
        CHECK(refusal([&] { (void)open_sqlite(path); }) == ErrorCode::invalid_argument);
        CHECK(refusal([&] { (void)open_sqlite(path, {.create = true}); }) ==
              ErrorCode::invalid_argument);
    }
    CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds(2));
}

TEST_CASE("no character of a path means anything to the store") {
    const TemporaryFolder folder;
    for (const char* const name :
         {"a?mode=memory", "a#b", "a%20b", "it's \"quoted\"", "new\nline", "esc\x1b[31m",
          "bad\xff\xfe", ":memory:", "file:x?mode=memory", " ", "-", "Zoë"}) {
        CAPTURE(name);
        make_store(folder / name);
        CHECK(count_mechanics(*open_sqlite(folder / name)) == 1);
        CHECK(fs::exists(folder / (std::string(name) + ".lock")));
    }
    // Each is a file of its own, with a journal and a lock.
    const auto files = std::distance(fs::directory_iterator(folder.path()), {});
    CHECK(files == 3 * 12);
}

TEST_CASE("a link is followed; journal and lock stand beside the real file") {
    const TemporaryFolder folder;
    fs::create_directory(folder / "real");
    fs::create_directory(folder / "links");
    make_store(folder / "real/shop.db");
    fs::remove(folder / "real/shop.db.lock");
    fs::create_symlink(folder / "real/shop.db", folder / "links/link.db");
    insert_mechanic(*open_sqlite(folder / "links/link.db"), 2);
    CHECK(count_mechanics(*open_sqlite(folder / "real/shop.db")) == 2);
    CHECK(fs::exists(folder / "real/shop.db.lock"));
    CHECK(fs::directory_iterator(folder / "links")->path() == folder / "links/link.db");
    CHECK(fs::is_symlink(folder / "links/link.db"));
}

TEST_CASE("an absolute path works where the current folder is gone") {
    const TemporaryFolder folder;
    const fs::path file = make_store(folder / "shop.db");
    fs::create_directory(folder / "gone");
    CHECK(in_child([&] {
              fs::current_path(folder / "gone");
              fs::remove(folder / "gone");
              const auto store = open_sqlite(file);
              insert_mechanic(*store, 2);
              return count_mechanics(*store) == 2 ? 0 : 1;
          }) == 0);
}

TEST_CASE("reading changes no byte of the store and makes no file") {
    const TemporaryFolder folder;
    const fs::path file = make_store(folder / "shop.db");
    fs::remove(folder / "shop.db.lock");
    fs::remove(folder / "shop.db-journal");
    const std::string before = read_file(file);
    const auto changed = fs::last_write_time(file);
    {
        const auto store = open_sqlite(file);
        Transaction transaction(*store, Transaction::Mode::read);
        CHECK(count_mechanics(*store) == 1);
        transaction.commit();
    }
    CHECK(read_file(file) == before);
    CHECK(fs::last_write_time(file) == changed);
    CHECK(std::distance(fs::directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE("a store that cannot be written can be read, and says so to a writer") {
    const TemporaryFolder folder;
    const fs::path file = make_store(folder / "shop.db");
    give_away(folder.path());
    SUBCASE("a file without the right to write") {
        fs::permissions(file, fs::perms{0400});
    }
    SUBCASE("a folder without the right to write") {
        fs::permissions(folder.path(), fs::perms{0500});
    }
    const std::string before = read_file(file);
    CHECK(in_child([&] {
              drop_rights();
              const auto store = open_sqlite(file);
              if (count_mechanics(*store) != 1) return 1;
              const auto code = refusal([&] { insert_mechanic(*store, 2); });
              if (code != ErrorCode::store_read_only) return 2;
              return count_mechanics(*store) == 1 ? 0 : 3;
          }) == 0);
    CHECK(read_file(file) == before);
}

TEST_CASE("a store without the right to read is unavailable") {
    const TemporaryFolder folder;
    const fs::path file = make_store(folder / "shop.db");
    give_away(folder.path());
    fs::permissions(file, fs::perms::none);
    CHECK(in_child([&] {
              drop_rights();
              const auto code = refusal([&] { (void)open_sqlite(file); });
              return code == ErrorCode::store_unavailable ? 0 : 1;
          }) == 0);
}

TEST_CASE("a store that was replaced while it was open is not written to") {
    const TemporaryFolder folder;
    const fs::path file = make_store(folder / "shop.db");
    const auto store = open_sqlite(file);
    fs::rename(make_store(folder / "new.db"), file);
    CHECK(refusal([&] { insert_mechanic(*store, 2); }) == ErrorCode::store_unavailable);
    CHECK(count_mechanics(*open_sqlite(file)) == 1);
    fs::remove(file);
    CHECK(refusal([&] { insert_mechanic(*store, 2); }) == ErrorCode::store_read_only);
}

TEST_CASE("a store in the mode that can lose commits is turned back by a writer") {
    const TemporaryFolder folder;
    const fs::path file = make_store(folder / "shop.db");
    {
        SQLite::Database other(file.native(), SQLite::OPEN_READWRITE);
        other.exec("PRAGMA journal_mode = WAL");
        other.exec("UPDATE mechanic SET name = 'Bob'");
        CHECK(fs::exists(folder / "shop.db-wal"));
        const auto store = open_sqlite(file, {.busy_timeout = std::chrono::milliseconds(50)});
        CHECK(count_mechanics(*store) == 1);
        CHECK(refusal([&] { insert_mechanic(*store, 2); }) == ErrorCode::store_busy);
    }
    const auto store = open_sqlite(file);
    insert_mechanic(*store, 2);
    CHECK_FALSE(fs::exists(folder / "shop.db-wal"));
    CHECK(count_mechanics(*store) == 2);
}

}  // namespace shop::driver
