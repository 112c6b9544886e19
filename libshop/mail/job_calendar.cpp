#include "mail/job_calendar.hpp"

#include <fmt/format.h>

#include "format/icalendar.hpp"
#include "mail/job_facts.hpp"
#include "mail/job_words.hpp"

namespace shop::mail {

namespace {

std::string description_of(const JobFacts& facts, bool cancelled, const Desk& desk) {
    const Appointment& job = facts.job;
    // There is nothing to reply to in a calendar.
    const std::string number = phone_of(desk.settings).shown;
    std::string how = "call or text " + number;
    if (number.empty()) how = "write to " + sender_of(desk.settings).address;
    const std::string what = work_and_car(job) + "\nBooking " + number_of(job);
    if (cancelled) {
        return fmt::format("{}\nThis appointment is cancelled. For another time, {}.", what, how);
    }
    return fmt::format("{}\nTo change or cancel, {}. Declining this entry does NOT cancel.", what,
                       how);
}

}  // namespace

std::string job_calendar(const std::string& method, const JobFacts& facts, const Letter& letter,
                         const Desk& desk) {
    const Appointment& job = facts.job;
    format::CalendarEvent event;
    event.uid = fmt::format("{}.{}", number_of(job), desk.store_uid);
    event.sequence = job.sequence;
    event.time = job.work;
    event.summary = desk.settings.profile.name + ": " + in_midline(work_and_car(job));
    event.location = place_text(job.address, job.postal_code);
    event.cancelled = method == "CANCEL";
    event.description = description_of(facts, event.cancelled, desk);
    if (!letter.from.address.empty()) {
        event.organizer.push_back({letter.from.name, letter.from.address});
    }
    if (!letter.to.address.empty()) event.attendees.push_back({letter.to.name, letter.to.address});
    return format::to_icalendar({method, "", desk.now, {event}}, desk.zone);
}

}  // namespace shop::mail
