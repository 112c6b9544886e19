#include "when.hpp"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <string_view>

namespace shop::cli {

namespace {

// Written out: strftime() and date's %a follow the locale.
constexpr std::array<std::string_view, 7> kWeekdays{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                    "Thursday", "Friday", "Saturday"};
constexpr std::array<std::string_view, 12> kMonths{"January",   "February", "March",    "April",
                                                   "May",       "June",     "July",     "August",
                                                   "September", "October",  "November", "December"};

std::string_view weekday(LocalDate date) {
    return kWeekdays[date::weekday{date}.c_encoding()];
}

std::string_view month(const date::year_month_day& date) {
    return kMonths[unsigned{date.month()} - 1];
}

std::string_view three(std::string_view name) {
    return name.substr(0, 3);
}

}  // namespace

std::string full_date(LocalDate date) {
    return fmt::format("{} {}", three(weekday(date)), plain_date(date));
}

std::string short_date(LocalDate date) {
    return fmt::format("{} {}", three(weekday(date)), month_and_day(date));
}

std::string month_and_day(LocalDate date) {
    const date::year_month_day day{date};
    return fmt::format("{} {}", three(month(day)), unsigned{day.day()});
}

std::string plain_date(LocalDate date) {
    const date::year_month_day day{date};
    return fmt::format("{} {}, {}", three(month(day)), unsigned{day.day()}, int{day.year()});
}

std::string long_date(LocalDate date) {
    const date::year_month_day day{date};
    return fmt::format("{}, {} {}, {}", weekday(date), month(day), unsigned{day.day()},
                       int{day.year()});
}

std::string time_of_day(LocalTime time, ClockStyle style) {
    return time_of_day(std::chrono::floor<Minutes>(time - date::floor<date::days>(time)), style);
}

std::string time_of_day(Minutes since_midnight, ClockStyle style) {
    const auto hour = since_midnight.count() / 60;
    const auto minute = since_midnight.count() % 60;
    if (style == ClockStyle::twenty_four_hours) return fmt::format("{:02}:{:02}", hour, minute);
    const auto on_the_dial = hour % 12 == 0 ? 12 : hour % 12;
    return fmt::format("{}:{:02} {}", on_the_dial, minute, hour % 24 < 12 ? "am" : "pm");
}

namespace {

std::string time_at(Instant instant, const Zone& zone, ClockStyle style) {
    const LocalTime wall = zone.wall(instant).time;
    std::string text = time_of_day(wall, style);
    if (zone.resolve(wall).kind == Zone::Resolution::Kind::ambiguous) {
        text += " " + zone.abbreviation(instant);
    }
    return text;
}

}  // namespace

std::string date_and_time(Instant instant, const Zone& zone, ClockStyle style, LocalDate today) {
    const LocalDate day = zone.date(instant);
    const bool this_year = date::year_month_day{day}.year() == date::year_month_day{today}.year();
    return (this_year ? short_date(day) : full_date(day)) + ", " + time_at(instant, zone, style);
}

std::string full_date_and_time(Instant instant, const Zone& zone, ClockStyle style) {
    return full_date(zone.date(instant)) + ", " + time_at(instant, zone, style);
}

std::string duration(Minutes minutes) {
    const auto hours = minutes.count() / 60;
    const auto rest = minutes.count() % 60;
    if (hours == 0) return fmt::format("{} min", rest);
    if (rest == 0) return fmt::format("{} h", hours);
    return fmt::format("{} h {} min", hours, rest);
}

std::string days_from(LocalDate today, LocalDate date) {
    const auto days = (date - today).count();
    if (days == 0) return "today";
    if (days == 1) return "tomorrow";
    if (days == -1) return "yesterday";
    return days > 0 ? fmt::format("in {} days", days) : fmt::format("{} days ago", -days);
}

}  // namespace shop::cli
