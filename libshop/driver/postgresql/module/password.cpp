#include "driver/postgresql/module/password.hpp"

#include <shop/error.hpp>

#include "driver/printable.hpp"
#include "process/printed_password.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace shop::driver {

std::string password_of(const std::vector<std::string>& command) {
    if (command.empty()) return {};
    try {
        return process::printed_password(command);
    } catch (const std::runtime_error& error) {
        throw Error(
            ErrorCode::store_unavailable,
            fmt::format("password_command '{}' {}", printable(command.front()), error.what()),
            "run it by hand: it has to print the password of the store");
    }
}

}  // namespace shop::driver
