#pragma once

#include <shop/error.hpp>

#include <string>

/// `code: message | hint` of the Error that a call throws, or `no error`.
template <class Call>
std::string error_text(Call call) {
    try {
        call();
    } catch (const shop::Error& error) {
        std::string text = std::string{shop::to_string(error.code())} + ": " + error.message();
        return error.hint().empty() ? text : text + " | " + error.hint();
    }
    return "no error";
}
