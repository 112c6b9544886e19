#include "service/sheet_contents.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <sstream>
#include <utility>

#include "service/appointments.hpp"
#include "service/customers.hpp"
#include "store/digest.hpp"

namespace shop::service {

namespace {

using mail::DayChange;

constexpr std::size_t kDigest = 16;

/// What is on the way that day: a hold may lapse, and what is off is not.
bool is_told(const Appointment& job) {
    return takes_place(job.status) && job.status != AppointmentStatus::held;
}

/// A message about it did not arrive: its kind.
std::string undelivered_of(const Appointment& job, const std::vector<MechanicDay>& days) {
    for (const MechanicDay& day : days) {
        const auto found =
            std::ranges::find(day.undelivered, job.id, &UndeliveredMessage::job);
        if (found != day.undelivered.end()) return found->kind;
    }
    return {};
}

/// Of what a sheet says of a job beside its start: not of the jobs and calls of other days, and not
/// of how busy the day is.
std::string digest_of(Context& context, const Appointment& job,
                      const std::vector<MechanicDay>& days) {
    const Customer customer = require_customer(context.connection(), job.customer);
    store::LengthPrefixed fields;
    fields.add(std::to_string(job.mechanic.value()))
        .add(std::to_string(job.planned.count()))
        .add(job.customer_name)
        .add(job.customer_phone)
        .add(customer.phone_extension)
        .add(customer.notes)
        .add(job.contact.name)
        .add(job.contact.phone)
        .add(job.address)
        .add(job.postal_code)
        .add(job.vehicle_label)
        .add(job.vehicle_plate)
        .add(job.vehicle_vin)
        .add(job.emergency ? "emergency" : "")
        .add(job.notes)
        .add(std::to_string(job.total.minor_units()))
        .add(job.authorization ? std::to_string(job.authorization->total.minor_units()) : "")
        .add(undelivered_of(job, days));
    for (const AppointmentService& service : job.services) {
        fields.add(service.code).add(service.done ? "" : "not done");
    }
    return store::sha256_hex(fields.text()).substr(0, kDigest);
}

struct Told {
    Instant start{};
    std::string digest;
};

std::map<AppointmentId, Told> read(const std::string& contents) {
    std::map<AppointmentId, Told> told;
    std::istringstream lines(contents);
    std::int64_t id = 0;
    std::int64_t start = 0;
    std::string digest;
    while (lines >> id >> start >> digest) {
        told[AppointmentId{id}] = {Instant{std::chrono::seconds{start}}, digest};
    }
    return told;
}

std::vector<Appointment> jobs_of(const std::vector<MechanicDay>& days) {
    std::vector<Appointment> jobs;
    for (const MechanicDay& day : days) {
        std::ranges::copy_if(day.appointments, std::back_inserter(jobs), is_told);
    }
    std::ranges::sort(jobs, {}, [](const Appointment& job) {
        return std::pair{job.work.begin, job.id};
    });
    return jobs;
}

}  // namespace

std::string contents_of(Context& context, const std::vector<MechanicDay>& days) {
    std::string contents;
    for (const Appointment& job : jobs_of(days)) {
        contents += fmt::format("{} {} {}\n", job.id.value(),
                                job.work.begin.time_since_epoch().count(),
                                digest_of(context, job, days));
    }
    return contents;
}

std::vector<DayChange> changes_since(Context& context, const std::string& contents,
                                  const std::vector<MechanicDay>& days) {
    auto told = read(contents);
    std::vector<DayChange> changes;
    for (const Appointment& job : jobs_of(days)) {
        const auto before = told.extract(job.id);
        if (before.empty()) {
            changes.push_back({DayChange::Kind::added, job, {}});
        } else if (before.mapped().start != job.work.begin) {
            changes.push_back({DayChange::Kind::moved, job, before.mapped().start});
        } else if (before.mapped().digest != digest_of(context, job, days)) {
            changes.push_back({DayChange::Kind::changed, job, {}});
        }
    }
    for (const auto& [id, before] : told) {
        changes.push_back({DayChange::Kind::gone, require_appointment(context.connection(), id),
                           before.start});
    }
    return changes;
}

}  // namespace shop::service
