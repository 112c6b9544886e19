#include "store/held_time.hpp"

#include <algorithm>
#include <string_view>

#include "store/appointment_fields.hpp"
#include "store/rows.hpp"
#include "store/sql/appointment.hpp"

namespace shop::store {

namespace {

/// Adds each line of a text that is not there already.
void add_lines(std::vector<std::string>& lines, std::string_view text) {
    while (!text.empty()) {
        const auto end = text.find('\n');
        const std::string line{text.substr(0, end)};
        if (std::ranges::find(lines, line) == lines.end()) lines.push_back(line);
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    }
}

HeldTime read_held(Fields& fields) {
    HeldTime held;
    held.id = fields.id<AppointmentId>();
    held.work.begin = fields.instant();
    held.work.end = fields.instant();
    held.travel = fields.minutes();
    held.wrap_up = fields.minutes();
    held.status = read_status(fields.text());
    held.held_until = fields.optional_instant();
    return held;
}

/// A job that runs, and whose time it takes.
struct RunningJob {
    HeldTime held;
    MechanicId mechanic;
    VehicleId vehicle;
};

RunningJob read_running(Fields& fields) {
    RunningJob job;
    job.held = read_held(fields);
    job.mechanic = fields.id<MechanicId>();
    job.vehicle = fields.id<VehicleId>();
    return job;
}

/// \param busy of one mechanic or vehicle \param whose RunningJob::mechanic or vehicle
template <class IdType>
std::vector<HeldTime> held_times(driver::Connection& connection, const driver::Sql& busy, IdType id,
                                 Interval range, IdType RunningJob::*whose) {
    const Instant from = range.begin - kReachAfter;
    auto run_on = connection.query(sql::kAppointmentRunning, {stored(from)});
    auto in_range =
        connection.query(busy, {stored(id), stored(from), stored(range.end + kReachBefore)});
    std::vector<HeldTime> held;
    for (const RunningJob& job : read_all(std::move(run_on), read_running)) {
        if (job.*whose == id) held.push_back(job.held);
    }
    const auto rest = read_all(std::move(in_range), read_held);
    held.insert(held.end(), rest.begin(), rest.end());
    return held;
}

}  // namespace

void expect_held_time(driver::Connection& connection, const std::vector<MechanicId>& mechanics,
                      std::optional<VehicleId> vehicle, Interval range) {
    const Instant from = range.begin - kReachAfter;
    const Instant until = range.end + kReachBefore;
    connection.expect(sql::kAppointmentRunning, {stored(from)});
    if (vehicle) {
        connection.expect(sql::kAppointmentBusyVehicle,
                          {stored(*vehicle), stored(from), stored(until)});
    }
    for (const MechanicId mechanic : mechanics) {
        connection.expect(sql::kAppointmentBusyMechanic,
                          {stored(mechanic), stored(from), stored(until)});
    }
}

std::vector<HeldTime> mechanic_time(driver::Connection& connection, MechanicId mechanic,
                                    Interval range) {
    return held_times(connection, sql::kAppointmentBusyMechanic, mechanic, range,
                      &RunningJob::mechanic);
}

std::vector<HeldTime> vehicle_time(driver::Connection& connection, VehicleId vehicle,
                                   Interval range) {
    return held_times(connection, sql::kAppointmentBusyVehicle, vehicle, range,
                      &RunningJob::vehicle);
}

std::vector<ComingJob> coming_jobs(driver::Connection& connection, Instant now) {
    std::vector<ComingJob> jobs;
    const auto rows = connection.query(sql::kAppointmentComing, {stored(now)});
    while (rows->next()) {
        Fields fields(*rows);
        const auto id = fields.id<AppointmentId>();
        // One row for each service that asks for skills.
        if (jobs.empty() || jobs.back().id != id) jobs.emplace_back().id = id;
        ComingJob& job = jobs.back();
        job.mechanic = fields.id<MechanicId>();
        job.work.begin = fields.instant();
        job.work.end = fields.instant();
        job.overrides = read_rules(fields.text());
        add_lines(job.skills, fields.optional_text().value_or(""));
    }
    return jobs;
}

void expect_lapsed_holds(driver::Connection& connection, Instant now) {
    connection.expect(sql::kAppointmentLapsed, {stored(now)});
}

std::vector<LapsedHold> lapsed_holds(driver::Connection& connection, Instant now) {
    return read_all(connection.query(sql::kAppointmentLapsed, {stored(now)}), [](Fields& fields) {
        LapsedHold hold;
        hold.id = fields.id<AppointmentId>();
        hold.mechanic = fields.id<MechanicId>();
        hold.vehicle = fields.id<VehicleId>();
        hold.quote = fields.optional_id<QuoteId>();
        return hold;
    });
}

std::vector<Overlap> find_overlaps(driver::Connection& connection) {
    return read_all(connection.query(sql::kAppointmentOverlaps, {}), [](Fields& fields) {
        Overlap overlap;
        overlap.first = fields.id<AppointmentId>();
        overlap.second = fields.id<AppointmentId>();
        overlap.of_mechanic = fields.flag();
        return overlap;
    });
}

}  // namespace shop::store
