#include "arguments.hpp"

#include "global_options.hpp"

#include <shop/error.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>

namespace shop::cli {

namespace {

constexpr std::size_t kLongestWord = std::size_t{64} * 1024;

bool is_option(std::string_view word) {
    return word.size() > 1 && word.front() == '-';
}

/// The index of the first word from `start` that no global option explains; none where an
/// option that is not global, or `--`, comes before it.
std::optional<std::size_t> next_plain_word(const std::vector<std::string>& words,
                                           std::size_t start) {
    for (std::size_t i = start; i < words.size(); ++i) {
        const std::string& word = words[i];
        if (!is_option(word)) return i;
        const GlobalOption* option = find_global_option(word);
        if (option == nullptr) return std::nullopt;
        if (option->takes_value && word.find('=') == std::string::npos) ++i;
    }
    return std::nullopt;
}

/// The parser takes `--email=` for an option whose value is the next word.
std::vector<std::string> with_empty_values_apart(const std::vector<std::string>& words) {
    std::vector<std::string> result;
    bool options_over = false;
    for (const std::string& word : words) {
        if (word == "--") options_over = true;
        if (!options_over && word.size() > 3 && word.starts_with("--") && word.ends_with("=") &&
            word.find('=') == word.size() - 1) {
            result.push_back(word.substr(0, word.size() - 1));
            result.emplace_back();
        } else {
            result.push_back(word);
        }
    }
    return result;
}

std::vector<std::string> without(std::vector<std::string> words, std::size_t index) {
    words.erase(words.begin() + static_cast<std::ptrdiff_t>(index));
    return words;
}

}  // namespace

std::string Arguments::title() const {
    std::string title{found != nullptr ? found->name : std::string_view{command}};
    if (verb != nullptr) title.append(" ").append(verb->name);
    return title;
}

Arguments take_apart(const std::vector<std::string>& words) {
    if (std::ranges::any_of(words, [](const auto& word) { return word.size() > kLongestWord; })) {
        throw Error(ErrorCode::invalid_argument, "an argument is longer than 64 KiB",
                    "put long text into a file where the command takes one");
    }
    Arguments arguments;
    arguments.rest = with_empty_values_apart(words);
    auto at = next_plain_word(arguments.rest, 0);
    if (at && arguments.rest[*at] == "help") {
        arguments.rest = without(arguments.rest, *at);
        arguments.rest.insert(arguments.rest.begin(), "--help");
        at = next_plain_word(arguments.rest, 0);
    }
    if (!at) return arguments;

    arguments.command = arguments.rest[*at];
    arguments.found = find_command(arguments.command);
    if (arguments.found == nullptr) return arguments;
    arguments.rest = without(arguments.rest, *at);

    const auto verb_at = next_plain_word(arguments.rest, *at);
    if (!verb_at) return arguments;
    arguments.verb = find_verb(*arguments.found, arguments.rest[*verb_at]);
    if (arguments.verb != nullptr) arguments.rest = without(arguments.rest, *verb_at);
    return arguments;
}

bool wants_json(const std::vector<std::string>& words) {
    for (std::size_t i = 0; i < words.size() && words[i] != "--"; ++i) {
        if (words[i] == "--json" || words[i] == "--format=json") return true;
        if (words[i] == "--format" && i + 1 < words.size() && words[i + 1] == "json") return true;
    }
    return false;
}

}  // namespace shop::cli
