#include "search_words.hpp"

#include "input/when.hpp"
#include "input/words.hpp"
#include "time_words.hpp"

#include <shop/error.hpp>

#include <cstddef>

namespace shop::cli {

namespace {

bool is_day(Shop& shop, const std::string& text) {
    try {
        static_cast<void>(parse_day(text, shop.zone(), shop.now()));
        return true;
    } catch (const Error&) {
        return false;
    }
}

void append(std::string& text, const std::string& word) {
    text += (text.empty() ? "" : " ") + word;
}

}  // namespace

SearchWords parse_search_words(Shop& shop, const std::vector<std::string>& words,
                               const std::string& begun, PartOfDayWords& part) {
    SearchWords found;
    std::string so_far = begun;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string word = in_lower_case(words[i]);
        // `24th` is part of a day only after its month.
        const bool of_time = begins_with_time(words_from(words, i), shop.today()) ||
                             (!so_far.empty() && is_day(shop, so_far + " " + word));
        const bool of_part = word == "morning" || word == "afternoon";
        if ((!of_time && !of_part) || is_code(shop, words[i])) {
            found.work.push_back(words[i]);
        } else if (of_part) {
            (word == "morning" ? part.morning : part.afternoon) = true;
        } else {
            append(found.time, words[i]);
            append(so_far, words[i]);
        }
    }
    return found;
}

}  // namespace shop::cli
