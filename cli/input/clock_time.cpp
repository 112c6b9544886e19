#include "input/clock_time.hpp"

#include "input/number.hpp"

#include <shop/error.hpp>
#include <shop/text.hpp>

#include <fmt/format.h>

namespace shop::cli {

namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

struct Digits {
    std::string_view hour;
    std::string_view minute = "00";
    std::string_view second = "00";
};

bool all_digits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// `9`, `14`, `930`, `0930`, `9:30`, `09:30:00`
std::optional<Digits> split(std::string_view text) {
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos) {
        if (!all_digits(text) || text.size() > 4) return std::nullopt;
        if (text.size() <= 2) return Digits{text};
        return Digits{text.substr(0, text.size() - 2), text.substr(text.size() - 2)};
    }
    Digits digits{text.substr(0, colon), text.substr(colon + 1)};
    if (const std::size_t second = digits.minute.find(':'); second != std::string_view::npos) {
        digits.second = digits.minute.substr(second + 1);
        digits.minute = digits.minute.substr(0, second);
    }
    const bool shaped = all_digits(digits.hour) && digits.hour.size() <= 2 &&
                        all_digits(digits.minute) && digits.minute.size() == 2 &&
                        all_digits(digits.second) && digits.second.size() == 2;
    return shaped ? std::optional(digits) : std::nullopt;
}

/// Cuts `z`, `-08:00` or `+0530` off a time with a colon.
std::optional<seconds> take_offset(std::string_view& text) {
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    if (text.ends_with('z')) {
        text.remove_suffix(1);
        return seconds{0};
    }
    const std::size_t sign = text.find_first_of("+-", colon);
    if (sign == std::string_view::npos) return std::nullopt;
    std::string digits(text.substr(sign + 1));
    if (digits.size() == 5 && digits[2] == ':') digits.erase(2, 1);
    if (digits.size() != 4 || !all_digits(digits)) return std::nullopt;
    const auto hour = *digits_to_number(digits.substr(0, 2));
    const auto minute = *digits_to_number(digits.substr(2));
    if (hour > 23 || minute > 59) return std::nullopt;
    const seconds offset = hours{hour} + minutes{minute};
    const bool west = text[sign] == '-';
    text = text.substr(0, sign);
    return west ? -offset : offset;
}

enum class HalfOfDay { none, am, pm };

HalfOfDay half_of_day(std::string_view word) {
    if (word == "am" || word == "a.m.") return HalfOfDay::am;
    if (word == "pm" || word == "p.m.") return HalfOfDay::pm;
    return HalfOfDay::none;
}

/// Cuts `am` or `pm` off the end, or takes the word after.
HalfOfDay take_half_of_day(std::string_view& text, Words& words) {
    const std::size_t end_of_digits = text.find_first_not_of("0123456789:");
    if (end_of_digits != std::string_view::npos) {
        const HalfOfDay half = half_of_day(text.substr(end_of_digits));
        if (half != HalfOfDay::none) text = text.substr(0, end_of_digits);
        return half;
    }
    if (words.size() < 2) return HalfOfDay::none;
    const HalfOfDay half = half_of_day(words[1]);
    if (half != HalfOfDay::none) words = words.subspan(1);
    return half;
}

[[noreturn]] void refuse(std::string_view typed) {
    throw Error(ErrorCode::invalid_argument, fmt::format("'{}' is no time of day", shown(typed)),
                "Write it like '9:30', '9:30 pm' or '14:30'; days run from 00:00 to 23:59.");
}

seconds value_of(const Digits& digits, HalfOfDay half, std::string_view typed) {
    auto hour = *digits_to_number(digits.hour);
    const auto minute = *digits_to_number(digits.minute);
    const auto second = *digits_to_number(digits.second);
    if (half != HalfOfDay::none) {
        if (hour < 1 || hour > 12) refuse(typed);
        hour = hour % 12 + (half == HalfOfDay::pm ? 12 : 0);
    }
    if (hour > 23 || minute > 59 || second > 59) refuse(typed);
    return hours{hour} + minutes{minute} + seconds{second};
}

}  // namespace

std::optional<ClockTime> take_clock_time(Words& words) {
    if (words.empty()) return std::nullopt;
    const std::string& typed = words.front();
    if (typed == "noon" || typed == "midnight") {
        words = words.subspan(1);
        const bool midnight = typed == "midnight";
        return ClockTime{midnight ? hours{0} : hours{12}, std::nullopt, midnight};
    }
    std::string_view text = typed;
    ClockTime time;
    time.offset = take_offset(text);
    Words rest = words;
    const HalfOfDay half = take_half_of_day(text, rest);
    const auto digits = split(text);
    if (!digits) return std::nullopt;
    time.since_midnight = value_of(*digits, half, typed);
    words = rest.subspan(1);
    return time;
}

}  // namespace shop::cli
