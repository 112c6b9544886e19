#include "driver/files.hpp"
#include "driver/sqlite_fixture.hpp"

#include <doctest/doctest.h>

#include <sys/stat.h>

#include <filesystem>
#include <string>

namespace shop::driver {

namespace {

namespace fs = std::filesystem;

const SqliteOptions kCreate{.create = true};

class Umask {
public:
    explicit Umask(mode_t mask) : before_(::umask(mask)) {}
    ~Umask() { ::umask(before_); }
    Umask(const Umask&) = delete;
    Umask& operator=(const Umask&) = delete;

private:
    mode_t before_;
};

bool stands(const fs::path& path) {
    return fs::exists(fs::symlink_status(path));
}

}  // namespace

TEST_CASE("a new store, its journal and its lock are the owner's alone, whatever the umask") {
    for (const mode_t mask : {mode_t{0}, mode_t{0777}}) {
        CAPTURE(mask);
        const TemporaryFolder folder;
        const fs::path file = folder / "shop.db";
        const Umask umask(mask);
        const auto store = open_sqlite(file, kCreate);
        CHECK(mode_of(file) == 0600);
        store->run_script(kSqliteSchema);
        Transaction transaction(*store, Transaction::Mode::write);
        store->execute(kInsertMechanic, {1, "A", "Ann"});
        CHECK(mode_of(folder / "shop.db-journal") == 0600);
        CHECK(mode_of(folder / "shop.db.lock") == 0600);
        transaction.commit();
        CHECK(mode_of(file) == 0600);
        CHECK(mode_of(folder.path()) == 0700);
    }
}

TEST_CASE("the lock of a shared store may be taken by those who share it") {
    const TemporaryFolder folder;
    const fs::path file = make_store(folder / "shop.db");
    fs::remove(folder / "shop.db.lock");
    fs::permissions(file, fs::perms{0660});
    insert_mechanic(*open_sqlite(file), 2);
    CHECK(mode_of(folder / "shop.db.lock") == 0660);
}

TEST_CASE("a new store into which nothing was committed leaves nothing behind") {
    const TemporaryFolder folder;
    {
        const auto store = open_sqlite(folder / "shop.db", kCreate);
        CHECK(refusal([&] { store->run_script("CREATE TABLE a (x); nonsense"); }) ==
              ErrorCode::internal);
    }
    CHECK(fs::is_empty(folder.path()));
}

TEST_CASE("what exists is never overwritten") {
    const TemporaryFolder folder;
    const fs::path file = folder / "shop.db";
    SUBCASE("a store") {
        make_store(file);
    }
    SUBCASE("some other file") {
        write_file(file, "a letter");
    }
    SUBCASE("an empty file") {
        write_file(file, "");
    }
    const std::string before = read_file(file);
    CHECK(refusal([&] { (void)open_sqlite(file, kCreate); }) == ErrorCode::already_exists);
    fs::create_symlink("shop.db", folder / "link.db");
    CHECK(refusal([&] { (void)open_sqlite(folder / "link.db", kCreate); }) ==
          ErrorCode::already_exists);
    CHECK(read_file(file) == before);
}

TEST_CASE("a link that leads nowhere is refused and nothing is made at its end") {
    const TemporaryFolder folder;
    fs::create_symlink(folder / "elsewhere.db", folder / "shop.db");
    fs::create_symlink("loop.db", folder / "loop.db");
    CHECK(refusal([&] { (void)open_sqlite(folder / "shop.db", kCreate); }) ==
          ErrorCode::invalid_argument);
    CHECK(refusal([&] { (void)open_sqlite(folder / "loop.db", kCreate); }) ==
          ErrorCode::invalid_argument);
    CHECK_FALSE(stands(folder / "elsewhere.db"));
}

TEST_CASE("a folder in which anybody could replace the store is refused") {
    const TemporaryFolder folder;
    const fs::path open_to_all = folder / "open";
    fs::create_directory(open_to_all);
    fs::permissions(open_to_all, fs::perms{0777});
    try {
        (void)open_sqlite(open_to_all / "shop.db", kCreate);
        FAIL("it was made");
    } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::invalid_argument);
        CHECK(error.message() == "'" + open_to_all.native() +
                                     "' is a folder in which anybody could replace the store");
    }
    CHECK(fs::is_empty(open_to_all));
    fs::permissions(open_to_all, fs::perms{01777});
    make_store(open_to_all / "shop.db");
}

TEST_CASE("a folder that is not there or cannot be written is named") {
    const TemporaryFolder folder;
    CHECK(refusal([&] { (void)open_sqlite(folder / "no/shop.db", kCreate); }) ==
          ErrorCode::store_unavailable);
    write_file(folder / "file", "x");
    CHECK(refusal([&] { (void)open_sqlite(folder / "file/shop.db", kCreate); }) ==
          ErrorCode::store_unavailable);
    CHECK(refusal([&] { (void)open_sqlite(folder / std::string(300, 'x'), kCreate); }) ==
          ErrorCode::invalid_argument);
    give_away(folder.path());
    fs::permissions(folder.path(), fs::perms{0500});
    CHECK(in_child([&] {
              drop_rights();
              const auto code = refusal([&] { (void)open_sqlite(folder / "shop.db", kCreate); });
              return code == ErrorCode::store_read_only ? 0 : 1;
          }) == 0);
    CHECK_FALSE(stands(folder / "shop.db"));
}

TEST_CASE("names that stand for a store in memory are refused") {
    for (const char* const name : {"", ":memory:", "file:x?mode=memory", "file::memory:"}) {
        CAPTURE(name);
        CHECK(refusal([&] { (void)open_sqlite(name, kCreate); }) == ErrorCode::invalid_argument);
        CHECK(refusal([&] { (void)open_sqlite(name); }) == ErrorCode::invalid_argument);
    }
}

}  // namespace shop::driver
