// Reads calendars with libical and compares the instants of each entry, by the zone that the
// calendar itself describes, with those in its UID. Usage: check_with_libical FILE...

#include <libical/ical.h>

#include <cstdio>
#include <cstring>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

namespace {

using Component = std::unique_ptr<icalcomponent, void (*)(icalcomponent*)>;

long long instant_of(icalcomponent* calendar, icalcomponent* event, icalproperty_kind kind) {
    icalproperty* property = icalcomponent_get_first_property(event, kind);
    if (property == nullptr) return -1;
    const icaltimetype time = icalvalue_get_datetime(icalproperty_get_value(property));
    icalparameter* tzid = icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER);
    icaltimezone* zone = icaltimezone_get_utc_timezone();
    if (tzid != nullptr) {
        zone = icalcomponent_get_timezone(calendar, icalparameter_get_tzid(tzid));
        if (zone == nullptr) return -2;
    }
    return static_cast<long long>(icaltime_as_timet_with_zone(time, zone));
}

/// How many of a calendar's entries were looked at; what is wrong with one is printed.
int check(icalcomponent* calendar, const char* file, int& wrong) {
    int seen = 0;
    for (icalcomponent* event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);
         event != nullptr;
         event = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT)) {
        ++seen;
        const std::string found =
            std::to_string(instant_of(calendar, event, ICAL_DTSTART_PROPERTY)) + "-" +
            std::to_string(instant_of(calendar, event, ICAL_DTEND_PROPERTY));
        if (found == icalcomponent_get_uid(event)) continue;
        ++wrong;
        std::printf("%s: %s is read as %s\n", file, icalcomponent_get_uid(event), found.c_str());
    }
    // A property that could not be read is kept as an error.
    const int errors = icalcomponent_count_errors(calendar);
    if (errors != 0) std::printf("%s: %d errors\n", file, errors);
    wrong += errors;
    return seen;
}

}  // namespace

int main(int count, char** arguments) {
    int wrong = 0;
    int seen = 0;
    for (int i = 1; i < count; ++i) {
        std::ifstream in(arguments[i], std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(in), {}};
        const Component root(icalparser_parse_string(text.c_str()), icalcomponent_free);
        if (!root) return 1;
        if (icalcomponent_isa(root.get()) == ICAL_VCALENDAR_COMPONENT) {
            seen += check(root.get(), arguments[i], wrong);
            continue;
        }
        for (icalcomponent* calendar =
                 icalcomponent_get_first_component(root.get(), ICAL_VCALENDAR_COMPONENT);
             calendar != nullptr;
             calendar = icalcomponent_get_next_component(root.get(), ICAL_VCALENDAR_COMPONENT)) {
            seen += check(calendar, arguments[i], wrong);
        }
    }
    std::printf("%d entries, %d wrong\n", seen, wrong);
    return wrong == 0 && seen > 0 ? 0 : 1;
}
