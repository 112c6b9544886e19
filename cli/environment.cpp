#include "environment.hpp"

#include <pwd.h>
#include <unistd.h>

#include <cstdlib>

namespace shop::cli {

namespace {

std::optional<std::string> variable(const char* name) {
    const char* value = std::getenv(name);
    if (value == nullptr || *value == '\0') return std::nullopt;
    return value;
}

}  // namespace

Environment Environment::of_process() {
    Environment environment;
    environment.config = variable("SHOPCTL_CONFIG");
    environment.store = variable("SHOPCTL_STORE");
    environment.actor = variable("SHOPCTL_ACTOR");
    environment.now = variable("SHOPCTL_NOW");
    environment.home = variable("HOME");
    environment.xdg_config_home = variable("XDG_CONFIG_HOME");
    environment.no_color = variable("NO_COLOR").has_value();
    environment.dumb_terminal = variable("TERM") == "dumb";
    environment.input_is_terminal = isatty(STDIN_FILENO) == 1;
    environment.output_is_terminal = isatty(STDOUT_FILENO) == 1;
    environment.errors_are_on_terminal = isatty(STDERR_FILENO) == 1;
    return environment;
}

std::string login_name() {
    const uid_t user = getuid();
    if (const passwd* entry = getpwuid(user)) return entry->pw_name;
    return "uid " + std::to_string(user);
}

}  // namespace shop::cli
