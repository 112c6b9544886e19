#include "process/run.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <limits>
#include <system_error>

#include "process/descriptor.hpp"
#include "process/no_sigpipe.hpp"
#include "process/pipe.hpp"

namespace shop::process {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kLongest = 4096;

/// When a program has to have ended.
class Deadline {
public:
    explicit Deadline(std::optional<std::chrono::milliseconds> limit) {
        if (limit) at_ = Clock::now() + *limit;
    }
    /// As poll() takes it.
    [[nodiscard]] int left() const {
        if (!at_) return -1;
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(*at_ - Clock::now()).count();
        return static_cast<int>(
            std::clamp<decltype(left)>(left, 0, std::numeric_limits<int>::max()));
    }
    [[nodiscard]] bool is_over() const { return left() == 0; }

private:
    std::optional<Clock::time_point> at_;
};

class Actions {
public:
    Actions() { posix_spawn_file_actions_init(&actions_); }
    ~Actions() { posix_spawn_file_actions_destroy(&actions_); }
    Actions(const Actions&) = delete;
    Actions& operator=(const Actions&) = delete;

    void connect(int from, int to) { posix_spawn_file_actions_adddup2(&actions_, from, to); }
    [[nodiscard]] const posix_spawn_file_actions_t* get() const { return &actions_; }

private:
    posix_spawn_file_actions_t actions_{};
};

class Attributes {
public:
    explicit Attributes(const sigset_t& signals) {
        posix_spawnattr_init(&attributes_);
        posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGMASK);
        posix_spawnattr_setsigmask(&attributes_, &signals);
    }
    ~Attributes() { posix_spawnattr_destroy(&attributes_); }
    Attributes(const Attributes&) = delete;
    Attributes& operator=(const Attributes&) = delete;

    [[nodiscard]] const posix_spawnattr_t* get() const { return &attributes_; }

private:
    posix_spawnattr_t attributes_{};
};

/// A program that runs, and what it is connected with.
class Running {
public:
    Running(const Command& command, const sigset_t& signals) : unread_(command.input) {
        Actions actions;
        actions.connect(input_.theirs(), STDIN_FILENO);
        actions.connect(output_.theirs(), STDOUT_FILENO);
        if (command.keeps_errors) actions.connect(error_pipe_.theirs(), STDERR_FILENO);
        start(command.words, actions, Attributes{signals});
        input_.close_theirs();
        output_.close_theirs();
        error_pipe_.close_theirs();
        if (!command.keeps_errors) error_pipe_.close_ours();
        if (unread_.empty()) input_.close_ours();
    }

    /// Gives it its input and takes what it says, until it ends or says no more. What it left
    /// running behind it may hold on to its output: nobody waits for that.
    void talk(const Deadline& deadline, Ended& ended) {
        bool is_gone = false;
        while (!is_gone && is_connected()) {
            std::array<pollfd, 4> ends{{{process_.get(), POLLIN, 0},
                                        {input_.ours(), POLLOUT, 0},
                                        {output_.ours(), POLLIN, 0},
                                        {error_pipe_.ours(), POLLIN, 0}}};
            const int ready = ::poll(ends.data(), ends.size(), deadline.left());
            if (ready < 0 && errno != EINTR) return;
            if (deadline.is_over()) return;
            if (ready <= 0) continue;
            if (ends[1].revents != 0) give();
            if (ends[2].revents != 0) take(output_, ended.output);
            if (ends[3].revents != 0) take(error_pipe_, ended.errors);
            // What it said before its end was there to be read in the same round, or is now.
            is_gone = ends[0].revents != 0;
        }
        drain(output_, ended.output);
        drain(error_pipe_, ended.errors);
    }

    void wait(const Deadline& deadline, Ended& ended) {
        ended.read_all = unread_.empty();
        ended.timed_out = !ends_before(deadline);
        // A program with rights of its own may not be ours to kill.
        const int options = ended.timed_out && ::kill(child_, SIGKILL) != 0 ? WNOHANG : 0;
        int status = 0;
        pid_t found = 0;
        while ((found = ::waitpid(child_, &status, options)) < 0 && errno == EINTR) {
        }
        // Where the process lets its children go by themselves nobody knows how they ended.
        if (found == child_ && WIFEXITED(status)) ended.exit_code = WEXITSTATUS(status);
    }

private:
    void start(const std::vector<std::string>& words, const Actions& actions,
               const Attributes& attributes) {
        std::vector<char*> arguments;
        for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
        arguments.push_back(nullptr);
        const int error = ::posix_spawnp(&child_, arguments.front(), actions.get(),
                                         attributes.get(), arguments.data(), environ);
        if (error != 0) throw std::system_error(error, std::generic_category(), words.front());
        // The header of glibc 2.36 declares pidfd_open() for C alone.
        process_.reset(static_cast<int>(::syscall(SYS_pidfd_open, child_, 0)));
    }

    [[nodiscard]] bool is_connected() const {
        return input_.ours() >= 0 || output_.ours() >= 0 || error_pipe_.ours() >= 0;
    }

    void give() {
        const ssize_t count = ::write(input_.ours(), unread_.data(), unread_.size());
        if (count < 0 && (errno == EINTR || errno == EAGAIN)) return;
        if (count > 0) unread_.remove_prefix(static_cast<std::size_t>(count));
        if (count < 0 || unread_.empty()) input_.close_ours();
    }

    /// \return whether there may be more at once
    static bool take(Pipe& pipe, std::string& text) {
        if (pipe.ours() < 0) return false;
        std::array<char, 4096> piece{};
        const ssize_t count = ::read(pipe.ours(), piece.data(), piece.size());
        if (count < 0 && errno == EINTR) return true;
        if (count < 0 && errno == EAGAIN) return false;
        if (count <= 0) {
            pipe.close_ours();
            return false;
        }
        const auto length = static_cast<std::size_t>(count);
        text.append(piece.data(), std::min(length, kLongest - text.size()));
        return true;
    }

    /// What a pipe holds, and no more than that.
    static void drain(Pipe& pipe, std::string& text) {
        for (int reads = 0; reads < 16 && take(pipe, text); ++reads) {
        }
    }

    [[nodiscard]] bool ends_before(const Deadline& deadline) const {
        if (deadline.left() < 0) return true;
        pollfd end{process_.get(), POLLIN, 0};
        while (::poll(&end, 1, deadline.left()) < 0 && errno == EINTR) {
        }
        return (end.revents & POLLIN) != 0;
    }

    Pipe input_{Pipe::Ours::writing};
    Pipe output_{Pipe::Ours::reading};
    Pipe error_pipe_{Pipe::Ours::reading};
    std::string_view unread_;
    pid_t child_ = 0;
    Descriptor process_;  ///< readable once it has ended
};

}  // namespace

Ended run(const Command& command) {
    const NoSigpipe guard;
    const Deadline deadline{command.time_limit};
    Ended ended;
    Running running{command, guard.before()};
    running.talk(deadline, ended);
    running.wait(deadline, ended);
    return ended;
}

}  // namespace shop::process
