#include "process/run.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <csignal>
#include <string>
#include <system_error>

namespace shop::process {

namespace {

Ended shell(const std::string& lines, std::string_view input = {}) {
    Command command;
    command.words = {"sh", "-c", lines};
    command.input = input;
    command.keeps_errors = true;
    command.time_limit = std::chrono::seconds{5};
    return run(command);
}

}  // namespace

TEST_CASE("a program reads, writes, complains and ends") {
    const Ended end = shell("cat; echo oh >&2; exit 3", "hello");
    CHECK(end.exit_code == 3);
    CHECK(end.output == "hello");
    CHECK(end.errors == "oh\n");
    CHECK(end.read_all);
    CHECK_FALSE(end.timed_out);
}

TEST_CASE("more than a pipe holds goes in and comes out at once, and 4096 bytes are kept") {
    const std::string input(1'000'000, 'x');
    const Ended end = shell("tee /dev/stderr", input);
    CHECK(end.exit_code == 0);
    CHECK(end.read_all);
    CHECK(end.output == std::string(4096, 'x'));
    CHECK(end.errors == std::string(4096, 'x'));
}

TEST_CASE("a program that hangs is ended in time") {
    Command command;
    command.words = {"sleep", "20"};
    command.time_limit = std::chrono::milliseconds{100};
    const auto begin = std::chrono::steady_clock::now();
    const Ended end = run(command);
    CHECK(end.timed_out);
    CHECK(end.exit_code == std::nullopt);
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds{5});
}

TEST_CASE("a program that closes its output and goes on is waited for") {
    CHECK(shell("exec >&- 2>&-; sleep 0.2; exit 4").exit_code == 4);
}

TEST_CASE("a program that does not read breaks no pipe of ours, and keeps its own signals") {
    std::signal(SIGPIPE, SIG_DFL);
    const Ended end = shell("exec <&-; sleep 0.1", std::string(1'000'000, 'x'));
    CHECK(end.exit_code == 0);
    CHECK_FALSE(end.read_all);
    sigset_t pending;
    REQUIRE(::sigpending(&pending) == 0);
    CHECK(sigismember(&pending, SIGPIPE) == 0);
    // It dies of its own broken pipe, as any program does.
    CHECK(shell("(yes; echo $? >&2) | head -n 1 >/dev/null; true").errors == "141\n");
}

TEST_CASE("what is no program cannot be started") {
    Command command;
    command.words = {"/nowhere/program; true"};
    CHECK_THROWS_AS((void)run(command), std::system_error);
}

}  // namespace shop::process
