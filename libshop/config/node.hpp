#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace shop::config {

/// Where something stands in a file, counted from 1.
struct Position {
    std::uint32_t line = 1;
    std::uint32_t column = 1;
};

struct Member;

/// A value of a TOML file, or one that is about to be written.
struct Node {
    /// other: floating-point numbers, dates and times, which no key of ours takes.
    enum class Kind { text, integer, boolean, array, table, other };

    Kind kind = Kind::other;
    Position at{};
    std::string text{};
    std::int64_t integer = 0;
    bool boolean = false;
    std::vector<Node> items{};      ///< of an array
    std::vector<Member> members{};  ///< of a table, in the order of the file

    [[nodiscard]] static Node of(std::string_view value);
    [[nodiscard]] static Node of(std::int64_t value);
    [[nodiscard]] static Node of(bool value);
    [[nodiscard]] static Node of(std::vector<Node> values);

    /// The member of this name, or null.
    [[nodiscard]] const Member* find(std::string_view key) const;
};

struct Member {
    std::string key;
    Position at;
    Node value;
};

/// `text in quotes`, `a whole number`, ...
[[nodiscard]] std::string_view words_for(Node::Kind kind);

}  // namespace shop::config
