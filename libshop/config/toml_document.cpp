#include "config/toml_document.hpp"

#include "config/key_depth.hpp"

#include <fmt/format.h>
// Its assertions fail on some malformed text that it refuses all the same, as the library that
// Debian builds, without them, does.
#define TOML_ASSERT(expression) static_cast<void>(0)
#include <toml++/toml.h>

#include <algorithm>
#include <tuple>

namespace shop::config {

namespace {

Position position(const toml::source_region& region) {
    return {static_cast<std::uint32_t>(region.begin.line),
            static_cast<std::uint32_t>(region.begin.column)};
}

Node convert(const toml::node& from);

Node convert_table(const toml::table& table) {
    Node node;
    node.kind = Node::Kind::table;
    for (const auto& [key, value] : table) {
        node.members.push_back({std::string{key.str()}, position(key.source()), convert(value)});
    }
    // The library sorts by name; errors are to come in the order of the file.
    std::stable_sort(node.members.begin(), node.members.end(),
                     [](const Member& a, const Member& b) {
                         return std::tie(a.at.line, a.at.column) < std::tie(b.at.line, b.at.column);
                     });
    return node;
}

Node convert_array(const toml::array& array) {
    std::vector<Node> items;
    items.reserve(array.size());
    for (const toml::node& item : array) items.push_back(convert(item));
    return Node::of(std::move(items));
}

Node convert(const toml::node& from) {
    Node node;
    if (const auto* table = from.as_table()) {
        node = convert_table(*table);
    } else if (const auto* array = from.as_array()) {
        node = convert_array(*array);
    } else if (const auto* text = from.as_string()) {
        node = Node::of(std::string_view{text->get()});
    } else if (const auto* integer = from.as_integer()) {
        node = Node::of(integer->get());
    } else if (const auto* boolean = from.as_boolean()) {
        node = Node::of(boolean->get());
    }
    node.at = position(from.source());
    return node;
}

// "Error while parsing key-value pair: cannot redefine existing string 'name'" is said
// as people would say it.
std::string plain(std::string_view description) {
    constexpr std::string_view kPrefix = "Error while ";
    if (description.starts_with(kPrefix)) description.remove_prefix(kPrefix.size());
    const auto redefined = description.find("cannot redefine existing ");
    if (redefined != std::string_view::npos) {
        const auto open = description.find('\'', redefined);
        const auto close = open == std::string_view::npos ? open : description.find('\'', open + 1);
        if (close != std::string_view::npos) {
            return fmt::format("{} is given twice", description.substr(open, close - open + 1));
        }
        return "a key is given twice";
    }
    return fmt::format("not TOML: {}", description);
}

}  // namespace

Node parse_document(std::string_view toml, const Source& source) {
    if (const auto at = find_deep_key(toml)) {
        throw source.error(*at, "a key with too many parts");
    }
    try {
        return convert_table(toml::parse(toml));
    } catch (const toml::parse_error& error) {
        throw source.error(position(error.source()), plain(error.description()));
    }
}

}  // namespace shop::config
