#include "format/icalendar.hpp"

#include <shop/format.hpp>

#include <doctest/doctest.h>

#include <string>

#include "format/content_line.hpp"
#include "format/vtimezone.hpp"

using namespace shop::format;

namespace {

shop::Instant at(const std::string& text) {
    return shop::parse_rfc3339(text).value();
}

const shop::Zone& davis() {
    static const shop::Zone zone = shop::Zone::load("America/Los_Angeles");
    return zone;
}

CalendarEvent event(const std::string& begin, const std::string& end) {
    CalendarEvent event;
    event.uid = "A1.abc";
    event.time = {at(begin), at(end)};
    event.summary = "Oil change";
    return event;
}

std::string with_lf(std::string text) {
    std::erase(text, '\r');
    return text;
}

/// The events alone.
std::string events(const Calendar& calendar, const shop::Zone& zone = davis()) {
    const std::string text = with_lf(to_icalendar(calendar, zone));
    const std::size_t begin = text.find("BEGIN:VEVENT");
    return text.substr(begin, text.rfind("END:VCALENDAR") - begin);
}

std::string folded(const std::string& line) {
    std::string text;
    append_content_line(text, line);
    return text;
}

}  // namespace

TEST_CASE("a line of 75 octets stands, a longer one is folded") {
    const std::string full(75, 'x');
    CHECK(folded(full) == full + "\r\n");
    CHECK(folded(full + "y") == full + "\r\n y\r\n");
    CHECK(folded(full + std::string(75, 'y')) ==
          full + "\r\n " + std::string(74, 'y') + "\r\n y\r\n");
}

TEST_CASE("no character is cut in folding") {
    for (std::size_t ascii = 70; ascii <= 76; ++ascii) {
        std::string text = folded(std::string(ascii, 'x') + "äö€😀😀äöü");
        std::string lines = text;
        std::string unfolded;
        while (!lines.empty()) {
            const std::size_t end = lines.find("\r\n");
            CHECK(end <= 75);
            std::string line = lines.substr(0, end);
            if (!unfolded.empty()) line.erase(0, 1);
            CHECK((static_cast<unsigned char>(line.front()) & 0xC0U) != 0x80U);
            unfolded += line;
            lines.erase(0, end + 2);
        }
        CHECK(unfolded == std::string(ascii, 'x') + "äö€😀😀äöü");
    }
}

TEST_CASE("text is escaped, and cannot end its line") {
    CHECK(calendar_text("a, b; c\\d\ne\r\nf\x01g\xff") == "a\\, b\\; c\\\\d\\ne \\nf g\uFFFD");
    CHECK(calendar_parameter("Ana \"A\" Chan; x:y,\r\nz") == "\"Ana 'A' Chan; x:y,  z\"");
}

TEST_CASE("an event that was called off says so, and who is asked is not asked for a reply") {
    Calendar calendar{"CANCEL", "", at("2026-11-17T09:00:00-08:00"), {}};
    CalendarEvent off = event("2026-11-19T09:30:00-08:00", "2026-11-19T11:45:00-08:00");
    off.sequence = 3;
    off.cancelled = true;
    off.location = "19 Oak Ct, Davis";
    off.organizer.push_back({"Edgar's", "edgar@example.com"});
    off.attendees.push_back({"", "maria,l%@example.com"});
    calendar.events = {off};
    CHECK(events(calendar) ==
          "BEGIN:VEVENT\n"
          "UID:A1.abc\n"
          "SEQUENCE:3\n"
          "DTSTAMP:20261117T170000Z\n"
          "DTSTART;TZID=America/Los_Angeles:20261119T093000\n"
          "DTEND;TZID=America/Los_Angeles:20261119T114500\n"
          "SUMMARY:Oil change\n"
          "LOCATION:19 Oak Ct\\, Davis\n"
          "STATUS:CANCELLED\n"
          "ORGANIZER;CN=\"Edgar's\":mailto:edgar@example.com\n"
          "ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:maria%2Cl\n"
          " %25@example.com\n"
          "END:VEVENT\n");
}

TEST_CASE("a time that the wall shows twice stands in UTC, without rules of a zone") {
    const Calendar calendar{"REQUEST",
                            "",
                            at("2026-10-01T09:00:00-07:00"),
                            {event("2026-11-01T01:30:00-08:00", "2026-11-01T03:00:00-08:00")}};
    CHECK(events(calendar).find("DTSTART:20261101T093000Z\nDTEND:20261101T110000Z\n") !=
          std::string::npos);
    CHECK(to_icalendar(calendar, davis()).find("VTIMEZONE") == std::string::npos);
}

TEST_CASE("several events stand in one calendar that has a name") {
    const Calendar calendar{"PUBLISH",
                            "Edgar, Tuesday",
                            at("2026-11-17T09:00:00-08:00"),
                            {event("2026-11-17T09:30:00-08:00", "2026-11-17T10:00:00-08:00"),
                             event("2026-11-17T11:30:00-08:00", "2026-11-17T12:00:00-08:00")}};
    const std::string text = with_lf(to_icalendar(calendar, davis()));
    CHECK(
        text.starts_with("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//libshop//shopctl//EN\n"
                         "CALSCALE:GREGORIAN\nMETHOD:PUBLISH\n"
                         "X-WR-CALNAME:Edgar\\, Tuesday\nBEGIN:VTIMEZONE\n"));
    CHECK(text.find("BEGIN:VTIMEZONE") == text.rfind("BEGIN:VTIMEZONE"));
    CHECK(text.find("BEGIN:VEVENT") != text.rfind("BEGIN:VEVENT"));
}

TEST_CASE("a zone without changes has one rule") {
    const shop::Zone kolkata = shop::Zone::load("Asia/Kolkata");
    CHECK(with_lf(to_vtimezone(
              kolkata, {at("2026-11-17T09:00:00+05:30"), at("2026-11-17T10:00:00+05:30")})) ==
          "BEGIN:VTIMEZONE\n"
          "TZID:Asia/Kolkata\n"
          "BEGIN:STANDARD\n"
          "DTSTART:20250101T053000\n"
          "TZOFFSETFROM:+0530\n"
          "TZOFFSETTO:+0530\n"
          "TZNAME:IST\n"
          "END:STANDARD\n"
          "END:VTIMEZONE\n");
}

TEST_CASE("an appointment over New Year (UTC) has the rules of both years") {
    const std::string text = with_lf(
        to_vtimezone(davis(), {at("2026-12-31T15:30:00-08:00"), at("2026-12-31T16:30:00-08:00")}));
    CHECK(text.find("DTSTART:20251102T020000") != std::string::npos);
    CHECK(text.find("DTSTART:20260308T020000") != std::string::npos);
    CHECK(text.find("DTSTART:20271107T020000") != std::string::npos);
}
