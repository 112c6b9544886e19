#include "process/pipe.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace shop::process {

Pipe::Pipe(Ours ours) : ours_(ours == Ours::reading ? 0 : 1) {
    if (::pipe2(ends_.data(), O_CLOEXEC) != 0 || ::fcntl(ends_[ours_], F_SETFL, O_NONBLOCK) != 0) {
        throw std::system_error(errno, std::generic_category(), "pipe");
    }
}

Pipe::~Pipe() {
    close_ours();
    close_theirs();
}

void Pipe::close_end(std::size_t end) noexcept {
    if (ends_[end] >= 0) ::close(ends_[end]);
    ends_[end] = -1;
}

}  // namespace shop::process
