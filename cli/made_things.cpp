#include "made_things.hpp"

#include "print/safe.hpp"

#include <shop/error.hpp>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string>
#include <system_error>

namespace shop::cli {

namespace {

std::string quoted(const std::filesystem::path& path) {
    return "'" + safe(path.native()) + "'";
}

void refuse_if_everybody_writes(const std::filesystem::path& folder) {
    struct stat status {};
    if (::stat(folder.c_str(), &status) != 0) return;
    if ((status.st_mode & S_IWOTH) == 0 || (status.st_mode & S_ISVTX) != 0) return;
    throw Error(ErrorCode::bad_config, "everybody may replace files in " + quoted(folder),
                "take the right to write from others ('chmod o-w'), or choose another folder");
}

[[noreturn]] void fail_to_write(const std::filesystem::path& file, int error) {
    throw Error(ErrorCode::output_failed,
                "cannot write " + quoted(file) + ": " + std::strerror(error));
}

void write_all(int descriptor, std::string_view text, const std::filesystem::path& file) {
    while (!text.empty()) {
        const ssize_t written = ::write(descriptor, text.data(), text.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) fail_to_write(file, errno);
        text.remove_prefix(static_cast<std::size_t>(written));
    }
}

class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() { ::close(number_); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int number() const { return number_; }

private:
    int number_;
};

}  // namespace

MadeThings::~MadeThings() {
    std::ranges::reverse(made_);
    for (const auto& path : made_) {
        std::error_code ignored;
        // A folder goes only when it is empty.
        std::filesystem::remove(path, ignored);
    }
}

void MadeThings::make_folder(const std::filesystem::path& folder) {
    std::error_code error;
    if (std::filesystem::is_directory(folder, error)) {
        refuse_if_everybody_writes(folder);
        return;
    }
    if (folder.has_parent_path() && folder.parent_path() != folder) {
        make_folder(folder.parent_path());
    }
    if (::mkdir(folder.c_str(), S_IRWXU) != 0) {
        throw Error(ErrorCode::bad_config,
                    "cannot make the folder " + quoted(folder) + ": " + std::strerror(errno));
    }
    made_.push_back(folder);
}

void MadeThings::make_file(const std::filesystem::path& file, std::string_view text) {
    const int number = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                              S_IRUSR | S_IWUSR);
    if (number < 0) {
        if (errno != EEXIST) fail_to_write(file, errno);
        throw Error(ErrorCode::already_exists, quoted(file) + " exists already",
                    "name another place with --config FILE; nothing is overwritten");
    }
    made_.push_back(file);
    const Descriptor descriptor{number};
    write_all(descriptor.number(), text, file);
    if (::fsync(descriptor.number()) != 0) fail_to_write(file, errno);
}

void MadeThings::expect(const std::filesystem::path& file) {
    std::error_code ignored;
    if (!std::filesystem::exists(std::filesystem::symlink_status(file, ignored))) {
        made_.push_back(file);
    }
}

}  // namespace shop::cli
