#pragma once

#include <optional>
#include <string>

namespace shop::cli {

/// What the command line takes from its surroundings. A variable that is empty counts
/// as not set.
struct Environment {
    std::optional<std::string> config;           ///< SHOPCTL_CONFIG
    std::optional<std::string> store;            ///< SHOPCTL_STORE
    std::optional<std::string> actor;            ///< SHOPCTL_ACTOR
    std::optional<std::string> now;              ///< SHOPCTL_NOW
    std::optional<std::string> home;             ///< HOME
    std::optional<std::string> xdg_config_home;  ///< XDG_CONFIG_HOME
    bool no_color = false;                       ///< NO_COLOR
    bool dumb_terminal = false;                  ///< TERM=dumb

    bool input_is_terminal = false;
    bool output_is_terminal = false;
    bool errors_are_on_terminal = false;
    bool output_is_closed = false;  ///< the caller gave no stdout at all

    /// Of this process. Not to be called while another thread changes the environment.
    [[nodiscard]] static Environment of_process();
};

/// The name of the user who runs this process, or `uid 1000`.
[[nodiscard]] std::string login_name();

}  // namespace shop::cli
