#include "mail/reader.hpp"

#include <algorithm>
#include <iterator>

#include "mail/job_words.hpp"

namespace shop::mail {

Reader reader_of(const Appointment& job) {
    if (job.contact.email.empty()) return {job.customer_name, true};
    return {job.contact.name, same_name(job.contact.name, job.customer_name)};
}

std::string whose_car(const Appointment& job, const Reader& reader) {
    return (reader.pays ? "your " : job.customer_name + "'s ") + short_car(job);
}

std::vector<Appointment> own_others(const JobFacts& facts) {
    std::vector<Appointment> own;
    std::ranges::copy_if(facts.at_stop, std::back_inserter(own), [&](const Appointment& other) {
        return other.customer == facts.job.customer && other.id != facts.job.id &&
               other.status == AppointmentStatus::booked;
    });
    return own;
}

}  // namespace shop::mail
