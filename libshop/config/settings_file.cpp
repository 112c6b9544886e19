#include "config/settings_file.hpp"

#include <shop/error.hpp>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

#include <cerrno>
#include <system_error>

namespace shop::config {

namespace {

constexpr std::size_t kMostBytes = std::size_t{1} << 20;

class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    [[nodiscard]] int number() const { return number_; }

private:
    int number_;
};

[[noreturn]] void refuse(const std::filesystem::path& file, std::string_view what,
                         std::string hint = {}) {
    throw Error(ErrorCode::bad_config, fmt::format("the shop's file '{}' {}", file.string(), what),
                std::move(hint));
}

[[noreturn]] void refuse_unreadable(const std::filesystem::path& file, int error) {
    if (error == ENOENT || error == ENOTDIR) {
        refuse(file, "does not exist", "`shopctl init` makes one; --config names another");
    }
    refuse(file, fmt::format("cannot be read: {}", std::generic_category().message(error)),
           "check its permissions, or name another with --config");
}

void check_status(const std::filesystem::path& file, const struct stat& status) {
    if (S_ISDIR(status.st_mode)) {
        refuse(file, "is a directory", "name the file in it with --config");
    }
    if (!S_ISREG(status.st_mode)) refuse(file, "is not a regular file");
    if ((status.st_mode & S_IWOTH) != 0) {
        refuse(file, "can be written by everybody, and it names programs to run",
               fmt::format("chmod o-w '{}'", file.string()));
    }
}

}  // namespace

void refuse_large_settings(std::size_t bytes, const std::filesystem::path& file) {
    if (bytes > kMostBytes) refuse(file, "is larger than 1 MiB");
}

std::string read_settings_file(const std::filesystem::path& file) {
    // Not to wait where the name is a pipe's; what was checked is what is read.
    const Descriptor opened(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    if (opened.number() < 0) refuse_unreadable(file, errno);
    struct stat status {};
    if (::fstat(opened.number(), &status) != 0) refuse_unreadable(file, errno);
    check_status(file, status);
    std::string text;
    char buffer[16'384];
    while (true) {
        const ssize_t got = ::read(opened.number(), buffer, sizeof buffer);
        if (got == 0) return text;
        if (got < 0) {
            if (errno == EINTR) continue;
            refuse_unreadable(file, errno);
        }
        text.append(buffer, static_cast<std::size_t>(got));
        refuse_large_settings(text.size(), file);
    }
}

}  // namespace shop::config
