#include "domain/in_quotes.hpp"

#include <shop/text.hpp>

namespace shop::domain {

std::string in_quotes(std::string_view value) {
    return "'" + shown(value) + "'";
}

}  // namespace shop::domain
