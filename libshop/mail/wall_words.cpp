#include "mail/wall_words.hpp"

#include <fmt/format.h>

#include <array>
#include <string_view>

#include "domain/wall_text.hpp"

namespace shop::mail {

namespace {

constexpr std::array<std::string_view, 7> kWeekdays{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                    "Thursday", "Friday", "Saturday"};
constexpr std::array<std::string_view, 12> kMonths{"January",   "February", "March",    "April",
                                                   "May",       "June",     "July",     "August",
                                                   "September", "October",  "November", "December"};
constexpr std::size_t kShort = 3;
constexpr Minutes kHalfDay{720};

std::string_view weekday(LocalDate day) {
    return kWeekdays.at(date::weekday{day}.c_encoding());
}

std::string_view month(LocalDate day) {
    return kMonths.at(unsigned{date::year_month_day{day}.month()} - 1);
}

unsigned day_of_month(LocalDate day) {
    return unsigned{date::year_month_day{day}.day()};
}

}  // namespace

WallWords::WallWords(const Zone& zone, ClockStyle clock, Instant now)
    : zone_(&zone), clock_(clock), today_(zone.date(now)) {}

std::string WallWords::year(LocalDate day) const {
    const date::year that = date::year_month_day{day}.year();
    if (that == date::year_month_day{today_}.year()) return {};
    return fmt::format(", {}", int{that});
}

Minutes WallWords::since_midnight(Instant instant) const {
    const LocalTime time = zone_->wall(instant).time;
    return date::floor<Minutes>(time - LocalTime{date::floor<date::days>(time)});
}

std::string WallWords::long_day(LocalDate day) const {
    return fmt::format("{}, {}", weekday(day), month_and_day(day));
}

std::string WallWords::short_day(LocalDate day) const {
    return fmt::format("{} {} {}{}", weekday(day).substr(0, kShort), month(day).substr(0, kShort),
                       day_of_month(day), year(day));
}

std::string WallWords::month_and_day(LocalDate day) const {
    return fmt::format("{} {}{}", month(day), day_of_month(day), year(day));
}

std::string WallWords::time(Instant instant) const {
    std::string text = domain::clock_text(since_midnight(instant), clock_);
    const auto resolved = zone_->resolve(zone_->wall(instant).time);
    if (resolved.kind == Zone::Resolution::Kind::ambiguous) {
        text += " " + zone_->abbreviation(instant);
    }
    return text;
}

std::string WallWords::end_time(Interval work) const {
    const bool midnight =
        since_midnight(work.end) == Minutes{0} && date(work.end) > date(work.begin);
    return midnight ? domain::clock_text(2 * kHalfDay, clock_) : time(work.end);
}

std::string WallWords::time_beside(Instant instant, Instant other) const {
    const bool same = since_midnight(instant) / kHalfDay == since_midnight(other) / kHalfDay;
    return same ? bare_time(instant) : time(instant);
}

std::string WallWords::bare_time(Instant instant) const {
    std::string text = time(instant);
    if (clock_ == ClockStyle::twelve_hours) {
        for (const std::string_view half : {" am", " pm"}) {
            if (const auto at = text.find(half); at != std::string::npos) text.erase(at, 3);
        }
    }
    return text;
}

std::string WallWords::long_time(Instant instant) const {
    return long_day(date(instant)) + ", " + time(instant);
}

std::string WallWords::short_time(Instant instant) const {
    return short_day(date(instant)) + ", " + time(instant);
}

std::string WallWords::day_from_today(LocalDate day) const {
    const auto days = (day - today_).count();
    if (days == -1) return "yesterday";
    if (days == 0) return "today";
    if (days == 1) return "tomorrow";
    if (days > 1 && days < 7) return std::string{weekday(day)};
    return long_day(day);
}

std::string length_text(Minutes minutes) {
    const auto hours = minutes.count() / 60;
    const auto rest = minutes.count() % 60;
    if (hours == 0) return fmt::format("{} min", rest);
    return rest == 0 ? fmt::format("{} h", hours) : fmt::format("{} h {} min", hours, rest);
}

}  // namespace shop::mail
