#include "domain/nearest.hpp"

#include <shop/nearest.hpp>

namespace shop {

std::optional<std::string> nearest(std::string_view word, std::span<const std::string> known) {
    return domain::nearest(word, known);
}

}  // namespace shop
