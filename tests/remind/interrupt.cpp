// Loaded in front of shopctl: ends it, or lets the disk be full, at a moment that a test chooses.
//
//   INTERRUPT_AT=7       at the seventh time that something is made durable: fdatasync, fsync
//                        and ftruncate are counted
//   INTERRUPT_FILE=PATH  from when the file is there on, at the next such time
//   INTERRUPT_HOW        before (the default): killed before it happens; after: killed after it;
//                        full: every write to a file fails, the disk is full
//   INTERRUPT_COUNT=PATH at the end the number of such times is written there

#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/types.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace {

int times = 0;

std::string_view how() {
    const char* named = std::getenv("INTERRUPT_HOW");
    return named == nullptr ? "before" : named;
}

bool file_is_there() {
    const char* path = std::getenv("INTERRUPT_FILE");
    return path != nullptr && ::access(path, F_OK) == 0;
}

bool is_now() {
    const char* at = std::getenv("INTERRUPT_AT");
    return (at != nullptr && times == std::atoi(at)) || file_is_there();
}

[[noreturn]] void die() {
    ::kill(::getpid(), SIGKILL);
    for (;;) ::pause();
}

template <class Call>
int durable(Call call) {
    ++times;
    const bool now = is_now();
    if (now && how() == "before") die();
    const int result = call();
    if (now && how() == "after") die();
    return result;
}

template <class Function>
Function next(const char* name) {
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

bool disk_is_full() { return how() == "full" && file_is_there(); }

struct Counted {
    ~Counted() {
        const char* path = std::getenv("INTERRUPT_COUNT");
        if (path == nullptr) return;
        if (FILE* file = std::fopen(path, "w")) {
            std::fprintf(file, "%d", times);
            std::fclose(file);
        }
    }
} counted;

}  // namespace

extern "C" {

int fdatasync(int file) {
    static const auto real = next<int (*)(int)>("fdatasync");
    return durable([&] { return real(file); });
}

int fsync(int file) {
    static const auto real = next<int (*)(int)>("fsync");
    return durable([&] { return real(file); });
}

int ftruncate64(int file, off64_t length) noexcept {
    static const auto real = next<int (*)(int, off64_t)>("ftruncate64");
    return durable([&] { return real(file, length); });
}

ssize_t pwrite64(int file, const void* bytes, size_t count, off64_t offset) {
    static const auto real =
        next<ssize_t (*)(int, const void*, size_t, off64_t)>("pwrite64");
    if (disk_is_full()) {
        errno = ENOSPC;
        return -1;
    }
    return real(file, bytes, count, offset);
}

}  // extern "C"
