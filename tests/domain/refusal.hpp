#pragma once

#include <shop/error.hpp>

#include <string>

/// What an action was refused with, as `code: message`; `accepted` when it was not.
template <class Action>
std::string refusal(const Action& action) {
    try {
        static_cast<void>(action());
    } catch (const shop::Error& error) {
        return std::string(to_string(error.code())) + ": " + error.message();
    }
    return "accepted";
}
