#include "mail/job_calendar.hpp"

#include <fmt/format.h>

#include "format/icalendar.hpp"
#include "mail/job_facts.hpp"
#include "mail/job_words.hpp"

namespace shop::mail {

namespace {

std::string description_of(const JobFacts& facts, const Desk& desk) {
    const Appointment& job = facts.job;
    // There is nothing to reply to in a calendar.
    const std::string number = phone_of(desk.settings).shown;
    std::string how = "call or text " + number;
    if (number.empty()) how = "write to " + sender_of(desk.settings).address;
    return fmt::format(
        "{}\nBooking {}\nTo change or cancel, {}. Declining this entry does "
        "NOT cancel.",
        work_and_car(job), number_of(job), how);
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
    event.description = description_of(facts, desk);
    event.cancelled = method == "CANCEL";
    if (!letter.from.address.empty()) {
        event.organizer.push_back({letter.from.name, letter.from.address});
    }
    if (!letter.to.address.empty()) event.attendees.push_back({letter.to.name, letter.to.address});
    return format::to_icalendar({method, "", desk.now, {event}}, desk.zone);
}

}  // namespace shop::mail
