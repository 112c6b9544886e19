#include "mail/password.hpp"

#include <shop/error.hpp>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <stdexcept>
#include <system_error>

#include "driver/printable.hpp"
#include "process/descriptor.hpp"
#include "process/printed_password.hpp"

namespace shop::mail {

namespace {

namespace fs = std::filesystem;

// A program that asks somebody who is not there must not hold cron up for ever.
constexpr std::chrono::minutes kPatience{2};

std::string of_command(const std::vector<std::string>& command) {
    try {
        return process::printed_password(command, kPatience);
    } catch (const std::runtime_error& error) {
        throw Error(ErrorCode::bad_config,
                    fmt::format("password_command '{}' {}", driver::printable(command.front()),
                                error.what()),
                    "run it by hand: it has to print the password of the mail account");
    }
}

class File {
public:
    explicit File(const fs::path& path)
        : path_(path),
          descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)) {
        if (descriptor_.get() < 0) refuse("cannot be read: " + reason());
    }

    /// Asked of what is open, so that nobody can put another file in its place in between.
    /// \param open_to_nobody the rights that none of them may have
    void require_secret(mode_t open_to_nobody) const {
        struct stat found {};
        if (::fstat(descriptor_.get(), &found) != 0) refuse("cannot be read: " + reason());
        if (!S_ISREG(found.st_mode)) refuse("is no file");
        if (found.st_uid != 0 && found.st_uid != ::geteuid()) refuse("belongs to somebody else");
        if ((found.st_mode & open_to_nobody) != 0) {
            refuse(fmt::format("lies open to others (mode {:04o})", found.st_mode & 07777U),
                   "chmod 600 " + driver::quoted(path_));
        }
    }

    [[nodiscard]] std::string first_line() const {
        std::array<char, 4096> piece{};
        const ssize_t count = ::read(descriptor_.get(), piece.data(), piece.size());
        if (count < 0) refuse("cannot be read: " + reason());
        std::string line(piece.data(), static_cast<std::size_t>(count));
        line.erase(std::min(line.find_first_of("\r\n"), line.size()));
        if (line.empty()) refuse("holds no password");
        return line;
    }

private:
    static std::string reason() { return std::generic_category().message(errno); }
    [[noreturn]] void refuse(const std::string& why, std::string hint = {}) const {
        throw Error(ErrorCode::bad_config,
                    fmt::format("the password file {} {}", driver::quoted(path_), why),
                    std::move(hint));
    }

    fs::path path_;
    process::Descriptor descriptor_;
};

constexpr mode_t kOthers = S_IRWXG | S_IRWXO;
// systemd lets the service read by an access control list, whose mask stands where the rights of
// the group do.
constexpr mode_t kOthersThanTheService = S_IWGRP | S_IXGRP | S_IRWXO;

std::string of_file(const fs::path& path, mode_t open_to_nobody) {
    const File file{path};
    file.require_secret(open_to_nobody);
    return file.first_line();
}

}  // namespace

std::string password_of(const MailSettings& settings, const fs::path& folder) {
    if (!settings.password_command.empty()) return of_command(settings.password_command);
    if (!settings.password_file.empty()) return of_file(folder / settings.password_file, kOthers);
    // systemd makes the folder for this service alone, and its files readable by it alone.
    const char* const credentials = std::getenv("CREDENTIALS_DIRECTORY");
    if (credentials != nullptr && *credentials != '\0') {
        return of_file(fs::path{credentials} / "smtp.password", kOthersThanTheService);
    }
    throw Error(
        ErrorCode::bad_config,
        fmt::format("the mail account '{}' has no password", driver::printable(settings.username)),
        "set password_command or password_file in the [mail] section");
}

}  // namespace shop::mail
