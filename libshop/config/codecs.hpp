#pragma once

#include "config/fields.hpp"

#include <shop/money.hpp>
#include <shop/time.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace shop::config {

/// Both ends included.
struct IntegerRange {
    std::int64_t least;
    std::int64_t most;
};

/// How long a text may be, in characters, and what it may hold.
struct TextRule {
    std::size_t most;
    bool may_be_empty = false;
    bool may_have_controls = false;  ///< line ends, tabs, ...; never NUL
};

[[nodiscard]] Codec<std::string> text(TextRule rule);
/// A text with a stored form of its own, which `check` brings it to or throws Error.
[[nodiscard]] Codec<std::string> checked(std::string (*check)(std::string_view));
[[nodiscard]] Codec<bool> flag();
[[nodiscard]] Codec<int> count(IntegerRange range);
[[nodiscard]] Codec<Minutes> minutes(IntegerRange range);
/// An amount in quotes, not negative.
[[nodiscard]] Codec<Money> money(const Currency& currency);
/// `8.25%`, at most `most`.
[[nodiscard]] Codec<Rate> percentage(Rate most);
/// A program and its arguments, run without a shell.
[[nodiscard]] Codec<std::vector<std::string>> command();

/// A text with a parser of its own, which throws Error without a place.
template <class T, class Parse, class Print>
[[nodiscard]] Codec<T> parsed(Parse parse, Print print) {
    return {[parse](const Value& in) -> T {
                const std::string& written = in.text();
                try {
                    return parse(written);
                } catch (const Error& error) {
                    in.refuse(error);
                }
            },
            [print](const T& value) { return Node::of(std::string_view{print(value)}); }};
}

/// The index of the word that the text is; refuses others, naming the nearest.
[[nodiscard]] std::size_t read_choice(const Value& in, const std::vector<std::string>& words);

/// One of several words.
template <class T>
[[nodiscard]] Codec<T> choice(std::vector<std::pair<std::string, T>> choices) {
    std::vector<std::string> words;
    for (const auto& [word, value] : choices) words.push_back(word);
    return {[choices, words](const Value& in) { return choices[read_choice(in, words)].second; },
            [choices](const T& value) {
                for (const auto& [word, known] : choices) {
                    if (known == value) return Node::of(std::string_view{word});
                }
                throw Error(ErrorCode::internal, "a choice without a word");
            }};
}

/// \param most more entries than this are refused
template <class T>
[[nodiscard]] Codec<std::vector<T>> list_of(Codec<T> item, std::size_t most) {
    return {[item, most](const Value& in) {
                const std::vector<Node>& nodes = in.items();
                if (nodes.size() > most) {
                    in.refuse("may have at most " + std::to_string(most) + " entries, not " +
                              std::to_string(nodes.size()));
                }
                std::vector<T> values;
                values.reserve(nodes.size());
                for (const Node& node : nodes) {
                    values.push_back(item.read(Value{node, in.source, in.name}));
                }
                return values;
            },
            [item](const std::vector<T>& values) {
                std::vector<Node> nodes;
                nodes.reserve(values.size());
                for (const T& value : values) nodes.push_back(item.write(value));
                return Node::of(std::move(nodes));
            }};
}

}  // namespace shop::config
