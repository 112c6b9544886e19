#pragma once

#include <shop/shop.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace shop::cli {

/// Whether a word is a code of the catalogue, also of what is retired.
[[nodiscard]] bool is_code(Shop& shop, const std::string& word);

/// The index of the first word from `start` on with which a day or a time begins, where
/// codes of services may stand too: a word that is one of the catalogue's codes is that.
/// \return words.size() where there is none
[[nodiscard]] std::size_t first_time_word(Shop& shop, const std::vector<std::string>& words,
                                          std::size_t start);

/// The words from `start` on, with a blank between them.
[[nodiscard]] std::string words_from(const std::vector<std::string>& words, std::size_t start);

}  // namespace shop::cli
