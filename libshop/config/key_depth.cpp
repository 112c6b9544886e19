#include "config/key_depth.hpp"

#include <algorithm>
#include <cstddef>

namespace shop::config {

namespace {

constexpr int kMostDots = 15;

// Past the string that begins at `at`, or past what there is of it.
std::size_t skip_string(std::string_view toml, std::size_t at) {
    const char quote = toml[at];
    const bool has_escapes = quote == '"';
    const bool long_string = toml.substr(at, 3) == (quote == '"' ? "\"\"\"" : "'''");
    const std::string_view end = long_string ? toml.substr(at, 3) : toml.substr(at, 1);
    at += end.size();
    while (at < toml.size()) {
        if (toml.substr(at, end.size()) == end) return at + end.size();
        if (!long_string && toml[at] == '\n') return at;
        at += has_escapes && toml[at] == '\\' ? 2 : 1;
    }
    return toml.size();
}

Position position_of(std::string_view toml, std::size_t at) {
    const std::string_view before = toml.substr(0, at);
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    const auto line_start = before.rfind('\n');
    const std::size_t column = line_start == std::string_view::npos ? at + 1 : at - line_start;
    return {static_cast<std::uint32_t>(line), static_cast<std::uint32_t>(column)};
}

}  // namespace

std::optional<Position> find_deep_key(std::string_view toml) {
    int dots = 0;
    std::size_t at = 0;
    while (at < toml.size()) {
        const char c = toml[at];
        if (c == '"' || c == '\'') {
            at = skip_string(toml, at);
            continue;
        }
        if (c == '#') {
            at = std::min(toml.find('\n', at), toml.size());
            continue;
        }
        if (c == '.') {
            if (++dots > kMostDots) return position_of(toml, at);
        } else if (std::string_view{"=\n,{}[]"}.find(c) != std::string_view::npos) {
            dots = 0;
        }
        ++at;
    }
    return std::nullopt;
}

}  // namespace shop::config
