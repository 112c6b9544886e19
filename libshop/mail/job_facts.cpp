#include "mail/job_facts.hpp"

#include <fmt/format.h>

#include "mail/job_words.hpp"
#include "mail/links.hpp"

namespace shop::mail {

namespace {

/// `today`, `tomorrow`, `on Thursday`.
std::string on_day(const WallWords& words, LocalDate day) {
    const std::string text = words.day_from_today(day);
    const bool named = text == "today" || text == "tomorrow" || text == "yesterday";
    return named ? text : "on " + text;
}

/// The start it had, by its time alone where the day is the same.
std::string was_text(const Appointment& job, Instant was, const WallWords& words) {
    if (words.date(was) == words.date(job.work.begin)) {
        return words.time_beside(was, job.work.begin);
    }
    return words.short_time(was);
}

void add_start(Values& values, const JobFacts& facts, const Desk& desk) {
    const WallWords words = desk.words();
    const Appointment& job = facts.job;
    const Instant start = job.work.begin;
    values.set("when", words.long_time(start));
    values.set("when_short", words.short_time(start));
    values.set("day", words.day_from_today(words.date(start)));
    values.set("on_day", on_day(words, words.date(start)));
    values.set("time", words.time(start));
    values.set("end_time", words.end_time(job.work));

    const bool moved = has_moved(facts);
    const Instant was = facts.previous_start.value_or(start);
    values.set_one("moved", moved,
                   {{"was", was_text(job, was, words)}, {"was_when", words.long_time(was)}});
    values.only_if("not_moved", !moved);
}

}  // namespace

bool has_moved(const JobFacts& facts) {
    return facts.previous_start && *facts.previous_start != facts.job.work.begin;
}

std::vector<std::string> unknown_things(const Appointment& job) {
    std::vector<std::string> things;
    if (job.address.empty()) things.emplace_back("the street address");
    if (job.vehicle_plate.empty()) things.emplace_back("the plate");
    if (job.vehicle_vin.empty()) things.emplace_back("the VIN");
    return things;
}

std::string number_of(const Appointment& job) {
    return fmt::format("A{}", job.id.value());
}

void add_job(Values& values, const JobFacts& facts, const Desk& desk) {
    const Appointment& job = facts.job;
    add_start(values, facts, desk);
    const std::string place = place_text(job.address, job.postal_code);
    values.set("where", place.empty() ? "not known yet" : place);
    values.set_one("place", !place.empty(), {{"address", place}});
    values.set_one("map", !job.address.empty(), {{"link", map_link(place)}});
    values.set("work", work_text(job));
    values.set("work_midline", in_midline(work_text(job)));
    values.set("car", car_text(job));
    // What is called just a car needs no mention beside the work.
    values.set_one("known_car", car_text(job) != "car", {{"car", car_text(job)}});
    values.set("mechanic", job.mechanic_name.empty() ? facts.mechanic.name : job.mechanic_name);
    values.set("booking", number_of(job));
}

}  // namespace shop::mail
