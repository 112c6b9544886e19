#include "parser.hpp"
#include "print/safe.hpp"
#include "suggest.hpp"

#include <shop/error.hpp>

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <vector>

namespace shop::cli {

namespace {

std::string see_help(const std::string& title) {
    return "see 'shopctl " + title + " --help'";
}

[[noreturn]] void refuse(std::string message, const std::string& title) {
    throw Error(ErrorCode::invalid_argument, std::move(message), see_help(title));
}

std::vector<std::string> option_names(const CLI::App& parser) {
    std::vector<std::string> names;
    for (const CLI::Option* option : parser.get_options()) {
        for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    }
    return names;
}

/// The option at the start of one of the parser's own messages.
const CLI::Option* named_first(const CLI::App& parser, std::string_view message) {
    constexpr std::string_view kNotConverted = "Could not convert: ";
    if (message.starts_with(kNotConverted)) message.remove_prefix(kNotConverted.size());
    const CLI::Option* named = nullptr;
    for (const CLI::Option* option : parser.get_options()) {
        const std::string name = option->get_name();
        // `--format` begins with `--for`.
        const bool longer = named == nullptr || name.size() > named->get_name().size();
        if (longer && message.starts_with(name)) named = option;
    }
    return named;
}

void replace_word(std::string& message, std::string_view word, std::string_view by) {
    const std::size_t at = message.find(word);
    if (at != std::string::npos) message.replace(at, word.size(), by);
}

[[noreturn]] void throw_mismatch(const CLI::ParseError& refused, const CLI::App& parser,
                                 const std::string& title) {
    for (const CLI::Option* option : parser.get_options()) {
        if (option->get_expected_max() > 0 &&
            static_cast<int>(option->count()) > option->get_expected_max()) {
            refuse(shown_name(*option) + " is given " + std::to_string(option->count()) +
                       " times; once is enough",
                   title);
        }
    }
    const CLI::Option* option = named_first(parser, refused.what());
    if (option == nullptr) refuse(std::string{"not understood: "} + safe(refused.what()), title);
    if (option->get_expected_max() == 0) refuse(shown_name(*option) + " takes no value", title);
    refuse(shown_name(*option) + " needs a value", title);
}

}  // namespace

std::string shown_name(const CLI::Option& option) {
    if (!option.get_positional()) return option.get_name();
    std::string name = option.get_name(true);
    std::ranges::transform(name, name.begin(),
                           [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return name;
}

void check_leftovers(const CLI::App& parser, const std::string& title) {
    const std::vector<std::string> left = parser.remaining();
    for (const std::string& word : left) {
        if (word.size() < 2 || word.front() != '-' || word == "--") continue;
        // Without what follows '=': it may be a secret.
        const std::string name = word.substr(0, word.find('='));
        throw Error(ErrorCode::invalid_argument, title + " has no option '" + safe(name) + "'",
                    did_you_mean(name, option_names(parser), see_help(title)));
    }
    for (const std::string& word : left) {
        if (word == "--") continue;
        refuse(title + " does not know what to do with '" + safe(word) + "'", title);
    }
}

void throw_as_error(const CLI::ParseError& refused, const CLI::App& parser,
                    const std::string& title) {
    // An option that is not known explains best why something else is missing.
    if (dynamic_cast<const CLI::RequiredError*>(&refused) != nullptr) {
        check_leftovers(parser, title);
        const CLI::Option* option = named_first(parser, refused.what());
        if (option != nullptr) refuse(title + " needs " + shown_name(*option), title);
    }
    if (dynamic_cast<const CLI::ArgumentMismatch*>(&refused) != nullptr ||
        dynamic_cast<const CLI::ConversionError*>(&refused) != nullptr) {
        throw_mismatch(refused, parser, title);
    }
    std::string message = refused.what();
    replace_word(message, " excludes ", " cannot stand beside ");
    replace_word(message, " requires ", " needs ");
    refuse(safe(message), title);
}

}  // namespace shop::cli
