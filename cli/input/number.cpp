#include "input/number.hpp"

#include "input/words.hpp"

#include <shop/error.hpp>
#include <shop/text.hpp>

#include <fmt/format.h>

#include <charconv>

namespace shop::cli {

std::optional<std::int64_t> digits_to_number(std::string_view text) noexcept {
    if (text.empty() || text.find_first_not_of("0123456789") != std::string_view::npos) {
        return std::nullopt;
    }
    std::int64_t number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (fault != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

std::int64_t parse_number(std::string_view text, std::string_view what, std::int64_t least,
                          std::int64_t most) {
    const auto number = digits_to_number(without_blanks_around(text));
    if (number && *number >= least && *number <= most) return *number;
    throw Error(ErrorCode::invalid_argument,
                fmt::format("'{}' is no number for {}", shown(text), what),
                fmt::format("Give a whole number from {} to {}.", least, most));
}

}  // namespace shop::cli
