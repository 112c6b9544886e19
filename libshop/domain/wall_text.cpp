#include "domain/wall_text.hpp"

#include <fmt/format.h>

#include <array>
#include <string_view>

namespace shop::domain {

namespace {

constexpr std::array<std::string_view, 7> kWeekdays{"Sun", "Mon", "Tue", "Wed",
                                                    "Thu", "Fri", "Sat"};
constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

}  // namespace

std::string day_text(LocalDate day) {
    const date::year_month_day date{day};
    return fmt::format("{} {} {}, {}", kWeekdays[date::weekday{day}.c_encoding()],
                       kMonths[unsigned{date.month()} - 1], unsigned{date.day()}, int{date.year()});
}

std::string clock_text(Minutes since_midnight, ClockStyle clock) {
    const auto hour = since_midnight.count() / 60;
    const auto minute = since_midnight.count() % 60;
    if (clock == ClockStyle::twenty_four_hours) return fmt::format("{:02}:{:02}", hour, minute);
    if (hour == 24) return "midnight";
    const auto on_the_dial = hour % 12 == 0 ? 12 : hour % 12;
    return fmt::format("{}:{:02} {}", on_the_dial, minute, hour < 12 ? "am" : "pm");
}

std::string full_text(LocalTime time, ClockStyle clock) {
    const LocalDate day = date::floor<date::days>(time);
    return day_text(day) + ", " + clock_text(date::floor<Minutes>(time - LocalTime{day}), clock);
}

}  // namespace shop::domain
