#include "store/appointments.hpp"

#include <algorithm>
#include <limits>
#include <span>
#include <utility>

#include "store/appointment_fields.hpp"
#include "store/held_time.hpp"
#include "store/rows.hpp"
#include "store/sql/appointment.hpp"

namespace shop::store {

namespace {

PromisedTime read_promised(Fields& fields) {
    PromisedTime promised;
    promised.start = fields.local();
    promised.zone = fields.text();
    promised.offset = std::chrono::seconds{fields.integer()};
    return promised;
}

Contact read_contact(Fields& fields) {
    Contact contact;
    contact.name = fields.text();
    contact.phone = fields.text();
    contact.email = fields.text();
    return contact;
}

void read_names(Fields& fields, Appointment& appointment) {
    appointment.customer_name = fields.text();
    appointment.customer_phone = fields.text();
    appointment.customer_email = fields.text();
    appointment.mechanic_name = fields.text();
    Vehicle vehicle;
    if (const auto year = fields.optional_integer()) vehicle.year = static_cast<int>(*year);
    vehicle.make = fields.text();
    vehicle.model = fields.text();
    vehicle.plate = fields.text();
    vehicle.vin = fields.text();
    appointment.vehicle_label = label(vehicle);
    appointment.vehicle_plate = vehicle.plate;
    appointment.vehicle_vin = vehicle.vin;
}

std::optional<Authorization> read_authorization(Fields& fields) {
    Authorization authorization;
    authorization.by = fields.optional_text().value_or("");
    authorization.means = fields.optional_text().value_or("");
    const auto at = fields.optional_instant();
    const auto total = fields.optional_money();
    if (!at || !total) return std::nullopt;
    authorization.at = *at;
    authorization.total = *total;
    return authorization;
}

std::optional<Confirmation> read_confirmation(Fields& fields) {
    const auto at = fields.optional_instant();
    std::string by = fields.text();
    if (!at) return std::nullopt;
    return Confirmation{std::move(by), *at};
}

Appointment read_appointment(Fields& fields) {
    Appointment appointment;
    appointment.id = fields.id<AppointmentId>();
    appointment.revision = fields.integer();
    appointment.status = read_status(fields.text());
    appointment.mechanic = fields.id<MechanicId>();
    appointment.customer = fields.id<CustomerId>();
    appointment.vehicle = fields.id<VehicleId>();
    appointment.quote = fields.optional_id<QuoteId>();
    appointment.work.begin = fields.instant();
    appointment.work.end = fields.instant();
    appointment.travel = fields.minutes();
    appointment.wrap_up = fields.minutes();
    appointment.planned = fields.minutes();
    appointment.place_travel = fields.minutes();
    appointment.place_wrap_up = fields.minutes();
    appointment.promised = read_promised(fields);
    appointment.held_until = fields.optional_instant();
    appointment.started_at = fields.optional_instant();
    appointment.finished_at = fields.optional_instant();
    appointment.address = fields.text();
    appointment.postal_code = fields.text();
    appointment.area = fields.text();
    appointment.contact = read_contact(fields);
    appointment.emergency = fields.flag();
    appointment.notes = fields.text();
    appointment.work_notes = fields.text();
    appointment.odometer = fields.optional_integer();
    appointment.cancel_reason = fields.text();
    appointment.cancelled_at = fields.optional_instant();
    appointment.cancelled_late = fields.flag();
    appointment.stop = fields.optional_id<AppointmentId>();
    appointment.follows = fields.optional_id<AppointmentId>();
    appointment.overrides = read_rules(fields.text());
    appointment.moves = fields.number();
    appointment.sequence = fields.number();
    appointment.created_at = fields.instant();
    appointment.total = fields.money();
    appointment.agreed_at = fields.instant();
    appointment.confirmation = read_confirmation(fields);
    read_names(fields, appointment);
    appointment.authorization = read_authorization(fields);
    return appointment;
}

AppointmentService read_service(Fields& fields) {
    AppointmentService service;
    service.code = fields.text();
    service.name = fields.text();
    service.is_package = fields.flag();
    service.duration = fields.minutes();
    service.price = fields.money();
    service.done = fields.flag();
    return service;
}

/// How many jobs' services one statement reads.
constexpr std::size_t kJobsAtOnce = 32;

/// Puts its services into each of at most kJobsAtOnce jobs.
void read_some_services(driver::Connection& connection, std::span<Appointment> appointments) {
    std::vector<driver::Parameter> ids(kJobsAtOnce, std::nullopt);
    std::ranges::transform(appointments, ids.begin(),
                           [](const Appointment& job) { return stored(job.id); });
    const auto rows = connection.query(sql::kAppointmentServices, driver::Parameters{ids});
    while (rows->next()) {
        Fields fields(*rows);
        const auto id = fields.id<AppointmentId>();
        const auto job = std::ranges::find(appointments, id, &Appointment::id);
        job->services.push_back(read_service(fields));
    }
}

void read_services(driver::Connection& connection, std::span<Appointment> appointments) {
    while (!appointments.empty()) {
        const std::size_t count = std::min(kJobsAtOnce, appointments.size());
        read_some_services(connection, appointments.first(count));
        appointments = appointments.subspan(count);
    }
}

/// Jobs as a statement finds them, with their services.
std::vector<Appointment> read_appointments(driver::Connection& connection, const driver::Sql& sql,
                                           std::initializer_list<driver::Parameter> parameters) {
    auto jobs = read_all(connection.query(sql, parameters), read_appointment);
    read_services(connection, jobs);
    return jobs;
}

bool is_open(AppointmentStatus status) {
    return status == AppointmentStatus::held || status == AppointmentStatus::booked ||
           status == AppointmentStatus::in_progress;
}

/// The one that looks at the fewest rows: nearly all jobs are completed, and a mechanic has
/// more of them than a customer.
const driver::Sql& page_statement(const AppointmentFilter& filter) {
    if (filter.vehicle) return sql::kAppointmentPageOfVehicle;
    if (filter.customer) return sql::kAppointmentPageOfCustomer;
    if (filter.open || (filter.status && is_open(*filter.status))) {
        return sql::kAppointmentPageOpen;
    }
    if (filter.status && *filter.status != AppointmentStatus::completed) {
        return sql::kAppointmentPageEnded;
    }
    if (filter.mechanic) return sql::kAppointmentPageOfMechanic;
    return filter.status ? sql::kAppointmentPageEnded : sql::kAppointmentPage;
}

void insert_services(driver::Connection& connection, AppointmentId id,
                     const std::vector<AppointmentService>& services) {
    std::int64_t position = 0;
    for (const AppointmentService& service : services) {
        connection.send(sql::kAppointmentServiceInsert,
                        {stored(id), position++, service.code, service.name, service.is_package,
                         stored(service.duration), stored(service.price), service.done});
    }
}

}  // namespace

AppointmentId insert_appointment(driver::Connection& connection, const Appointment& appointment) {
    const AppointmentId id{read_integer(connection.query(
        sql::kAppointmentInsert,
        {to_string(appointment.status), stored(appointment.mechanic),
         stored(appointment.customer), stored(appointment.vehicle), stored(appointment.quote),
         stored(appointment.work.begin), stored(appointment.work.end), stored(appointment.travel),
         stored(appointment.wrap_up), stored(appointment.planned),
         stored(appointment.place_travel), stored(appointment.place_wrap_up),
         stored(appointment.promised.start), appointment.promised.zone,
         stored(appointment.promised.offset), stored(appointment.held_until), appointment.address,
         appointment.postal_code, appointment.area, appointment.contact.name,
         appointment.contact.phone, appointment.contact.email, appointment.emergency,
         appointment.notes, stored(appointment.stop), stored(appointment.follows),
         written(appointment.overrides), stored(appointment.total),
         stored(appointment.created_at)}))};
    insert_services(connection, id, appointment.services);
    return id;
}

void replace_services(driver::Connection& connection, const Appointment& appointment) {
    connection.send(sql::kAppointmentServicesDelete, {stored(appointment.id)});
    insert_services(connection, appointment.id, appointment.services);
}

bool update_appointment(driver::Connection& connection, const Appointment& appointment) {
    const auto& confirmed = appointment.confirmation;
    return connection.execute(
               sql::kAppointmentUpdate,
               {to_string(appointment.status), holds_time(appointment.status),
                stored(appointment.mechanic), stored(appointment.work.begin),
                stored(appointment.work.end), stored(appointment.travel),
                stored(appointment.wrap_up), stored(appointment.planned),
                stored(appointment.place_travel), stored(appointment.place_wrap_up),
                stored(appointment.promised.start), appointment.promised.zone,
                stored(appointment.promised.offset), stored(appointment.held_until),
                stored(appointment.started_at), stored(appointment.finished_at),
                stored(appointment.cancelled_at), appointment.cancelled_late,
                appointment.cancel_reason, appointment.work_notes, appointment.odometer,
                stored(appointment.stop), stored(appointment.follows),
                written(appointment.overrides), appointment.moves, appointment.sequence,
                stored(appointment.vehicle), stored(appointment.quote), appointment.address,
                appointment.postal_code, appointment.area, appointment.contact.name,
                appointment.contact.phone, appointment.contact.email, appointment.emergency,
                appointment.notes, stored(appointment.total), stored(appointment.id),
                appointment.revision, stored(appointment.agreed_at),
                confirmed ? std::optional{stored(confirmed->at)} : std::nullopt,
                confirmed ? confirmed->by : std::string{}}) == 1;
}

std::optional<Appointment> find_appointment(driver::Connection& connection, AppointmentId id) {
    auto appointment =
        read_one(connection.query(sql::kAppointmentGet, {stored(id)}), read_appointment);
    if (appointment) read_services(connection, {&*appointment, 1});
    return appointment;
}

std::vector<Appointment> appointment_page(driver::Connection& connection,
                                          const AppointmentFilter& filter,
                                          std::optional<AppointmentKey> after) {
    constexpr std::int64_t kFirst = std::numeric_limits<std::int64_t>::min();
    constexpr std::int64_t kLast = std::numeric_limits<std::int64_t>::max();
    const std::int64_t ends_after = filter.from ? stored(*filter.from) : kFirst;
    const std::int64_t starts_from =
        after ? stored(after->start)
              : (filter.from ? stored(*filter.from - std::chrono::days{1}) : kFirst);
    std::optional<std::string_view> status;
    if (filter.status) status = to_string(*filter.status);

    return read_appointments(
        connection, page_statement(filter),
        {starts_from, filter.before ? stored(*filter.before) : kLast,
         after ? stored(after->start) : kFirst, after ? stored(after->id) : std::int64_t{0},
         stored(filter.customer), stored(filter.vehicle), stored(filter.mechanic), status,
         filter.open, ends_after, kPageSize});
}

std::vector<Appointment> appointments_touching(driver::Connection& connection, Interval range,
                                               std::optional<MechanicId> mechanic) {
    return read_appointments(connection, sql::kAppointmentTouching,
                             {stored(range.begin - kReachAfter), stored(range.end + kReachBefore),
                              stored(range.begin), stored(range.end), stored(mechanic)});
}

std::vector<Appointment> not_closed(driver::Connection& connection, Instant by,
                                    std::optional<MechanicId> mechanic, std::int64_t most) {
    return read_appointments(connection, sql::kAppointmentNotClosed,
                             {stored(by), stored(mechanic), most});
}

std::int64_t count_not_closed(driver::Connection& connection, Instant by,
                              std::optional<MechanicId> mechanic) {
    return read_integer(
        connection.query(sql::kAppointmentCountNotClosed, {stored(by), stored(mechanic)}));
}

std::optional<Appointment> next_booked(driver::Connection& connection, Instant now,
                                       std::optional<MechanicId> mechanic) {
    auto jobs = read_appointments(
        connection, sql::kAppointmentNext,
        {stored(now), stored(now - std::chrono::days{1}), stored(mechanic)});
    if (jobs.empty()) return std::nullopt;
    return std::move(jobs.front());
}

std::vector<NeededPart> parts_needed(driver::Connection& connection, Interval day, Instant now,
                                     std::optional<MechanicId> mechanic) {
    return read_all(
        connection.query(sql::kAppointmentParts, {stored(day.begin), stored(day.end),
                                                  stored(mechanic), stored(now)}),
        [](Fields& fields) {
            NeededPart needed;
            needed.mechanic = fields.id<MechanicId>();
            needed.part.name = fields.text();
            needed.part.number = fields.text();
            needed.part.quantity = Quantity{fields.integer()};
            return needed;
        });
}

std::vector<Appointment> appointments_at_stop(driver::Connection& connection,
                                              AppointmentId first) {
    return read_appointments(connection, sql::kAppointmentAtStop, {stored(first)});
}

std::optional<std::pair<AppointmentId, AppointmentStatus>> appointment_of_quote(
    driver::Connection& connection, QuoteId quote, Instant now) {
    return read_one(connection.query(sql::kAppointmentOfQuote, {stored(quote), stored(now)}),
                    [](Fields& fields) {
                        const auto id = fields.id<AppointmentId>();
                        return std::pair{id, read_status(fields.text())};
                    });
}

MissedVisits missed_visits(driver::Connection& connection, CustomerId customer) {
    const auto missed = read_one(connection.query(sql::kAppointmentMissed, {stored(customer)}),
                                 [](Fields& fields) {
                                     MissedVisits visits;
                                     visits.no_shows = fields.integer();
                                     visits.late_cancellations = fields.integer();
                                     visits.last = fields.optional_instant();
                                     return visits;
                                 });
    return missed.value_or(MissedVisits{});
}

std::int64_t count_appointments(driver::Connection& connection) {
    return read_integer(connection.query(sql::kAppointmentCount, {}));
}

bool any_appointment(driver::Connection& connection) {
    return connection.query(sql::kAppointmentAny, {})->next();
}

}  // namespace shop::store
