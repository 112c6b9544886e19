#include "config/source.hpp"

#include <fmt/format.h>

#include <utility>

namespace shop::config {

Error Source::error(Position at, std::string_view message, std::string hint) const {
    return Error(code, fmt::format("{}:{}:{}: {}", file, at.line, at.column, message),
                 std::move(hint));
}

void Value::refuse(std::string_view what, std::string hint) const {
    throw source.error(node.at, fmt::format("{} {}", name, what), std::move(hint));
}

void Value::refuse(const Error& said) const {
    throw source.error(node.at, fmt::format("{}: {}", name, said.message()), said.hint());
}

void Value::expect(Node::Kind kind) const {
    if (node.kind == kind) return;
    std::string hint;
    if (kind == Node::Kind::text && node.kind != Node::Kind::array &&
        node.kind != Node::Kind::table) {
        hint = "put the value in quotes: \"...\"";
    }
    if (kind == Node::Kind::array) hint = "put the values in brackets: [\"...\", \"...\"]";
    refuse(fmt::format("must be {}, not {}", words_for(kind), words_for(node.kind)),
           std::move(hint));
}

const std::string& Value::text() const {
    expect(Node::Kind::text);
    return node.text;
}

std::int64_t Value::integer() const {
    expect(Node::Kind::integer);
    return node.integer;
}

bool Value::boolean() const {
    expect(Node::Kind::boolean);
    return node.boolean;
}

const std::vector<Node>& Value::items() const {
    expect(Node::Kind::array);
    return node.items;
}

}  // namespace shop::config
