// Reading never holds writers up: a hundred bookings go in while a list waits in a pipe
// that nobody empties.
//
// usage: reader_holds_nobody SHOPCTL

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <exception>
#include <functional>
#include <stdexcept>
#include <string>
#include <thread>

#include "plain_sql.hpp"
#include "race_shop.hpp"

namespace {

using namespace shop::race;

constexpr int kBookings = 100;
/// More than one page of rows, and more than a pipe takes.
constexpr int kRows = 2500;
/// Far less than the list waits.
constexpr std::chrono::milliseconds kBookersPatience{1000};

/// A child process that writes into a pipe which nobody reads yet.
class Writer {
public:
    explicit Writer(const std::function<void()>& work) {
        std::array<int, 2> ends{};
        if (::pipe(ends.data()) != 0) throw std::runtime_error("no pipe");
        child_ = ::fork();
        if (child_ == 0) {
            ::close(ends[0]);
            ::dup2(ends[1], STDOUT_FILENO);
            ::close(ends[1]);
            try {
                work();
                ::_exit(0);
            } catch (const std::exception& error) {
                fmt::print(stderr, "the reader failed: {}\n", error.what());
                ::_exit(1);
            }
        }
        ::close(ends[1]);
        pipe_ = ends[0];
    }
    ~Writer() {
        if (pipe_ >= 0) ::close(pipe_);
        if (child_ > 0) ::waitpid(child_, nullptr, 0);
    }
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    /// Waits until no more goes in.
    void fill() const {
        int before = -1;
        for (int same = 0; same < 5;) {
            std::this_thread::sleep_for(std::chrono::milliseconds{100});
            int waiting = 0;
            ::ioctl(pipe_, FIONREAD, &waiting);
            same = waiting > 0 && waiting == before ? same + 1 : 0;
            before = waiting;
            if (::waitpid(child_, nullptr, WNOHANG) != 0) {
                throw std::runtime_error("the reader ended before the pipe was full");
            }
        }
    }

    /// Reads all of it. \return its lines
    [[nodiscard]] std::string drain() {
        std::string all;
        std::array<char, 65536> buffer{};
        for (;;) {
            const auto count = ::read(pipe_, buffer.data(), buffer.size());
            if (count <= 0) break;
            all.append(buffer.data(), static_cast<std::size_t>(count));
        }
        int status = 0;
        ::waitpid(child_, &status, 0);
        child_ = -1;
        if (status != 0) throw std::runtime_error("the reader did not end well");
        return all;
    }

private:
    pid_t child_ = -1;
    int pipe_ = -1;
};

void fill_store(const std::filesystem::path& store) {
    PlainSql sql(store);
    sql.write([&] {
        for (int i = 0; i < kRows; ++i) {
            PlainRow row;
            row.start = ten_o_clock(i);
            row.length = kWork;
            sql.insert(row);
        }
        return true;
    });
}

/// \param first_day of days that nobody has booked
void book_a_hundred(const std::filesystem::path& store, int first_day) {
    shop::Shop shop = open_shop(store, kBookersPatience);
    for (int i = 0; i < kBookings; ++i) {
        shop.appointments().book(booking(ten_o_clock(first_day + i), 2, 2));
    }
}

std::size_t count(const std::string& text, std::string_view part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
        ++found;
    }
    return found;
}

void require(bool holds, const std::string& what) {
    if (!holds) throw std::runtime_error(what);
}

void list_by_library(const std::filesystem::path& store) {
    open_shop(store).appointments().each({}, [](const shop::Appointment& appointment) {
        const std::string line =
            fmt::format("\"id\" {} {}\n", appointment.id.value(), std::string(200, '-'));
        require(
            ::write(STDOUT_FILENO, line.data(), line.size()) == static_cast<ssize_t>(line.size()),
            "a row could not be written");
    });
}

/// The same with rows that are held open: it has to be noticed.
void list_and_hold(const std::filesystem::path& store) {
    PlainSql sql(store);
    SQLite::Statement rows(sql.database(), "SELECT id FROM appointment");
    while (rows.executeStep()) {
        const std::string line = std::string(200, '-') + "\n";
        require(
            ::write(STDOUT_FILENO, line.data(), line.size()) == static_cast<ssize_t>(line.size()),
            "a row could not be written");
    }
}

void test_list(const std::filesystem::path& store, int first_day,
               const std::function<void()>& list) {
    Writer reader(list);
    reader.fill();
    book_a_hundred(store, first_day);
    const std::size_t rows = count(reader.drain(), "\"id\"");
    require(rows >= kRows, fmt::format("the list has {} rows of {}", rows, kRows));
}

void test_that_it_notices(const std::filesystem::path& store) {
    Writer reader([&] { list_and_hold(store); });
    reader.fill();
    try {
        book_a_hundred(store, 600);
    } catch (const shop::Error& error) {
        require(error.code() == shop::ErrorCode::store_busy, error.message());
        return;
    }
    throw std::runtime_error("rows that are held open hold nobody up: this test shows nothing");
}

bool run(const std::string& name, const std::function<void()>& test) {
    try {
        test();
        fmt::print("passed: {}\n", name);
        return true;
    } catch (const std::exception& error) {
        fmt::print("failed: {}: {}\n", name, error.what());
        return false;
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        fmt::print(stderr, "usage: reader_holds_nobody SHOPCTL\n");
        return 2;
    }
    const RaceFolder folder;
    make_shop(folder);
    fill_store(folder.store());
    int failed = 0;
    failed += !run("a list of the library waits, 100 bookings go in",
                   [&] { test_list(folder.store(), 0, [&] { list_by_library(folder.store()); }); });
    failed += !run("shopctl list --json waits, 100 bookings go in", [&] {
        test_list(folder.store(), 200, [&] {
            const std::string settings = folder.settings().native();
            ::execl(argv[1], "shopctl", "--config", settings.c_str(), "list", "--json", nullptr);
            throw std::runtime_error(fmt::format("{} cannot be run", argv[1]));
        });
    });
    failed += !run("rows that are held open would be noticed",
                   [&] { test_that_it_notices(folder.store()); });
    fmt::print("{} passed, {} failed\n", 3 - failed, failed);
    return failed == 0 ? 0 : 1;
}
