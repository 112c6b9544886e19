#include "config/wall_clock.hpp"

#include <fmt/format.h>

#include <charconv>

namespace shop::config {

namespace {

// Digits only: from_chars alone would take a sign.
std::optional<int> read_digits(std::string_view text) {
    if (text.empty() || text.find_first_not_of("0123456789") != std::string_view::npos) {
        return std::nullopt;
    }
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{}) return std::nullopt;
    return number;
}

}  // namespace

std::optional<Minutes> read_wall_clock(std::string_view text) {
    const auto colon = text.find(':');
    if (colon == 0 || colon > 2 || text.size() != colon + 3) return std::nullopt;
    const auto hours = read_digits(text.substr(0, colon));
    const auto minutes = read_digits(text.substr(colon + 1));
    if (!hours || !minutes || *minutes > 59) return std::nullopt;
    const Minutes since_midnight{*hours * 60 + *minutes};
    if (since_midnight > kDay) return std::nullopt;
    return since_midnight;
}

std::string print_wall_clock(Minutes since_midnight) {
    return fmt::format("{:02}:{:02}", since_midnight.count() / 60, since_midnight.count() % 60);
}

}  // namespace shop::config
