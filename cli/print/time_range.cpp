#include "time_range.hpp"

#include "when.hpp"

namespace shop::cli {

namespace {

/// ` am` or ` pm` at the end of a time of day; empty for other times.
std::string half_of_day(const std::string& time) {
    if (time.ends_with(" am") || time.ends_with(" pm")) return time.substr(time.size() - 3);
    return {};
}

}  // namespace

std::string time_at(Instant instant, const Zone& zone, ClockStyle style) {
    const LocalTime wall = zone.wall(instant).time;
    std::string text = time_of_day(wall, style);
    if (zone.resolve(wall).kind == Zone::Resolution::Kind::ambiguous) {
        text += " " + zone.abbreviation(instant);
    }
    return text;
}

std::string time_range(const Interval& interval, const Zone& zone, ClockStyle style) {
    std::string begin = time_at(interval.begin, zone, style);
    const std::string end = time_at(interval.end, zone, style);
    const LocalDate first = zone.date(interval.begin);
    const LocalDate last = zone.date(interval.end);
    if (first == last) {
        const std::string half = half_of_day(begin);
        if (!half.empty() && half == half_of_day(end)) begin.resize(begin.size() - half.size());
        return begin + "-" + end;
    }
    const bool ends_with_the_day = zone.day(first).end == interval.end;
    if (ends_with_the_day) {
        return begin + (style == ClockStyle::twenty_four_hours ? "-24:00" : "-midnight");
    }
    return begin + "-" + short_date(last) + " " + end;
}

std::string full_date_and_range(const Interval& interval, const Zone& zone, ClockStyle style) {
    return full_date(zone.date(interval.begin)) + ", " + time_range(interval, zone, style);
}

}  // namespace shop::cli
