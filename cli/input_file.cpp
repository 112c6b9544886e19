#include "input_file.hpp"

#include "print/safe.hpp"

#include <shop/error.hpp>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstring>

namespace shop::cli {

namespace {

constexpr std::size_t kLargest = std::size_t{16} * 1024 * 1024;

class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() {
        if (number_ > STDERR_FILENO) ::close(number_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int number() const { return number_; }

private:
    int number_;
};

[[noreturn]] void refuse(const std::string& message) {
    throw Error(ErrorCode::bad_file, message);
}

int open_file(const std::filesystem::path& file, const std::string& name) {
    // Without O_NONBLOCK opening a FIFO that nobody writes to would never return.
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0) refuse("cannot read " + name + ": " + std::strerror(errno));
    struct stat status {};
    if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
        ::close(descriptor);
        refuse(name + " is not a regular file");
    }
    return descriptor;
}

std::string read_all(int descriptor, const std::string& name) {
    std::string text;
    std::array<char, 65536> chunk{};
    while (true) {
        const ssize_t count = ::read(descriptor, chunk.data(), chunk.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) refuse("cannot read " + name + ": " + std::strerror(errno));
        if (count == 0) return text;
        text.append(chunk.data(), static_cast<std::size_t>(count));
        if (text.size() > kLargest) refuse(name + " is larger than 16 MiB");
    }
}

}  // namespace

std::string read_input_file(const std::filesystem::path& file) {
    const bool from_stdin = file == "-";
    const std::string name = from_stdin ? "stdin" : "'" + safe(file.native()) + "'";
    const Descriptor descriptor{from_stdin ? STDIN_FILENO : open_file(file, name)};
    std::string text = read_all(descriptor.number(), name);
    if (from_stdin && text.empty()) refuse("there is nothing to read on stdin");
    if (!is_utf8(text)) refuse(name + " is not UTF-8");
    return text;
}

}  // namespace shop::cli
