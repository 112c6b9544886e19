// Writes what independent parsers then read: in each zone calendar entries over a year, each
// with the seconds of its start and end in its UID. Usage: write_year FOLDER

#include <shop/time.hpp>
#include <shop/zone.hpp>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>

#include "format/icalendar.hpp"

namespace {

using shop::format::Calendar;
using shop::format::CalendarEvent;

/// An entry of 95 minutes.
CalendarEvent event_at(shop::Instant begin) {
    const shop::Instant end = begin + std::chrono::minutes{95};
    CalendarEvent event;
    event.uid = std::to_string(begin.time_since_epoch().count()) + "-" +
                std::to_string(end.time_since_epoch().count());
    event.time = {begin, end};
    event.summary = "Öl, Filter; \\ und mehr: " + std::string(80, 'x');
    event.organizer.push_back({"Edgar's \"Mobile\" Auto Repair", "edgar@example.com"});
    event.attendees.push_back({"Núñez, María; x", "maria@example.com"});
    return event;
}

/// Each entry in a calendar of its own, as letters have it; and all in one.
void write_zone(const std::string& name, const std::filesystem::path& folder) {
    const shop::Zone zone = shop::Zone::load(name);
    std::string file = name;
    file[file.find('/')] = '_';
    std::ofstream single(folder / (file + ".single.ics"), std::ios::binary);
    std::ofstream all(folder / (file + ".all.ics"), std::ios::binary);
    const shop::Instant first = date::sys_days{date::year{2026} / 1 / 1};
    const shop::Instant last = date::sys_days{date::year{2027} / 1 / 3};
    Calendar year{"PUBLISH", "a year", first, {}};
    for (shop::Instant at = first; at < last; at += std::chrono::minutes{5 * 60 + 30}) {
        year.events.push_back(event_at(at));
        single << shop::format::to_icalendar({"REQUEST", "", at, {event_at(at)}}, zone);
    }
    all << shop::format::to_icalendar(year, zone);
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 2) return 2;
    for (const char* zone : {"Europe/London", "America/Los_Angeles", "Asia/Kolkata",
                             "Africa/Casablanca", "Australia/Lord_Howe"}) {
        write_zone(zone, arguments[1]);
    }
    return 0;
}
