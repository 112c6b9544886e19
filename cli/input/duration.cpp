#include "input/duration.hpp"

#include "input/number.hpp"
#include "input/words.hpp"

#include <shop/error.hpp>
#include <shop/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace shop::cli {

namespace {

constexpr std::size_t kLongest = 40;       // bytes
constexpr std::int64_t kMost = 1'000'000;  // minutes, far beyond any range asked for
constexpr std::int64_t kHour = 60;

bool is_hour(std::string_view unit) {
    constexpr std::array<std::string_view, 5> kNames = {"h", "hr", "hrs", "hour", "hours"};
    return std::ranges::find(kNames, unit) != kNames.end();
}

bool is_minute(std::string_view unit) {
    constexpr std::array<std::string_view, 5> kNames = {"m", "min", "mins", "minute", "minutes"};
    return std::ranges::find(kNames, unit) != kNames.end();
}

bool is_day(std::string_view unit) {
    constexpr std::array<std::string_view, 3> kNames = {"d", "day", "days"};
    return std::ranges::find(kNames, unit) != kNames.end();
}

/// `1.5` hours as minutes; none where that is no whole number of them.
std::optional<std::int64_t> hours_to_minutes(std::string_view number) {
    const std::size_t dot = number.find('.');
    const auto whole = digits_to_number(number.substr(0, dot));
    if (!whole || *whole > kMost) return std::nullopt;
    std::int64_t minutes = *whole * kHour;
    if (dot == std::string_view::npos) return minutes;
    const std::string_view decimals = number.substr(dot + 1);
    const auto part = digits_to_number(decimals);
    if (!part || decimals.size() > 4) return std::nullopt;
    std::int64_t scale = 1;
    for (std::size_t i = 0; i < decimals.size(); ++i) scale *= 10;
    if (*part * kHour % scale != 0) return std::nullopt;
    return minutes + *part * kHour / scale;
}

std::string_view take_while(std::string_view& text, std::string_view characters) {
    const std::size_t end = std::min(text.find_first_not_of(characters), text.size());
    const std::string_view taken = text.substr(0, end);
    text.remove_prefix(end);
    return taken;
}

/// Days alone, or hours at most once and first, then minutes at most once.
std::optional<std::int64_t> read_minutes(std::string_view text) {
    constexpr std::string_view kNumber = "0123456789.";
    constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz";
    if (const auto plain = digits_to_number(text)) return plain;
    std::int64_t total = 0;
    bool hours_read = false;
    bool minutes_read = false;
    while (!text.empty()) {
        const std::string_view number = take_while(text, kNumber);
        text = without_blanks_around(text);
        const std::string_view unit = take_while(text, kLetters);
        text = without_blanks_around(text);
        std::optional<std::int64_t> part;
        if (is_day(unit) && total == 0 && text.empty()) {
            part = digits_to_number(number);
            if (part && *part <= kMost) part = *part * 24 * kHour;
        } else if (is_hour(unit) && !hours_read && !minutes_read) {
            part = hours_to_minutes(number);
            hours_read = true;
        } else if (is_minute(unit) && !minutes_read) {
            part = digits_to_number(number);
            minutes_read = true;
        }
        if (!part || *part > kMost * kHour) return std::nullopt;
        total += *part;
    }
    return total;
}

std::string duration_text(Minutes minutes) {
    const auto count = minutes.count();
    if (count < kHour || count % kHour != 0) return fmt::format("{} min", count);
    return fmt::format("{} h", count / kHour);
}

}  // namespace

Minutes parse_duration(std::string_view text, Minutes least, Minutes most) {
    const std::string typed = in_lower_case(without_blanks_around(text.substr(0, kLongest + 1)));
    const auto minutes =
        typed.empty() || text.size() > kLongest ? std::nullopt : read_minutes(typed);
    if (!minutes) {
        throw Error(ErrorCode::invalid_argument,
                    fmt::format("'{}' is no length of time", shown(text)),
                    "Write it like '45m', '1h30m' or '90' (minutes).");
    }
    if (*minutes < least.count() || *minutes > most.count()) {
        throw Error(ErrorCode::invalid_argument,
                    fmt::format("'{}' is not between {} and {}", shown(text), duration_text(least),
                                duration_text(most)));
    }
    return Minutes{*minutes};
}

}  // namespace shop::cli
