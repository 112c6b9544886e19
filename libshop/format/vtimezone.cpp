#include "format/vtimezone.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iterator>
#include <vector>

#include "format/content_line.hpp"

namespace shop::format {

namespace {

using std::chrono::seconds;

/// `-0800`, with seconds where an old offset has some.
std::string offset_text(seconds offset) {
    const auto total = std::abs(offset.count());
    std::string text =
        fmt::format("{}{:02}{:02}", offset < seconds{0} ? '-' : '+', total / 3600, total / 60 % 60);
    if (total % 60 != 0) text += fmt::format("{:02}", total % 60);
    return text;
}

Instant new_year(int year) {
    return Instant{date::sys_days{date::year{year} / 1 / 1}.time_since_epoch()};
}

int year_of(Instant instant) {
    return int{date::year_month_day{date::floor<date::days>(instant)}.year()};
}

void append_observance(std::string& text, const Zone& zone, const Zone::Segment& segment,
                       seconds before, bool daylight) {
    const char* const name = daylight ? "DAYLIGHT" : "STANDARD";
    // A change of the clock stands in the wall time that it ends.
    const LocalTime begins{segment.interval.begin.time_since_epoch() + before};
    append_content_line(text, fmt::format("BEGIN:{}", name));
    append_content_line(text, "DTSTART:" + calendar_time(begins));
    append_content_line(text, "TZOFFSETFROM:" + offset_text(before));
    append_content_line(text, "TZOFFSETTO:" + offset_text(segment.offset));
    append_content_line(text, "TZNAME:" + calendar_text(zone.abbreviation(segment.interval.begin)));
    append_content_line(text, fmt::format("END:{}", name));
}

}  // namespace

std::string calendar_time(LocalTime time) {
    const auto day = date::floor<date::days>(time);
    const date::year_month_day date{day};
    const auto since = (time - day).count();
    return fmt::format("{:04}{:02}{:02}T{:02}{:02}{:02}", int{date.year()}, unsigned{date.month()},
                       unsigned{date.day()}, since / 3600, since / 60 % 60, since % 60);
}

std::string to_vtimezone(const Zone& zone, Interval range) {
    const Instant first_day = new_year(year_of(range.begin));
    // From a year before, for the change that was the last one when the first year began.
    const std::vector<Zone::Segment> segments =
        zone.segments({new_year(year_of(range.begin) - 1), new_year(year_of(range.end) + 1)});
    const seconds least =
        std::ranges::min(segments, {}, [](const Zone::Segment& s) { return s.offset; }).offset;

    std::string text;
    append_content_line(text, "BEGIN:VTIMEZONE");
    append_content_line(text, "TZID:" + calendar_text(zone.name()));
    for (auto segment = segments.begin(); segment != segments.end(); ++segment) {
        if (segment->interval.end <= first_day) continue;
        const seconds before =
            segment == segments.begin() ? segment->offset : std::prev(segment)->offset;
        append_observance(text, zone, *segment, before, segment->offset > least);
    }
    append_content_line(text, "END:VTIMEZONE");
    return text;
}

}  // namespace shop::format
