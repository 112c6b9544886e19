#include "driver/sqlite/store_file.hpp"

#include "driver/printable.hpp"
#include "driver/sqlite/errors.hpp"
#include "driver/sqlite/file_descriptor.hpp"

#include <shop/error.hpp>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstddef>
#include <string_view>
#include <system_error>

namespace shop::driver {

namespace {

/// What SQLite takes for a path, less the suffix of the journal.
constexpr std::size_t kLongestPath = 500;

/// One page of the smallest size; SQLite would take less for the head of a store.
constexpr off_t kSmallestStore = 512;

constexpr std::string_view kInit = "make one with 'shopctl init'";

[[noreturn]] void refuse(ErrorCode code, const std::filesystem::path& file, std::string_view reason,
                         std::string_view hint) {
    throw Error(code, fmt::format("{} {}", quoted(file), reason), std::string(hint));
}

void require_regular(const std::filesystem::path& file, const struct stat& found) {
    if (S_ISREG(found.st_mode)) return;
    const std::string_view what = S_ISDIR(found.st_mode)    ? "is a folder, not a store"
                                  : S_ISFIFO(found.st_mode) ? "is a pipe, not a store"
                                  : S_ISSOCK(found.st_mode) ? "is a socket, not a store"
                                                            : "is a device, not a store";
    refuse(ErrorCode::invalid_argument, file, what, "name the store's file: sqlite:PATH");
}

[[noreturn]] void throw_cannot_reach(const std::filesystem::path& file, int error) {
    refuse(ErrorCode::store_unavailable, file,
           "cannot be reached: " + std::generic_category().message(error),
           "check the path and the rights on its folders");
}

std::filesystem::path real_path(const std::filesystem::path& file) {
    std::error_code failure;
    std::filesystem::path real = std::filesystem::canonical(file, failure);
    if (failure) throw_cannot_reach(file, failure.value());
    if (real.native().size() > kLongestPath) {
        refuse(ErrorCode::invalid_argument, file,
               fmt::format("is too long a path: {} bytes, {} are allowed", real.native().size(),
                           kLongestPath),
               "keep the store nearer to the root of the file system");
    }
    return real;
}

bool is_link(const std::filesystem::path& file) {
    struct stat found {};
    return ::lstat(file.c_str(), &found) == 0 && S_ISLNK(found.st_mode);
}

/// \return the real folder in which a store can be made
std::filesystem::path folder_for(const std::filesystem::path& file) {
    const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : ".";
    struct stat found {};
    if (::stat(folder.c_str(), &found) != 0) {
        if (errno != ENOENT) throw_cannot_reach(folder, errno);
        refuse(ErrorCode::store_unavailable, folder, "does not exist", "make the folder first");
    }
    if (!S_ISDIR(found.st_mode)) {
        refuse(ErrorCode::store_unavailable, folder, "is not a folder", "make the folder first");
    }
    if ((found.st_mode & S_IWOTH) != 0 && (found.st_mode & S_ISVTX) == 0) {
        refuse(ErrorCode::invalid_argument, folder,
               "is a folder in which anybody could replace the store",
               fmt::format("take the right away (chmod o-w {}) or choose another folder",
                           quoted(folder)));
    }
    return real_path(folder);
}

void require_nothing_there(const std::filesystem::path& file) {
    struct stat found {};
    if (::stat(file.c_str(), &found) == 0) {
        require_regular(file, found);
        refuse(ErrorCode::already_exists, file, "exists already",
               found.st_size == 0 ? "it is empty: remove it and try again"
                                  : "nothing was changed; choose another path for a new store");
    }
    const int error = errno;
    if (is_link(file)) {
        refuse(ErrorCode::invalid_argument, file, "is a symbolic link that leads nowhere",
               "name the store's real path");
    }
    if (error == ENAMETOOLONG) {
        refuse(ErrorCode::invalid_argument, file, "is too long a name", "choose a shorter one");
    }
    if (error != ENOENT) throw_cannot_reach(file, error);
}

}  // namespace

std::filesystem::path find_store_file(const std::filesystem::path& file) {
    struct stat found {};
    if (::stat(file.c_str(), &found) != 0) {
        const int error = errno;
        if (error == ENOENT && is_link(file)) {
            refuse(ErrorCode::store_missing, file, "is a symbolic link that leads nowhere", kInit);
        }
        if (error == ENOENT || error == ENOTDIR) {
            refuse(ErrorCode::store_missing, file, "does not exist: there is no store yet", kInit);
        }
        throw_cannot_reach(file, error);
    }
    require_regular(file, found);
    if (found.st_size == 0) {
        refuse(ErrorCode::store_damaged, file, "is empty: not initialised as a store",
               "remove it and make a store with 'shopctl init', or put a backup in its place");
    }
    if (found.st_size < kSmallestStore) {
        refuse(ErrorCode::store_damaged, file, "is cut short: it is no store, or no longer one",
               "put the last good backup in its place");
    }
    if (::faccessat(AT_FDCWD, file.c_str(), R_OK, AT_EACCESS) != 0) throw_cannot_reach(file, errno);
    return real_path(file);
}

std::filesystem::path create_store_file(const std::filesystem::path& file) {
    const std::filesystem::path folder = folder_for(file);
    require_nothing_there(file);
    const std::filesystem::path real = folder / file.filename();
    if (::faccessat(AT_FDCWD, folder.c_str(), W_OK | X_OK, AT_EACCESS) != 0) {
        throw_read_only(real, errno);
    }
    const FileDescriptor made(
        ::open(real.c_str(), O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (!made.is_open()) {
        if (errno == EEXIST) refuse(ErrorCode::already_exists, file, "exists already", {});
        throw_system_error(errno, real, "making the file");
    }
    // The umask may have taken rights away that SQLite needs.
    if (::fchmod(made.number(), 0600) != 0) {
        const int error = errno;
        ::unlink(real.c_str());
        throw_system_error(error, real, "making the file");
    }
    return real;
}

void require_writable(const std::filesystem::path& real_file) {
    if (::faccessat(AT_FDCWD, real_file.c_str(), W_OK, AT_EACCESS) != 0 ||
        ::faccessat(AT_FDCWD, real_file.parent_path().c_str(), W_OK | X_OK, AT_EACCESS) != 0) {
        throw_read_only(real_file, errno);
    }
}

}  // namespace shop::driver
