#pragma once

#include "driver/connection.hpp"

namespace shop::store::sql {

using driver::Sql;

#define SHOP_APPOINTMENT_SELECT                                                                   \
    "SELECT a.id, a.revision, a.status, a.mechanic_id, a.customer_id, a.vehicle_id, a.quote_id, " \
    "a.starts_at, a.ends_at, a.travel, a.wrap_up, coalesce(a.planned, a.ends_at - a.starts_at), " \
    "coalesce(a.place_travel, a.travel), coalesce(a.place_wrap_up, a.wrap_up), a.starts_local, "  \
    "a.zone, a.utc_offset, a.held_until, a.started_at, a.finished_at, a.address, a.postal_code, " \
    "a.area, a.contact_name, a.contact_phone, a.contact_email, a.emergency, a.notes, "            \
    "a.work_notes, a.odometer, a.cancel_reason, a.cancelled_at, a.cancelled_late, a.stop_id, "    \
    "a.follows_id, a.overrides, a.moves, a.sequence, a.created_at, a.total, "                     \
    "coalesce(a.agreed_at, a.created_at), a.confirmed_at, a.confirmed_by, "                     \
    "c.name, c.phone, c.email, m.name, v.year, v.make, v.model, v.plate, v.vin, "                 \
    "q.authorized_by, q.authorized_means, q.authorized_at, q.authorized_total "                   \
    "FROM appointment a JOIN customer c ON c.id = a.customer_id "                                 \
    "JOIN mechanic m ON m.id = a.mechanic_id JOIN vehicle v ON v.id = a.vehicle_id "              \
    "LEFT JOIN quote q ON q.id = a.quote_id "

inline constexpr Sql kAppointmentInsert{
    "appointment.insert",
    "INSERT INTO appointment (status, holds, mechanic_id, customer_id, vehicle_id, quote_id, "
    "starts_at, ends_at, travel, wrap_up, planned, place_travel, place_wrap_up, starts_local, "
    "zone, utc_offset, held_until, address, postal_code, area, contact_name, contact_phone, "
    "contact_email, emergency, notes, stop_id, follows_id, overrides, total, created_at) "
    "VALUES ($1, 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, "
    "$19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29) RETURNING id"};

inline constexpr Sql kAppointmentServiceInsert{
    "appointment.service_insert",
    "INSERT INTO appointment_service (appointment_id, position, code, name, is_package, duration, "
    "price, done) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"};

inline constexpr Sql kAppointmentServicesDelete{
    "appointment.services_delete", "DELETE FROM appointment_service WHERE appointment_id = $1"};

/// Every change of a job: all but who it is for and when it was made is written whole.
inline constexpr Sql kAppointmentUpdate{
    "appointment.update",
    "UPDATE appointment SET revision = revision + 1, status = $1, holds = $2, mechanic_id = $3, "
    "starts_at = $4, ends_at = $5, travel = $6, wrap_up = $7, planned = $8, place_travel = $9, "
    "place_wrap_up = $10, starts_local = $11, zone = $12, utc_offset = $13, held_until = $14, "
    "started_at = $15, finished_at = $16, cancelled_at = $17, cancelled_late = $18, "
    "cancel_reason = $19, work_notes = $20, odometer = $21, stop_id = $22, follows_id = $23, "
    "overrides = $24, moves = $25, sequence = $26, vehicle_id = $27, quote_id = $28, "
    "address = $29, postal_code = $30, area = $31, contact_name = $32, contact_phone = $33, "
    "contact_email = $34, emergency = $35, notes = $36, total = $37, agreed_at = $40, "
    "confirmed_at = $41, confirmed_by = $42 "
    "WHERE id = $38 AND revision = $39"};

inline constexpr Sql kAppointmentGet{"appointment.get", SHOP_APPOINTMENT_SELECT "WHERE a.id = $1"};

/// Of several jobs at once; where there are fewer, the rest is NULL.
inline constexpr Sql kAppointmentServices{
    "appointment.services",
    "SELECT appointment_id, code, name, is_package, duration, price, done "
    "FROM appointment_service WHERE appointment_id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, "
    "$11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, "
    "$29, $30, $31, $32) ORDER BY appointment_id, position"};

/// After a key; each filter may be NULL. $9: only jobs still to be done.
#define SHOP_APPOINTMENT_FILTERS                                                  \
    "a.starts_at >= $1 AND a.starts_at < $2 AND (a.starts_at > $3 OR a.id > $4) " \
    "AND (CAST($5 AS BIGINT) IS NULL OR a.customer_id = $5) "                     \
    "AND (CAST($6 AS BIGINT) IS NULL OR a.vehicle_id = $6) "                      \
    "AND (CAST($7 AS BIGINT) IS NULL OR a.mechanic_id = $7) "                     \
    "AND (CAST($8 AS TEXT) IS NULL OR a.status = $8) "                            \
    "AND ($9 = 0 OR a.status IN ('held', 'booked', 'in_progress')) "              \
    "AND a.ends_at > $10 "
#define SHOP_APPOINTMENT_PAGE SHOP_APPOINTMENT_FILTERS "ORDER BY a.starts_at, a.id LIMIT $11"

inline constexpr Sql kAppointmentPage{"appointment.page",
                                      SHOP_APPOINTMENT_SELECT "WHERE " SHOP_APPOINTMENT_PAGE};

// The same where an index leads to the few rows that can match.

inline constexpr Sql kAppointmentPageOfCustomer{
    "appointment.page_of_customer",
    SHOP_APPOINTMENT_SELECT "WHERE a.customer_id = $5 AND " SHOP_APPOINTMENT_PAGE};

inline constexpr Sql kAppointmentPageOfVehicle{
    "appointment.page_of_vehicle",
    SHOP_APPOINTMENT_SELECT "WHERE a.vehicle_id = $6 AND " SHOP_APPOINTMENT_PAGE};

/// The index has the jobs that hold time apart from the others. Columns 8 and 1 are the
/// start and the id.
inline constexpr Sql kAppointmentPageOfMechanic{
    "appointment.page_of_mechanic", SHOP_APPOINTMENT_SELECT
    "WHERE a.mechanic_id = $7 AND a.holds = 1 "
    "AND " SHOP_APPOINTMENT_FILTERS "UNION ALL " SHOP_APPOINTMENT_SELECT
    "WHERE a.mechanic_id = $7 AND a.holds = 0 AND " SHOP_APPOINTMENT_FILTERS
    "ORDER BY 8, 1 LIMIT $11"};

/// Jobs still to be done, of which there are never many.
inline constexpr Sql kAppointmentPageOpen{
    "appointment.page_open", SHOP_APPOINTMENT_SELECT
    "WHERE a.status IN ('held', 'booked', 'in_progress') AND " SHOP_APPOINTMENT_PAGE};

/// Jobs in one of the states in which nothing is left to be done.
inline constexpr Sql kAppointmentPageEnded{
    "appointment.page_ended", SHOP_APPOINTMENT_SELECT
    "WHERE a.status IN ('completed', 'cancelled', 'no_show', 'lapsed') AND a.status = $8 "
    "AND " SHOP_APPOINTMENT_PAGE};
#undef SHOP_APPOINTMENT_PAGE
#undef SHOP_APPOINTMENT_FILTERS

/// Whose time, padding included, touches [$3, $4); $1 and $2 bound their starts. $5: of one
/// mechanic, or NULL.
inline constexpr Sql kAppointmentTouching{
    "appointment.touching", SHOP_APPOINTMENT_SELECT
    "WHERE a.starts_at >= $1 AND a.starts_at < $2 AND a.ends_at + a.wrap_up > $3 "
    "AND a.starts_at - a.travel < $4 AND (CAST($5 AS BIGINT) IS NULL OR a.mechanic_id = $5) "
    "ORDER BY a.starts_at, a.id"};

/// Jobs that were over by $1 and were neither closed nor taken back: few, by an index that
/// has no others. $2: of one mechanic, or NULL.
#define SHOP_NOT_CLOSED                                                              \
    "WHERE a.status IN ('held', 'booked', 'in_progress') AND a.status <> 'held' "    \
    "AND a.starts_at < $1 AND a.ends_at <= $1 "                                      \
    "AND (CAST($2 AS BIGINT) IS NULL OR a.mechanic_id = $2) "
inline constexpr Sql kAppointmentNotClosed{
    "appointment.not_closed",
    SHOP_APPOINTMENT_SELECT SHOP_NOT_CLOSED "ORDER BY a.starts_at DESC, a.id DESC LIMIT $3"};
inline constexpr Sql kAppointmentCountNotClosed{
    "appointment.count_not_closed",
    "SELECT CAST(count(*) AS BIGINT) FROM appointment a " SHOP_NOT_CLOSED};
#undef SHOP_NOT_CLOSED

/// The first that is booked and not over by $1; $2 is the earliest start that can be.
/// $3: of one mechanic, or NULL.
inline constexpr Sql kAppointmentNext{
    "appointment.next", SHOP_APPOINTMENT_SELECT
    "WHERE a.status IN ('held', 'booked', 'in_progress') AND a.status = 'booked' "
    "AND a.starts_at >= $2 AND a.ends_at > $1 "
    "AND (CAST($3 AS BIGINT) IS NULL OR a.mechanic_id = $3) "
    "ORDER BY a.starts_at, a.id LIMIT 1"};

/// The parts (kind 2, core charges left out) of the jobs that start in [$1, $2) and are
/// still to be done at $4. $3: of one mechanic, or NULL.
inline constexpr Sql kAppointmentParts{
    "appointment.parts",
    "SELECT a.mechanic_id, l.name, l.part_number, CAST(sum(l.quantity) AS BIGINT) "
    "FROM appointment a JOIN quote_line l ON l.quote_id = a.quote_id "
    "AND l.kind = 2 AND l.refundable = 0 "
    "WHERE a.status IN ('held', 'booked', 'in_progress') AND a.starts_at >= $1 "
    "AND a.starts_at < $2 AND (a.status <> 'held' OR a.held_until > $4) "
    "AND (CAST($3 AS BIGINT) IS NULL OR a.mechanic_id = $3) "
    "GROUP BY a.mechanic_id, l.name, l.part_number "
    "ORDER BY a.mechanic_id, l.name, l.part_number"};

/// What holds one mechanic's time: read from the index alone.
inline constexpr Sql kAppointmentBusyMechanic{
    "appointment.busy_mechanic",
    "SELECT id, starts_at, ends_at, travel, wrap_up, status, held_until FROM appointment "
    "WHERE holds = 1 AND mechanic_id = $1 AND starts_at >= $2 AND starts_at < $3 "
    "ORDER BY starts_at"};

inline constexpr Sql kAppointmentBusyVehicle{
    "appointment.busy_vehicle",
    "SELECT id, starts_at, ends_at, travel, wrap_up, status, held_until FROM appointment "
    "WHERE holds = 1 AND vehicle_id = $1 AND starts_at >= $2 AND starts_at < $3 "
    "ORDER BY starts_at"};

/// Jobs that have run on since long before a time: few, by the index of open jobs.
inline constexpr Sql kAppointmentRunning{
    "appointment.running",
    "SELECT id, starts_at, ends_at, travel, wrap_up, status, held_until, mechanic_id, vehicle_id "
    "FROM appointment WHERE status IN ('held', 'booked', 'in_progress') "
    "AND status = 'in_progress' AND holds = 1 AND starts_at < $1 ORDER BY starts_at"};

/// Jobs that have not begun, from the index of open jobs; a row for each of their services that
/// asks for skills.
inline constexpr Sql kAppointmentComing{
    "appointment.coming",
    "SELECT a.id, a.mechanic_id, a.starts_at, a.ends_at, a.overrides, i.skills "
    "FROM appointment a LEFT JOIN quote_item i ON i.quote_id = a.quote_id AND i.skills <> '' "
    "WHERE a.status IN ('held', 'booked', 'in_progress') AND a.status <> 'in_progress' "
    "AND a.starts_at > $1 AND (a.status = 'booked' OR a.held_until > $1) "
    "ORDER BY a.starts_at, a.id, i.position"};

/// Holds whose time has come and that are not marked so: few are held at a time.
inline constexpr Sql kAppointmentLapsed{
    "appointment.lapsed",
    "SELECT id, mechanic_id, vehicle_id, quote_id FROM appointment "
    "WHERE status = 'held' AND held_until <= $1 ORDER BY held_until, id"};

/// The jobs at one stop, by start: the first, and those that were added to it.
inline constexpr Sql kAppointmentAtStop{
    "appointment.at_stop", SHOP_APPOINTMENT_SELECT
    "WHERE a.id = $1 OR a.stop_id = $1 ORDER BY a.starts_at, a.id"};

inline constexpr Sql kAppointmentOfQuote{
    "appointment.of_quote",
    "SELECT id, status FROM appointment WHERE quote_id = $1 "
    "AND status NOT IN ('cancelled', 'lapsed', 'no_show') "
    "AND (status <> 'held' OR held_until > $2) ORDER BY id DESC LIMIT 1"};

/// What is remembered of a customer.
inline constexpr Sql kAppointmentMissed{
    "appointment.missed",
    "SELECT CAST(coalesce(sum(CASE WHEN status = 'no_show' THEN 1 ELSE 0 END), 0) AS BIGINT), "
    "CAST(coalesce(sum(cancelled_late), 0) AS BIGINT), max(starts_at) FROM appointment "
    "WHERE customer_id = $1 AND (status = 'no_show' OR cancelled_late = 1)"};

#define SHOP_OVERLAP_PAIR                                                \
    "SELECT CASE WHEN a.id < b.id THEN a.id ELSE b.id END AS first_id, " \
    "CASE WHEN a.id < b.id THEN b.id ELSE a.id END AS second_id, "
/// Each job beside those that start no earlier: three days is as far as one can reach.
inline constexpr Sql kAppointmentOverlaps{
    "appointment.overlaps", SHOP_OVERLAP_PAIR
    "CAST(1 AS BIGINT) AS of_mechanic FROM appointment a JOIN appointment b ON b.holds = 1 "
    "AND b.mechanic_id = a.mechanic_id "
    "AND b.starts_at BETWEEN a.starts_at AND a.starts_at + 259200 "
    "AND (b.starts_at > a.starts_at OR b.id > a.id) "
    "AND b.starts_at - b.travel < a.ends_at + a.wrap_up WHERE a.holds = 1 "
    "UNION ALL " SHOP_OVERLAP_PAIR
    "CAST(0 AS BIGINT) AS of_mechanic FROM appointment a JOIN appointment b ON b.holds = 1 "
    "AND b.vehicle_id = a.vehicle_id AND b.mechanic_id <> a.mechanic_id "
    "AND b.starts_at BETWEEN a.starts_at AND a.starts_at + 86400 "
    "AND (b.starts_at > a.starts_at OR b.id > a.id) "
    "AND b.starts_at < a.ends_at WHERE a.holds = 1 "
    "ORDER BY first_id, second_id LIMIT 100"};
#undef SHOP_OVERLAP_PAIR

inline constexpr Sql kAppointmentCount{"appointment.count",
                                       "SELECT CAST(count(*) AS BIGINT) FROM appointment"};

inline constexpr Sql kAppointmentAny{"appointment.any", "SELECT id FROM appointment LIMIT 1"};

#undef SHOP_APPOINTMENT_SELECT

inline constexpr const Sql* kAppointmentStatements[] = {&kAppointmentInsert,
                                                        &kAppointmentServiceInsert,
                                                        &kAppointmentServicesDelete,
                                                        &kAppointmentUpdate,
                                                        &kAppointmentGet,
                                                        &kAppointmentServices,
                                                        &kAppointmentPage,
                                                        &kAppointmentPageOfCustomer,
                                                        &kAppointmentPageOfVehicle,
                                                        &kAppointmentPageOfMechanic,
                                                        &kAppointmentPageOpen,
                                                        &kAppointmentPageEnded,
                                                        &kAppointmentTouching,
                                                        &kAppointmentNotClosed,
                                                        &kAppointmentCountNotClosed,
                                                        &kAppointmentNext,
                                                        &kAppointmentParts,
                                                        &kAppointmentBusyMechanic,
                                                        &kAppointmentBusyVehicle,
                                                        &kAppointmentRunning,
                                                        &kAppointmentComing,
                                                        &kAppointmentMissed,
                                                        &kAppointmentLapsed,
                                                        &kAppointmentAtStop,
                                                        &kAppointmentOfQuote,
                                                        &kAppointmentOverlaps,
                                                        &kAppointmentCount,
                                                        &kAppointmentAny};

}  // namespace shop::store::sql
