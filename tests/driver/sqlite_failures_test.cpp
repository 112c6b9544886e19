#include "driver/faulty_disk.hpp"
#include "driver/files.hpp"
#include "driver/sqlite_fixture.hpp"

#include <doctest/doctest.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>

namespace shop::driver {

namespace {

namespace fs = std::filesystem;

/// Big enough to make the file grow, and for the cache to be written out in between.
void add_many(Connection& store) {
    Transaction transaction(store, Transaction::Mode::write);
    for (std::int64_t id = 100; id < 120; ++id) {
        store.execute(kInsertMechanic, {id, std::to_string(id), std::string(1000, 'x')});
    }
    transaction.commit();
}

void limit_file_size(rlim_t size) {
    rlimit limit{};
    ::getrlimit(RLIMIT_FSIZE, &limit);
    limit.rlim_cur = size;
    if (::setrlimit(RLIMIT_FSIZE, &limit) != 0) throw std::runtime_error("cannot set the limit");
}

/// Fails the nth change of a transaction, for every n there is.
/// \return the codes with which it was refused
std::set<ErrorCode> fail_everywhere(int code, bool stays) {
    std::set<ErrorCode> refusals;
    FaultyDisk disk;
    for (int nth = 1;; ++nth) {
        CAPTURE(nth);
        const TemporaryFolder folder;
        const fs::path file = make_store(folder / "shop.db");
        const std::string before = read_file(file);
        const auto store = open_sqlite(file);
        disk.fail(nth, code, stays);
        const auto refused = refusal([&] { add_many(*store); });
        const bool failed = disk.has_failed();
        disk.heal();
        if (!failed) {
            CHECK(count_mechanics(*open_sqlite(file)) == 21);
            return refusals;
        }
        const auto count = count_mechanics(*store);
        CHECK(count_mechanics(*open_sqlite(file)) == count);
        if (refused == ErrorCode::outcome_unknown) {
            CHECK((count == 1 || count == 21));
        } else {
            CHECK(count == (refused ? 1 : 21));
            if (refused) CHECK(read_file(file) == before);
        }
        if (refused) refusals.insert(*refused);
        insert_mechanic(*store, 2);
        CHECK(count_mechanics(*store) == count + 1);
    }
}

}  // namespace

TEST_CASE("a disk that fails once leaves the store as it was") {
    CHECK(fail_everywhere(SQLITE_IOERR_WRITE, false) ==
          std::set{ErrorCode::store_unavailable, ErrorCode::outcome_unknown});
    CHECK(fail_everywhere(SQLITE_FULL, false) ==
          std::set{ErrorCode::store_full, ErrorCode::outcome_unknown});
}

TEST_CASE("a disk that fails for good leaves the store as it was, or in doubt and says so") {
    const auto refusals = fail_everywhere(SQLITE_IOERR_FSYNC, true);
    CHECK(refusals == std::set{ErrorCode::store_unavailable, ErrorCode::outcome_unknown});
}

TEST_CASE("a limit on the size of files refuses, changes nothing, and the store goes on") {
    const TemporaryFolder folder;
    const fs::path file = make_store(folder / "shop.db");
    const std::string before = read_file(file);
    const auto result = in_child([&] {
        // A library leaves signals alone: the program ignores SIGXFSZ and is told EFBIG.
        ::signal(SIGXFSZ, SIG_IGN);
        const auto store = open_sqlite(file);
        for (const rlim_t limit : {rlim_t{0}, rlim_t{100}, rlim_t{512}, rlim_t{4096}, rlim_t{9000},
                                   static_cast<rlim_t>(before.size())}) {
            limit_file_size(limit);
            const auto refused = refusal([&] { add_many(*store); });
            const auto count = count_mechanics(*store);
            limit_file_size(RLIM_INFINITY);
            if (refused != ErrorCode::store_full) return 1;
            if (count != 1) return 2;
            if (read_file(file) != before) return 3;
        }
        add_many(*store);
        return count_mechanics(*store) == 21 ? 0 : 4;
    });
    CHECK(result == 0);
}

TEST_CASE("what a killed writer left half written is taken back by the next reader") {
    const TemporaryFolder folder;
    const fs::path file = make_store(folder / "shop.db");
    const std::string before = read_file(file);
    const auto die_while_writing = [&] {
        const auto store = open_sqlite(file);
        store->begin_write();
        for (std::int64_t id = 100; id < 5000; ++id) {
            store->execute(kInsertMechanic, {id, std::to_string(id), std::string(1000, 'x')});
        }
        ::kill(::getpid(), SIGKILL);
        return 0;
    };
    REQUIRE(in_child(die_while_writing) == 200 + SIGKILL);
    REQUIRE(read_file(file) != before);

    SUBCASE("unless it cannot be written: then it is not read at all") {
        give_away(folder.path());
        SUBCASE("a file without the right to write") {
            fs::permissions(file, fs::perms{0400});
        }
        SUBCASE("a folder without the right to write") {
            fs::permissions(folder.path(), fs::perms{0500});
        }
        CHECK(in_child([&] {
                  drop_rights();
                  const auto code = refusal([&] { (void)count_mechanics(*open_sqlite(file)); });
                  return code == ErrorCode::store_read_only ? 0 : 1;
              }) == 0);
        fs::permissions(folder.path(), fs::perms{0700});
        fs::permissions(file, fs::perms{0600});
    }
    CHECK(count_mechanics(*open_sqlite(file)) == 1);
    CHECK(read_file(file) == before);
}

}  // namespace shop::driver
