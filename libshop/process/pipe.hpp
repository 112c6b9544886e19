#pragma once

#include <array>
#include <cstddef>

namespace shop::process {

/// Both ends of a pipe, closed on exec. The end that is ours never waits.
class Pipe {
public:
    enum class Ours { reading, writing };
    /// \throws std::system_error
    explicit Pipe(Ours ours);
    ~Pipe();
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;

    /// -1 once it is closed.
    [[nodiscard]] int ours() const { return ends_[ours_]; }
    [[nodiscard]] int theirs() const { return ends_[1 - ours_]; }
    void close_ours() noexcept { close_end(ours_); }
    void close_theirs() noexcept { close_end(1 - ours_); }

private:
    void close_end(std::size_t end) noexcept;

    std::size_t ours_;
    std::array<int, 2> ends_{-1, -1};
};

}  // namespace shop::process
