#include "process/no_sigpipe.hpp"

#include <cerrno>
#include <ctime>

namespace shop::process {

namespace {

sigset_t sigpipe_alone() noexcept {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGPIPE);
    return set;
}

bool is_pending() noexcept {
    sigset_t pending;
    sigpending(&pending);
    return sigismember(&pending, SIGPIPE) == 1;
}

}  // namespace

NoSigpipe::NoSigpipe() noexcept : was_pending_(is_pending()) {
    const sigset_t set = sigpipe_alone();
    ::pthread_sigmask(SIG_BLOCK, &set, &before_);
}

NoSigpipe::~NoSigpipe() {
    const sigset_t set = sigpipe_alone();
    constexpr timespec kAtOnce{};
    // Ours is taken away; one that was waiting before stays for whom it was meant.
    if (!was_pending_ && is_pending()) {
        while (::sigtimedwait(&set, nullptr, &kAtOnce) < 0 && errno == EINTR) {
        }
    }
    ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

}  // namespace shop::process
