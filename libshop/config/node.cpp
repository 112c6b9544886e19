#include "config/node.hpp"

#include <utility>

namespace shop::config {

Node Node::of(std::string_view value) {
    Node node;
    node.kind = Kind::text;
    node.text = value;
    return node;
}

Node Node::of(std::int64_t value) {
    Node node;
    node.kind = Kind::integer;
    node.integer = value;
    return node;
}

Node Node::of(bool value) {
    Node node;
    node.kind = Kind::boolean;
    node.boolean = value;
    return node;
}

Node Node::of(std::vector<Node> values) {
    Node node;
    node.kind = Kind::array;
    node.items = std::move(values);
    return node;
}

const Member* Node::find(std::string_view key) const {
    for (const Member& member : members) {
        if (member.key == key) return &member;
    }
    return nullptr;
}

std::string_view words_for(Node::Kind kind) {
    switch (kind) {
        case Node::Kind::text:
            return "text in quotes";
        case Node::Kind::integer:
            return "a whole number";
        case Node::Kind::boolean:
            return "true or false";
        case Node::Kind::array:
            return "a list";
        case Node::Kind::table:
            return "a table";
        case Node::Kind::other:
            return "a decimal number, date or time without quotes";
    }
    return "something else";
}

}  // namespace shop::config
