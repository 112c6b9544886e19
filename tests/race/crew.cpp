#include "crew.hpp"

#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <exception>
#include <new>
#include <stdexcept>

namespace shop::race {

namespace {

std::int64_t now() {
    return std::chrono::duration_cast<std::chrono::nanoseconds>(
               std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

/// Memory that stays common after a fork.
class SharedBoard {
public:
    SharedBoard() {
        void* memory = ::mmap(nullptr, sizeof(Board), PROT_READ | PROT_WRITE,
                              MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        if (memory == MAP_FAILED) throw std::bad_alloc();
        board_ = new (memory) Board;
        pthread_barrierattr_t attributes;
        pthread_barrierattr_init(&attributes);
        pthread_barrierattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED);
        pthread_barrier_init(&board_->barrier, &attributes, kContestants + 1);
        pthread_barrierattr_destroy(&attributes);
    }
    ~SharedBoard() { ::munmap(board_, sizeof(Board)); }
    SharedBoard(const SharedBoard&) = delete;
    SharedBoard& operator=(const SharedBoard&) = delete;

    [[nodiscard]] Board& operator*() const { return *board_; }

private:
    Board* board_;
};

void wait_for_all(Board& board) {
    pthread_barrier_wait(&board.barrier);
}

[[noreturn]] void contest(Board& board, int contestant, int rounds, const MakeContestant& make) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    std::signal(SIGCHLD, SIG_DFL);
    Attempting attempt_once;
    std::string fault;
    try {
        attempt_once = make(contestant);
    } catch (const std::exception& error) {
        fault = error.what();
    }
    for (int round = 0; round < rounds; ++round) {
        Attempt& attempt = board.attempts.at(static_cast<std::size_t>(contestant));
        wait_for_all(board);
        attempt.began = now();
        try {
            if (!fault.empty()) throw std::runtime_error(fault);
            attempt_once(board, attempt);
        } catch (const std::exception& error) {
            attempt.outcome = Outcome::failed;
            attempt.complain(error.what());
        }
        attempt.ended = now();
        wait_for_all(board);
    }
    attempt_once = nullptr;
    ::_exit(0);
}

/// A process that ends early would leave the others at the barrier for ever.
void end_early(int) {
    constexpr std::string_view text = "a contestant ended in the middle of the race\n";
    static_cast<void>(!::write(STDERR_FILENO, text.data(), text.size()));
    ::_exit(1);
}

bool all_ended_well(const std::vector<pid_t>& children) {
    bool well = true;
    for (const pid_t child : children) {
        int status = 0;
        if (::waitpid(child, &status, 0) != child || status != 0) well = false;
    }
    return well;
}

}  // namespace

void Attempt::complain(std::string_view text) {
    const std::size_t length = std::min(text.size(), complaint.size() - 1);
    std::copy_n(text.begin(), length, complaint.begin());
    complaint.at(length) = '\0';
}

bool run_rounds(int rounds, const MakeContestant& make,
                const std::function<void(Board& board)>& prepare,
                const std::function<void(const Board& board)>& judge) {
    const SharedBoard shared;
    Board& board = *shared;
    std::signal(SIGCHLD, end_early);
    std::vector<pid_t> children;
    for (int contestant = 0; contestant < kContestants; ++contestant) {
        const pid_t child = ::fork();
        if (child == 0) contest(board, contestant, rounds, make);
        if (child < 0) throw std::runtime_error("no process for a contestant");
        children.push_back(child);
    }
    for (board.round = 0; board.round < rounds; ++board.round) {
        board.attempts = {};
        prepare(board);
        // After the last round the contestants may end.
        if (board.round + 1 == rounds) std::signal(SIGCHLD, SIG_DFL);
        wait_for_all(board);
        wait_for_all(board);
        judge(board);
    }
    return all_ended_well(children);
}

}  // namespace shop::race
