#pragma once

#include <csignal>

namespace shop::process {

/// While it lives, who writes into what nobody reads any more gets EPIPE, and no signal: this
/// thread alone, and no handler of the process is touched.
class NoSigpipe {
public:
    NoSigpipe() noexcept;
    ~NoSigpipe();
    NoSigpipe(const NoSigpipe&) = delete;
    NoSigpipe& operator=(const NoSigpipe&) = delete;

    /// The signals that were held back before, for programs that are started meanwhile.
    [[nodiscard]] const sigset_t& before() const { return before_; }

private:
    sigset_t before_{};
    bool was_pending_ = false;
};

}  // namespace shop::process
