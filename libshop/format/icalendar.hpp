#pragma once

#include <shop/time.hpp>
#include <shop/zone.hpp>

#include <string>
#include <vector>

namespace shop::format {

/// Somebody in a calendar entry.
struct CalendarPerson {
    std::string name;  ///< may be empty
    std::string address;
};

/// One entry of a calendar.
struct CalendarEvent {
    std::string uid;   ///< the same as long as it is the same entry
    int sequence = 0;  ///< rises with each change that people have to know of
    Interval time{};
    std::string summary;
    std::string location;     ///< empty: none
    std::string description;  ///< may have several lines; empty: none
    bool cancelled = false;
    std::vector<CalendarPerson> organizer;  ///< none or one
    /// Who is there. They are entered as having accepted, so that nobody is asked for a reply.
    std::vector<CalendarPerson> attendees;
};

struct Calendar {
    std::string method;  ///< `REQUEST`, `CANCEL`, `PUBLISH` (RFC 5546); empty: none, in a file
    std::string name;    ///< of the whole, where calendars are listed; empty: none
    Instant stamp{};     ///< when it is written
    std::vector<CalendarEvent> events;
};

/// An iCalendar object (RFC 5545), CRLF at line ends, its times in the zone's wall time with
/// the rules of the years they are in; a time that the wall shows twice in UTC. Text in it is
/// made harmless whatever it is; bytes that are no UTF-8 become U+FFFD.
[[nodiscard]] std::string to_icalendar(const Calendar& calendar, const Zone& zone);

/// The mail address as a URI (RFC 6068). Empty: empty.
[[nodiscard]] std::string mailto_uri(const std::string& address);

}  // namespace shop::format
