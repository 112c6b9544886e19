#pragma once

#include "part_of_day.hpp"

#include <shop/shop.hpp>

#include <string>
#include <vector>

namespace shop::cli {

/// What stands among the arguments of a search.
struct SearchWords {
    std::vector<std::string> work;  ///< codes and quotes
    std::string time;               ///< a day, or the rest of one; empty: none
};

/// Parts `oil-synthetic thu morning`, typed without quotes and options. What is one of the
/// catalogue's codes is that.
/// \param begun what an option says already: `nov` of `--on nov 24`
/// \param part  takes up `morning` and `afternoon`
[[nodiscard]] SearchWords parse_search_words(Shop& shop, const std::vector<std::string>& words,
                                             const std::string& begun, PartOfDayWords& part);

}  // namespace shop::cli
