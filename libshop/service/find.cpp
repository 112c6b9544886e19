#include "service/find.hpp"

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

}  // namespace shop::service
