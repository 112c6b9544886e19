#include "driver/postgresql/module/password.hpp"

#include <shop/error.hpp>

#include "driver/printable.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <string_view>
#include <system_error>

namespace shop::driver {

namespace {

constexpr std::size_t kLongest = 4096;

[[noreturn]] void throw_failed(const std::string& command, const std::string& reason) {
    throw Error(ErrorCode::store_unavailable,
                fmt::format("password_command '{}' {}", printable(command), reason),
                "run it by hand: it has to print the password of the store");
}

std::string reason_of(int error) {
    return std::generic_category().message(error);
}

/// Both ends of a pipe, closed on exec.
class Pipe {
public:
    Pipe() {
        if (::pipe2(ends_.data(), O_CLOEXEC) != 0) {
            throw std::system_error(errno, std::generic_category(), "pipe");
        }
    }
    ~Pipe() {
        close_writing();
        ::close(ends_[0]);
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;

    [[nodiscard]] int writing() const { return ends_[1]; }
    void close_writing() {
        if (ends_[1] >= 0) ::close(ends_[1]);
        ends_[1] = -1;
    }
    /// All that is written until the other end closes, at most kLongest bytes of it.
    [[nodiscard]] std::string read_all() const {
        std::string text;
        std::array<char, 512> piece{};
        for (;;) {
            const ssize_t count = ::read(ends_[0], piece.data(), piece.size());
            if (count < 0 && errno == EINTR) continue;
            if (count <= 0) return text;
            if (text.size() < kLongest) text.append(piece.data(), static_cast<std::size_t>(count));
        }
    }

private:
    std::array<int, 2> ends_{-1, -1};
};

pid_t start(const std::vector<std::string>& command, const Pipe& pipe) {
    std::vector<char*> words;
    for (const std::string& word : command) words.push_back(const_cast<char*>(word.c_str()));
    words.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, pipe.writing(), STDOUT_FILENO);
    pid_t child = 0;
    const int error =
        ::posix_spawnp(&child, words.front(), &actions, nullptr, words.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (error != 0) throw_failed(command.front(), "cannot be run: " + reason_of(error));
    return child;
}

void require_well_ended(const std::string& command, pid_t child) {
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return;
    throw_failed(command, WIFEXITED(status)
                              ? fmt::format("ended with exit code {}", WEXITSTATUS(status))
                              : std::string{"was ended by a signal"});
}

}  // namespace

std::string password_of(const std::vector<std::string>& command) {
    if (command.empty()) return {};
    Pipe pipe;
    const pid_t child = start(command, pipe);
    pipe.close_writing();
    std::string text = pipe.read_all();
    require_well_ended(command.front(), child);
    text.erase(std::min(text.find_first_of("\r\n"), text.size()));
    if (text.empty()) throw_failed(command.front(), "printed no password");
    return text;
}

}  // namespace shop::driver
