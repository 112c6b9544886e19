#include "format/icalendar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "format/content_line.hpp"
#include "format/vtimezone.hpp"

namespace shop::format {

namespace {

std::string utc(Instant instant) {
    return calendar_time(LocalTime{instant.time_since_epoch()}) + "Z";
}

/// A wall time that is shown twice means the first of both (RFC 5545, 3.3.5), if a calendar
/// knows that; so it stands in UTC.
bool in_wall_time(const CalendarEvent& event, const Zone& zone) {
    const auto once = [&](Instant instant) {
        return zone.resolve(zone.wall(instant).time).kind == Zone::Resolution::Kind::unique;
    };
    return once(event.time.begin) && once(event.time.end);
}

void append_time(std::string& text, std::string_view name, Instant instant, bool wall,
                 const Zone& zone) {
    append_content_line(text, wall ? fmt::format("{};TZID={}:{}", name, zone.name(),
                                                 calendar_time(zone.wall(instant).time))
                                   : fmt::format("{}:{}", name, utc(instant)));
}

void append_text(std::string& text, std::string_view name, std::string_view value) {
    if (value.empty()) return;
    append_content_line(text, fmt::format("{}:{}", name, calendar_text(value)));
}

std::string common_name(const CalendarPerson& person) {
    return person.name.empty() ? "" : ";CN=" + calendar_parameter(person.name);
}

void append_event(std::string& text, const CalendarEvent& event, const Calendar& calendar,
                  const Zone& zone) {
    const bool wall = in_wall_time(event, zone);
    append_content_line(text, "BEGIN:VEVENT");
    append_text(text, "UID", event.uid);
    append_content_line(text, fmt::format("SEQUENCE:{}", event.sequence));
    append_content_line(text, "DTSTAMP:" + utc(calendar.stamp));
    append_time(text, "DTSTART", event.time.begin, wall, zone);
    append_time(text, "DTEND", event.time.end, wall, zone);
    append_text(text, "SUMMARY", event.summary);
    append_text(text, "LOCATION", event.location);
    append_text(text, "DESCRIPTION", event.description);
    append_content_line(text, event.cancelled ? "STATUS:CANCELLED" : "STATUS:CONFIRMED");
    for (const CalendarPerson& person : event.organizer) {
        append_content_line(
            text, fmt::format("ORGANIZER{}:{}", common_name(person), mailto_uri(person.address)));
    }
    for (const CalendarPerson& person : event.attendees) {
        append_content_line(
            text, fmt::format("ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE{}:{}",
                              common_name(person), mailto_uri(person.address)));
    }
    append_content_line(text, "END:VEVENT");
}

void append_zone(std::string& text, const Calendar& calendar, const Zone& zone) {
    std::vector<Interval> times;
    for (const CalendarEvent& event : calendar.events) {
        if (in_wall_time(event, zone)) times.push_back(event.time);
    }
    if (times.empty()) return;
    Interval all = times.front();
    for (const Interval& time : times) {
        all.begin = std::min(all.begin, time.begin);
        all.end = std::max(all.end, time.end);
    }
    text += to_vtimezone(zone, all);
}

}  // namespace

std::string to_icalendar(const Calendar& calendar, const Zone& zone) {
    std::string text;
    append_content_line(text, "BEGIN:VCALENDAR");
    append_content_line(text, "VERSION:2.0");
    append_content_line(text, "PRODID:-//libshop//shopctl//EN");
    append_content_line(text, "CALSCALE:GREGORIAN");
    append_text(text, "METHOD", calendar.method);
    append_text(text, "X-WR-CALNAME", calendar.name);
    append_zone(text, calendar, zone);
    for (const CalendarEvent& event : calendar.events) append_event(text, event, calendar, zone);
    append_content_line(text, "END:VCALENDAR");
    return text;
}

std::string mailto_uri(const std::string& address) {
    if (address.empty()) return {};
    constexpr std::string_view kPlain = "-._~@!$'*+";
    std::string uri = "mailto:";
    for (const char c : address) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (c >= '0' && c <= '9') || kPlain.find(c) != std::string_view::npos;
        if (plain) {
            uri += c;
        } else {
            uri += fmt::format("%{:02X}", static_cast<unsigned char>(c));
        }
    }
    return uri;
}

}  // namespace shop::format
