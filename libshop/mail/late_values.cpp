#include "mail/late_values.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "mail/job_words.hpp"
#include "mail/layout.hpp"

namespace shop::mail {

namespace {

/// The car before it at the stop, by a name that is not this one's too.
std::string first_car(const Appointment& first, const Appointment& job, const Reader& reader) {
    return short_car(first) == short_car(job) ? "the first car" : whose_car(first, reader);
}

/// This job's car and those after it at the stop.
std::string cars_from_here(const JobFacts& facts, const Appointment& first, const Reader& reader) {
    const Appointment& job = facts.job;
    std::vector<std::string> cars{short_car(first) == short_car(job) ? "the second car"
                                                                     : whose_car(job, reader)};
    for (const Appointment& other : own_others(facts)) {
        if (other.work.begin > job.work.begin) cars.push_back(whose_car(other, reader));
    }
    return joined(cars);
}

/// When the last of the customer's cars at the stop is done.
std::string finish(const JobFacts& facts, const Desk& desk) {
    Interval work = facts.job.work;
    for (const Appointment& other : own_others(facts)) {
        work.end = std::max(work.end, other.work.end);
    }
    return desk.words().end_time(work);
}

}  // namespace

void add_late(Values& values, const JobFacts& facts, const Desk& desk, const Reader& reader) {
    const bool after_first = facts.first_car.has_value();
    values.only_if("waits", facts.waits_for_another && !after_first);
    values.only_if("late_by_itself", !facts.waits_for_another && !after_first);
    values.only_if("not_after_first", !after_first);
    const Appointment first = facts.first_car.value_or(facts.job);
    const bool is_done = first.status == AppointmentStatus::completed;
    values.set_one("after_first", after_first,
                   {{"first_car", first_car(first, facts.job, reader)},
                    {"takes", is_done ? "took" : "is taking"},
                    {"cars", cars_from_here(facts, first, reader)}});
    values.set("finish", finish(facts, desk));
}

}  // namespace shop::mail
