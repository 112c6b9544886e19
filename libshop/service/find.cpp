#include "service/find.hpp"

#include <shop/error.hpp>

#include <string>

#include "domain/fold.hpp"

namespace shop::service {

std::string containing(std::string_view text) {
    std::string pattern = "%";
    for (const char c : domain::fold(text)) {
        if (c == '%' || c == '_' || c == '!') pattern += '!';
        pattern += c;
    }
    pattern += '%';
    return pattern;
}

void require_name(std::string_view text, std::string_view kind) {
    if (text.find_first_not_of(" \t") != std::string_view::npos) return;
    throw Error(ErrorCode::invalid_argument, "the " + std::string{kind} + " is not named",
                "a blank would stand for any of them");
}

}  // namespace shop::service
