#pragma once

#include <shop/error.hpp>

#include <string>

/// What an action was refused with, as `code: message | hint`, or `code: message` without
/// a hint; `accepted` when it was not.
template <class Action>
std::string whole_refusal(const Action& action) {
    try {
        action();
    } catch (const shop::Error& error) {
        std::string text(to_string(error.code()));
        text += ": " + error.message();
        if (!error.hint().empty()) text += " | " + error.hint();
        return text;
    }
    return "accepted";
}
