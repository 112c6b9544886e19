#include "time_words.hpp"

#include "input/when.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace shop::cli {

bool is_code(Shop& shop, const std::string& word) {
    // The catalogue is read only where a word could be a code by its letters.
    if (word.find_first_of(" :+") != std::string::npos) return false;
    const Catalogue catalogue = shop.catalogue().all(true);
    return std::ranges::find(catalogue.services, word, &Service::code) !=
               catalogue.services.end() ||
           std::ranges::find(catalogue.packages, word, &Package::code) != catalogue.packages.end();
}

std::size_t first_time_word(Shop& shop, const std::vector<std::string>& words, std::size_t start) {
    for (std::size_t i = start; i < words.size(); ++i) {
        if (!begins_with_time(words_from(words, i), shop.today())) continue;
        if (!is_code(shop, words[i])) return i;
    }
    return words.size();
}

std::string words_from(const std::vector<std::string>& words, std::size_t start) {
    const auto first = words.begin() + static_cast<std::ptrdiff_t>(start);
    return fmt::format("{}", fmt::join(first, words.end(), " "));
}

}  // namespace shop::cli
