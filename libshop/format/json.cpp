#include "format/json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace shop {

namespace format {

namespace {

/// Whether a character of three bytes (UTF-8) changes the direction of text or ends a line.
bool rearranges_text(unsigned code_point) {
    return (code_point >= 0x200e && code_point <= 0x200f) ||
           (code_point >= 0x2028 && code_point <= 0x202e) ||
           (code_point >= 0x2066 && code_point <= 0x2069) || code_point == 0xfeff;
}

unsigned byte_at(std::string_view text, std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0;
}

/// Whether a byte may begin what is escaped: nearly no text has one.
bool may_begin_mark(char c) {
    const unsigned byte = static_cast<unsigned char>(c);
    return byte == 0x7f || byte == 0xc2 || byte == 0xd8 || (byte & 0xf0U) == 0xe0;
}

/// Outside of strings JSON is ASCII, so that escaping the whole text escapes strings only.
std::string with_marks_escaped(std::string text) {
    if (std::none_of(text.begin(), text.end(), may_begin_mark)) return text;
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const unsigned first = byte_at(text, i);
        const unsigned second = byte_at(text, i + 1);
        if (first == 0x7f) {
            result += "\\u007f";
        } else if ((first == 0xc2 && second < 0xa0) || (first == 0xd8 && second == 0x9c)) {
            result += fmt::format("\\u{:04x}", ((first & 0x1fU) << 6U) | (second & 0x3fU));
            i += 1;
        } else if ((first & 0xf0U) == 0xe0) {
            const unsigned third = byte_at(text, i + 2);
            const unsigned code_point =
                ((first & 0x0fU) << 12U) | ((second & 0x3fU) << 6U) | (third & 0x3fU);
            if (rearranges_text(code_point)) {
                result += fmt::format("\\u{:04x}", code_point);
            } else {
                result.append(text, i, 3);
            }
            i += 2;
        } else {
            result += text[i];
        }
    }
    return result;
}

}  // namespace

std::string dump(const Json& json) {
    return with_marks_escaped(json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

Json text_or_null(std::string_view text) {
    return text.empty() ? Json(nullptr) : Json(text);
}

Json date_text(LocalDate date) {
    const date::year_month_day day{date};
    return fmt::format("{:04}-{:02}-{:02}", int{day.year()}, unsigned{day.month()},
                       unsigned{day.day()});
}

Json wall_text(LocalTime time) {
    const LocalDate day = date::floor<date::days>(time);
    const date::hh_mm_ss<std::chrono::seconds> clock{time - day};
    return fmt::format("{}T{:02}:{:02}:{:02}", date_text(day).get_ref<const std::string&>(),
                       clock.hours().count(), clock.minutes().count(), clock.seconds().count());
}

Json instant_text(Instant instant, const JsonStyle& style) {
    return to_rfc3339(instant, style.zone);
}

Json interval_object(const Interval& interval, const JsonStyle& style) {
    return {{"start", instant_text(interval.begin, style)},
            {"end", instant_text(interval.end, style)}};
}

Json hours_object(const WeeklyHours& hours) {
    constexpr std::array<const char*, 7> kDays{"monday", "tuesday",  "wednesday", "thursday",
                                               "friday", "saturday", "sunday"};
    Json result = Json::object();
    for (std::size_t i = 0; i < kDays.size(); ++i) {
        result[kDays.at(i)] =
            list(hours.at(i), [](const TimeRange& range) { return to_string(range); });
    }
    return result;
}

}  // namespace format

std::string json_string(std::string_view text) {
    return format::dump(format::Json(text));
}

}  // namespace shop
