#include "driver/files.hpp"
#include "driver/sqlite_fixture.hpp"

#include <SQLiteCpp/Database.h>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <functional>
#include <stdexcept>
#include <string>
#include <thread>

namespace shop::driver {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

/// Another process, which does its work, says so, and waits for its end.
class Process {
public:
    explicit Process(const std::function<void(const std::function<void()>&)>& work) {
        std::array<int, 2> said{};
        if (::pipe2(said.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
        id_ = ::fork();
        if (id_ < 0) throw std::runtime_error("cannot fork");
        if (id_ == 0) {
            ::close(said[0]);
            try {
                work([&] { [[maybe_unused]] const auto written = ::write(said[1], "x", 1); });
            } catch (const std::exception&) {
                ::_exit(1);
            }
            ::_exit(0);
        }
        ::close(said[1]);
        char byte = 0;
        spoke_ = ::read(said[0], &byte, 1) == 1;
        ::close(said[0]);
    }
    ~Process() { kill(); }
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    [[nodiscard]] bool spoke() const { return spoke_; }
    void kill() {
        if (id_ <= 0) return;
        ::kill(id_, SIGKILL);
        ::waitpid(id_, nullptr, 0);
        id_ = 0;
    }
    [[nodiscard]] int wait() {
        int status = 0;
        ::waitpid(id_, &status, 0);
        id_ = 0;
        return status;
    }

private:
    pid_t id_ = 0;
    bool spoke_ = false;
};

constexpr Sql kInsertJob{"job.insert",
                         "INSERT INTO job (mechanic_id, hour, note, length) VALUES ($1, 1, '', 1)"};

/// Takes the turn and keeps it.
void hold(const std::filesystem::path& file, const std::function<void()>& say) {
    const auto store = open_sqlite(file);
    store->begin_write();
    store->execute(kInsertMechanic, {50, "M50", "holder"});
    say();
    std::this_thread::sleep_for(1h);
}

}  // namespace

TEST_CASE("who waits too long for the turn is told that the store is busy") {
    const TemporaryFolder folder;
    const auto file = make_store(folder / "shop.db");
    Process holder([&](const auto& say) { hold(file, say); });
    REQUIRE(holder.spoke());

    const auto store = open_sqlite(file, {.busy_timeout = 150ms});
    const auto begun = Clock::now();
    CHECK(refusal([&] { store->begin_write(); }) == ErrorCode::store_busy);
    CHECK(Clock::now() - begun >= 150ms);
    CHECK(Clock::now() - begun < 3s);
    CHECK(count_mechanics(*store) == 1);

    SUBCASE("and one that does not wait is told at once") {
        const auto hasty = open_sqlite(file, {.busy_timeout = 0ms});
        CHECK(refusal([&] { hasty->begin_write(); }) == ErrorCode::store_busy);
    }
    SUBCASE("and writes when the turn is free, though it had given up before") {
        holder.kill();
        const auto patient = open_sqlite(file);
        for (int id = 2; id < 5; ++id) insert_mechanic(*patient, id);
        CHECK(count_mechanics(*patient) == 4);
    }
}

TEST_CASE("a holder that is killed gives the turn and its changes back") {
    const TemporaryFolder folder;
    const auto file = make_store(folder / "shop.db");
    Process holder([&](const auto& say) { hold(file, say); });
    REQUIRE(holder.spoke());
    const auto store = open_sqlite(file, {.busy_timeout = 10s});
    std::thread killer([&] {
        std::this_thread::sleep_for(100ms);
        holder.kill();
    });
    insert_mechanic(*store, 2);
    killer.join();
    CHECK(count_mechanics(*store) == 2);
}

TEST_CASE("the turn ends with the commit, the rollback and the connection") {
    const TemporaryFolder folder;
    const auto file = make_store(folder / "shop.db");
    const auto other = open_sqlite(file, {.busy_timeout = 0ms});
    const auto is_free = [&] {
        const auto refused = refusal([&] { other->begin_write(); });
        other->rollback();
        return !refused;
    };
    auto store = open_sqlite(file);
    store->begin_write();
    CHECK_FALSE(is_free());
    store->commit();
    CHECK(is_free());
    store->begin_write();
    CHECK_FALSE(is_free());
    store->rollback();
    CHECK(is_free());
    store->begin_write();
    CHECK_FALSE(is_free());
    store.reset();
    CHECK(is_free());
}

TEST_CASE("two who write without a pause get on alike, and nothing is lost") {
    const TemporaryFolder folder;
    const auto file = make_store(folder / "shop.db");
    constexpr std::int64_t turns = 60;
    const auto write = [&](std::int64_t first) {
        return [&file, first](const std::function<void()>& say) {
            const auto store = open_sqlite(file, {.busy_timeout = 60s});
            say();
            for (std::int64_t i = 0; i < turns; ++i) {
                Transaction transaction(*store, Transaction::Mode::write);
                store->execute(kInsertMechanic, {first + i, std::to_string(first + i), "x"});
                store->execute(kInsertJob, {first + i});
                transaction.commit();
            }
        };
    };
    // Both wait for this turn to end.
    Process gate([&](const auto& say) { hold(file, say); });
    REQUIRE(gate.spoke());
    Process one(write(1'000'000));
    Process two(write(2'000'000));
    REQUIRE(one.spoke());
    REQUIRE(two.spoke());
    std::this_thread::sleep_for(100ms);
    gate.kill();
    CHECK(one.wait() == 0);
    CHECK(two.wait() == 0);

    // Of those who came before the first was through, a good third is the other's.
    static constexpr Sql order{"order", "SELECT mechanic_id FROM job ORDER BY id"};
    std::array<std::int64_t, 2> done{};
    std::int64_t other_when_first_was_through = -1;
    const auto store = open_sqlite(file);
    const auto rows = store->query(order);
    while (rows->next()) {
        const auto who = static_cast<std::size_t>(rows->integer(0) / 1'000'000 - 1);
        REQUIRE(who < 2);
        ++done[who];
        if (done[who] == turns && other_when_first_was_through < 0) {
            other_when_first_was_through = done[1 - who];
        }
    }
    CHECK(done == std::array{turns, turns});
    CHECK(other_when_first_was_through > turns / 3);
}

TEST_CASE("a reader gets in between writers who never pause") {
    const TemporaryFolder folder;
    const auto file = make_store(folder / "shop.db");
    Process writer([&](const auto& say) {
        const auto store = open_sqlite(file);
        for (std::int64_t id = 2;; ++id) {
            insert_mechanic(*store, id);
            if (id == 3) say();
        }
    });
    REQUIRE(writer.spoke());
    // While one of these reads, a writer ends some commits at most, not hundreds.
    const auto reader = open_sqlite(file, {.busy_timeout = 60s});
    std::int64_t before = count_mechanics(*reader);
    std::int64_t longest = 0;
    for (int i = 0; i < 20; ++i) {
        const std::int64_t now = count_mechanics(*reader);
        longest = std::max(longest, now - before);
        before = now;
    }
    CHECK(longest < 20);
}

TEST_CASE("a program that knows nothing of the turns is waited for as well") {
    const TemporaryFolder folder;
    const auto file = make_store(folder / "shop.db");
    Process shell([&](const auto& say) {
        SQLite::Database database(file.native(), SQLite::OPEN_READWRITE);
        database.exec("BEGIN IMMEDIATE");
        say();
        std::this_thread::sleep_for(1h);
    });
    REQUIRE(shell.spoke());
    const auto store = open_sqlite(file, {.busy_timeout = 100ms});
    CHECK(refusal([&] { store->begin_write(); }) == ErrorCode::store_busy);
    CHECK(count_mechanics(*store) == 1);
    shell.kill();
    insert_mechanic(*store, 2);
    CHECK(count_mechanics(*store) == 2);
}

TEST_CASE("open rows hold up a commit: the writer is rolled back, the reader goes on") {
    const TemporaryFolder folder;
    const auto file = make_store(folder / "shop.db");
    const auto reader = open_sqlite(file);
    const auto writer = open_sqlite(file, {.busy_timeout = 50ms});
    insert_mechanic(*writer, 2);
    {
        const auto rows = reader->query(kMechanicIds);
        REQUIRE(rows->next());
        CHECK(refusal([&] { insert_mechanic(*writer, 3); }) == ErrorCode::store_busy);
        CHECK(count_mechanics(*writer) == 2);
        REQUIRE(rows->next());
        CHECK(rows->integer(0) == 2);
        CHECK_FALSE(rows->next());
        // Read to the end they hold nothing up, though they are still there.
        insert_mechanic(*writer, 3);
    }
    CHECK(count_mechanics(*reader) == 3);
}

TEST_CASE("a commit waits for a reader that ends in time") {
    const TemporaryFolder folder;
    const auto file = make_store(folder / "shop.db");
    const auto reader = open_sqlite(file);
    reader->begin_read();
    CHECK(count_mechanics(*reader) == 1);
    std::thread end_reading([&] {
        std::this_thread::sleep_for(100ms);
        reader->rollback();
    });
    const auto writer = open_sqlite(file);
    insert_mechanic(*writer, 2);
    end_reading.join();
    CHECK(count_mechanics(*reader) == 2);
}

TEST_CASE("what is read in a transaction is of one moment") {
    const TemporaryFolder folder;
    const auto file = make_store(folder / "shop.db");
    const auto reader = open_sqlite(file);
    const auto writer = open_sqlite(file, {.busy_timeout = 50ms});
    reader->begin_read();
    CHECK(count_mechanics(*reader) == 1);
    CHECK(refusal([&] { insert_mechanic(*writer, 2); }) == ErrorCode::store_busy);
    CHECK(count_mechanics(*reader) == 1);
    reader->commit();
    insert_mechanic(*writer, 2);
    CHECK(count_mechanics(*reader) == 2);
}

}  // namespace shop::driver
