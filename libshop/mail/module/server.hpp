#pragma once

#include <string>

namespace shop::mail {

/// What a URL of SMTP says.
struct Server {
    std::string name;      ///< `smtp.example.com:465`, as messages show it
    bool is_here = false;  ///< this machine by its name or number: nobody listens in between
};

/// \throws Error (bad_config) for what is no such URL, or holds a user or password
[[nodiscard]] Server read_server(const std::string& url);

}  // namespace shop::mail
