#include "driver/sqlite/writers_turn.hpp"

#include "driver/sqlite/errors.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

#include <cerrno>
#include <condition_variable>
#include <csignal>
#include <memory>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>

namespace shop::driver {

namespace {

/// Takes the lock without a limit of time. \return 0 or an errno
int lock(const FileDescriptor& file, int operation) {
    while (::flock(file.number(), operation) != 0) {
        if (errno != EINTR) return errno;
    }
    return 0;
}

/// What the caller and the thread that waits for it share. flock knows no time-out and
/// a signal to cut it short is not a library's to take: a thread waits, and when the
/// caller has given up it hands the late lock back by closing the file.
struct Wait {
    explicit Wait(FileDescriptor lock_file) : file(std::move(lock_file)) {}

    std::mutex mutex;
    std::condition_variable ended;
    FileDescriptor file;
    std::optional<int> result;  ///< what lock() returned
};

/// A thread takes over its creator's mask: with every signal blocked the program's
/// handlers keep running where they ran before.
class AllSignalsBlocked {
public:
    AllSignalsBlocked() {
        sigset_t all;
        sigfillset(&all);
        pthread_sigmask(SIG_SETMASK, &all, &before_);
    }
    ~AllSignalsBlocked() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
    AllSignalsBlocked(const AllSignalsBlocked&) = delete;
    AllSignalsBlocked& operator=(const AllSignalsBlocked&) = delete;

private:
    sigset_t before_{};
};

void start_waiting(const std::shared_ptr<Wait>& wait, int operation) {
    const AllSignalsBlocked blocked;
    std::thread([wait, operation] {
        const int result = lock(wait->file, operation);
        const std::lock_guard guard(wait->mutex);
        wait->result = result;
        wait->ended.notify_one();
    }).detach();
}

/// \return the locked file; none when the deadline passed
std::optional<FileDescriptor> wait_for_lock(FileDescriptor file, int operation,
                                            std::chrono::steady_clock::time_point deadline,
                                            const std::filesystem::path& store) {
    const auto wait = std::make_shared<Wait>(std::move(file));
    try {
        start_waiting(wait, operation);
    } catch (const std::system_error& failure) {
        throw_system_error(failure.code().value(), store, "waiting for the lock");
    }
    std::unique_lock guard(wait->mutex);
    wait->ended.wait_until(guard, deadline, [&wait] { return wait->result.has_value(); });
    if (!wait->result) return std::nullopt;
    if (*wait->result != 0) throw_system_error(*wait->result, store, "waiting for the lock");
    return std::move(wait->file);
}

/// The lock is for those who may write the store: it gets the store's mode and, when it
/// is root who makes it, the store's owner, as SQLite does it with the journal.
FileDescriptor create_lock_file(const std::filesystem::path& path,
                                const std::filesystem::path& store) {
    FileDescriptor file(
        ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    struct stat like {};
    if (!file.is_open() || ::stat(store.c_str(), &like) != 0) return file;
    if (::geteuid() == 0 && ::fchown(file.number(), like.st_uid, like.st_gid) != 0) return file;
    ::fchmod(file.number(), like.st_mode & 0666);
    return file;
}

FileDescriptor open_lock_file(const std::filesystem::path& store) {
    const std::filesystem::path path = WritersTurn::lock_file(store);
    // Twice: somebody else may make the file between the two calls.
    for (int attempt = 0; attempt < 2; ++attempt) {
        FileDescriptor file(::open(path.c_str(), O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
        if (file.is_open() || errno != ENOENT) {
            if (file.is_open()) return file;
            break;
        }
        file = create_lock_file(path, store);
        if (file.is_open()) return file;
        if (errno != EEXIST) break;
    }
    throw_system_error(errno, store, "opening the lock file");
}

}  // namespace

std::filesystem::path WritersTurn::lock_file(const std::filesystem::path& store) {
    return store.native() + ".lock";
}

WritersTurn WritersTurn::lock_file_of(const std::filesystem::path& store, FileDescriptor file,
                                      int operation,
                                      std::chrono::steady_clock::time_point deadline) {
    const int result = lock(file, operation | LOCK_NB);
    if (result == 0) return WritersTurn(std::move(file));
    if (result != EWOULDBLOCK) throw_system_error(result, store, "taking the lock");

    if (std::chrono::steady_clock::now() >= deadline) throw_busy(store);
    std::optional<FileDescriptor> locked =
        wait_for_lock(std::move(file), operation, deadline, store);
    if (!locked) throw_busy(store);
    return WritersTurn(std::move(*locked));
}

WritersTurn WritersTurn::take(const std::filesystem::path& store,
                              std::chrono::steady_clock::time_point deadline) {
    return lock_file_of(store, open_lock_file(store), LOCK_EX, deadline);
}

WritersTurn WritersTurn::share(const std::filesystem::path& store,
                               std::chrono::steady_clock::time_point deadline) {
    FileDescriptor file(
        ::open(lock_file(store).c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    if (!file.is_open()) throw_system_error(errno, store, "opening the lock file");
    return lock_file_of(store, std::move(file), LOCK_SH, deadline);
}

WritersTurn::~WritersTurn() {
    // A process forked meanwhile has a copy of the file: closing ours would not be enough.
    if (file_.is_open()) ::flock(file_.number(), LOCK_UN);
}

}  // namespace shop::driver
