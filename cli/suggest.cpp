#include "suggest.hpp"

#include <shop/nearest.hpp>

namespace shop::cli {

std::string did_you_mean(std::string_view word, const std::vector<std::string>& known,
                         std::string_view otherwise) {
    if (const auto near = nearest(word, known)) return "did you mean '" + *near + "'?";
    return std::string{otherwise};
}

}  // namespace shop::cli
