#include "output.hpp"

#include "print/safe.hpp"

#include <shop/error.hpp>

#include <fcntl.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstring>
#include <filesystem>

namespace shop::cli {

namespace {

constexpr std::size_t kGatherUpTo = std::size_t{64} * 1024;

[[noreturn]] void fail(const std::string& what, int error) {
    throw Error(ErrorCode::output_failed, what + ": " + std::strerror(error),
                error == ENOSPC
                    ? "make room on the disk; what the command changed stands, so look before "
                      "repeating it"
                    : "");
}

void write_all(int descriptor, std::string_view text, const std::string& what) {
    while (!text.empty()) {
        const ssize_t written = ::write(descriptor, text.data(), text.size());
        if (written < 0) {
            if (errno == EINTR) continue;
            fail(what, errno);
        }
        text.remove_prefix(static_cast<std::size_t>(written));
    }
}

class StdoutOutput final : public Output {
public:
    void finish() override {
        flush();
        // close() is where a network file system reports what it could not keep.
        const int copy = ::dup(STDOUT_FILENO);
        if (copy < 0 || ::close(copy) != 0) fail("the answer could not be written", errno);
    }

protected:
    void write_to_system(std::string_view text) override {
        write_all(STDOUT_FILENO, text, "the answer could not be written");
    }
};

std::string random_suffix() {
    constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz234567";
    std::array<unsigned char, 10> bytes{};
    if (::getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
        fail("no random name for the output file", errno);
    }
    std::string suffix;
    for (const unsigned char byte : bytes) suffix += kLetters[byte % kLetters.size()];
    return suffix;
}

class FileOutput final : public Output {
public:
    FileOutput(std::filesystem::path path, bool overwrite)
        : path_(std::move(path)), overwrite_(overwrite), what_("cannot write " + quoted(path_)) {
        struct stat there {};
        const bool exists = ::lstat(path_.c_str(), &there) == 0;
        if (exists && !S_ISREG(there.st_mode) && !S_ISLNK(there.st_mode)) {
            throw Error(ErrorCode::output_failed, quoted(path_) + " is not a regular file",
                        "leave --output out and redirect stdout");
        }
        if (exists && !overwrite) refuse_existing();
        temporary_ = path_;
        temporary_ += ".shopctl-" + random_suffix() + ".tmp";
        descriptor_ =
            ::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
        if (descriptor_ < 0) fail(what_, errno);
    }

    ~FileOutput() override {
        if (descriptor_ >= 0) ::close(descriptor_);
        if (!temporary_.empty()) ::unlink(temporary_.c_str());
    }

    void finish() override {
        flush();
        if (::fsync(descriptor_) != 0) fail(what_, errno);
        const int closed = ::close(descriptor_);
        descriptor_ = -1;
        if (closed != 0) fail(what_, errno);
        take_name();
        temporary_.clear();
    }

protected:
    void write_to_system(std::string_view text) override { write_all(descriptor_, text, what_); }

private:
    static std::string quoted(const std::filesystem::path& path) {
        return "'" + safe(path.native()) + "'";
    }

    [[noreturn]] void refuse_existing() const {
        throw Error(ErrorCode::already_exists, quoted(path_) + " exists already",
                    "choose another name, or overwrite it with --yes");
    }

    void take_name() const {
        if (overwrite_) {
            if (::rename(temporary_.c_str(), path_.c_str()) != 0) fail(what_, errno);
            return;
        }
        // link() never replaces what somebody made meanwhile, unlike rename().
        if (::link(temporary_.c_str(), path_.c_str()) != 0) {
            if (errno == EEXIST) refuse_existing();
            if (errno != EPERM && errno != EOPNOTSUPP) fail(what_, errno);
            if (::rename(temporary_.c_str(), path_.c_str()) != 0) fail(what_, errno);
            return;
        }
        ::unlink(temporary_.c_str());
    }

    std::filesystem::path path_;
    bool overwrite_;
    std::string what_;
    std::filesystem::path temporary_;
    int descriptor_ = -1;
};

}  // namespace

std::unique_ptr<Output> Output::to_stdout(bool closed) {
    if (closed) fail("the answer could not be written", EBADF);
    return std::make_unique<StdoutOutput>();
}

std::unique_ptr<Output> Output::to_file(const std::string& path, bool overwrite) {
    return std::make_unique<FileOutput>(path, overwrite);
}

void Output::write(std::string_view text) {
    gathered_.append(text);
    if (gathered_.size() >= kGatherUpTo) flush();
}

void Output::flush() {
    write_to_system(gathered_);
    gathered_.clear();
}

}  // namespace shop::cli
