#include "app.hpp"

#include <fcntl.h>

#include <clocale>
#include <csignal>
#include <cstdlib>
#include <string>
#include <vector>

namespace {

/// A descriptor that the caller left closed would otherwise be given to the next file
/// that is opened, and answers would be written into the store.
bool open_if_closed(int descriptor) {
    if (::fcntl(descriptor, F_GETFD) != -1) return false;
    if (::open("/dev/null", O_RDWR) != descriptor) std::abort();
    return true;
}

}  // namespace

int main(int argc, char** argv) {
    open_if_closed(0);
    const bool no_output = open_if_closed(1);
    open_if_closed(2);

    // A reader that has gone ends the program quietly, also where the caller ignores the
    // signal; a file that grows too large is an error like a full disk.
    std::signal(SIGPIPE, SIG_DFL);
    std::signal(SIGXFSZ, SIG_IGN);
    // For the width of characters alone: numbers and dates never follow the locale.
    std::setlocale(LC_CTYPE, "C.UTF-8");

    shop::cli::Environment environment = shop::cli::Environment::of_process();
    environment.output_is_closed = no_output;
    const std::vector<std::string> words(argv + (argc > 0 ? 1 : 0), argv + argc);
    return static_cast<int>(shop::cli::run(words, environment));
}
