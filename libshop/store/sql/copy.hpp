#pragma once

#include "driver/connection.hpp"

#include <array>

// Whole tables, for `db copy`: in the order in which their references allow it. The migrations and
// the head of the audit log are written by what copies.
namespace shop::store::sql {

using driver::Sql;

inline constexpr Sql kCopyReadStoreInfo{
    "copy.read_store_info",
    "SELECT id, uid, home, timezone, currency, minimum_program, created_at, outbox_held_at, "
    "outbox_hold_reason, reminded_at FROM store_info "
    "WHERE id >= $1 AND id < $2 ORDER BY id"};
inline constexpr Sql kCopyWriteStoreInfo{
    "copy.write_store_info",
    "INSERT INTO store_info (id, uid, home, timezone, currency, minimum_program, created_at, "
    "outbox_held_at, outbox_hold_reason, reminded_at) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"};
inline constexpr Sql kCopyLastStoreInfo{
    "copy.last_store_info", "SELECT CAST(coalesce(max(id), 0) AS BIGINT) FROM store_info"};

inline constexpr Sql kCopyReadPolicy{
    "copy.read_policy",
    "SELECT id, document, digest, created_at, actor FROM policy WHERE id >= $1 AND id < $2 "
    "ORDER BY id"};
inline constexpr Sql kCopyWritePolicy{
    "copy.write_policy",
    "INSERT INTO policy (id, document, digest, created_at, actor) VALUES ($1, $2, $3, $4, $5)"};
inline constexpr Sql kCopyLastPolicy{"copy.last_policy",
                                     "SELECT CAST(coalesce(max(id), 0) AS BIGINT) FROM policy"};

inline constexpr Sql kCopyReadCustomer{
    "copy.read_customer",
    "SELECT id, revision, name, name_folded, phone, phone_extension, email, email_folded, "
    "address, postal_code, notes, search_text, reminders, created_at FROM customer WHERE id "
    ">= $1 AND id < $2 ORDER BY id"};
inline constexpr Sql kCopyWriteCustomer{
    "copy.write_customer",
    "INSERT INTO customer (id, revision, name, name_folded, phone, phone_extension, email, "
    "email_folded, address, postal_code, notes, search_text, reminders, created_at) VALUES "
    "($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)"};
inline constexpr Sql kCopyLastCustomer{"copy.last_customer",
                                       "SELECT CAST(coalesce(max(id), 0) AS BIGINT) FROM customer"};

inline constexpr Sql kCopyReadVehicle{
    "copy.read_vehicle",
    "SELECT id, revision, customer_id, year, make, model, plate, plate_folded, vin, odometer,"
    " notes, search_text, created_at FROM vehicle WHERE id >= $1 AND id < $2 ORDER BY id"};
inline constexpr Sql kCopyWriteVehicle{
    "copy.write_vehicle",
    "INSERT INTO vehicle (id, revision, customer_id, year, make, model, plate, plate_folded, "
    "vin, odometer, notes, search_text, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, "
    "$9, $10, $11, $12, $13)"};
inline constexpr Sql kCopyLastVehicle{"copy.last_vehicle",
                                      "SELECT CAST(coalesce(max(id), 0) AS BIGINT) FROM vehicle"};

inline constexpr Sql kCopyReadMechanic{
    "copy.read_mechanic",
    "SELECT id, revision, name, name_folded, phone, email, own_hours, retired, created_at "
    "FROM mechanic WHERE id >= $1 AND id < $2 ORDER BY id"};
inline constexpr Sql kCopyWriteMechanic{
    "copy.write_mechanic",
    "INSERT INTO mechanic (id, revision, name, name_folded, phone, email, own_hours, retired,"
    " created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"};
inline constexpr Sql kCopyLastMechanic{"copy.last_mechanic",
                                       "SELECT CAST(coalesce(max(id), 0) AS BIGINT) FROM mechanic"};

inline constexpr Sql kCopyReadMechanicHours{
    "copy.read_mechanic_hours",
    "SELECT mechanic_id, weekday, opens, closes FROM mechanic_hours WHERE mechanic_id >= $1 "
    "AND mechanic_id < $2 ORDER BY mechanic_id, weekday, opens"};
inline constexpr Sql kCopyWriteMechanicHours{
    "copy.write_mechanic_hours",
    "INSERT INTO mechanic_hours (mechanic_id, weekday, opens, closes) VALUES ($1, $2, $3, $4)"};
inline constexpr Sql kCopyLastMechanicHours{
    "copy.last_mechanic_hours",
    "SELECT CAST(coalesce(max(mechanic_id), 0) AS BIGINT) FROM mechanic_hours"};

inline constexpr Sql kCopyReadMechanicSkill{
    "copy.read_mechanic_skill",
    "SELECT mechanic_id, skill FROM mechanic_skill WHERE mechanic_id >= $1 AND mechanic_id < "
    "$2 ORDER BY mechanic_id, skill"};
inline constexpr Sql kCopyWriteMechanicSkill{
    "copy.write_mechanic_skill",
    "INSERT INTO mechanic_skill (mechanic_id, skill) VALUES ($1, $2)"};
inline constexpr Sql kCopyLastMechanicSkill{
    "copy.last_mechanic_skill",
    "SELECT CAST(coalesce(max(mechanic_id), 0) AS BIGINT) FROM mechanic_skill"};

inline constexpr Sql kCopyReadClosure{
    "copy.read_closure",
    "SELECT id, revision, mechanic_id, begins_local, ends_local, reason, created_at FROM "
    "closure WHERE id >= $1 AND id < $2 ORDER BY id"};
inline constexpr Sql kCopyWriteClosure{
    "copy.write_closure",
    "INSERT INTO closure (id, revision, mechanic_id, begins_local, ends_local, reason, "
    "created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)"};
inline constexpr Sql kCopyLastClosure{"copy.last_closure",
                                      "SELECT CAST(coalesce(max(id), 0) AS BIGINT) FROM closure"};

inline constexpr Sql kCopyReadService{
    "copy.read_service",
    "SELECT id, revision, code, name, category, price, labor, duration, "
    "credited_when_repaired, retired, created_at FROM service WHERE id >= $1 AND id < $2 "
    "ORDER BY id"};
inline constexpr Sql kCopyWriteService{
    "copy.write_service",
    "INSERT INTO service (id, revision, code, name, category, price, labor, duration, "
    "credited_when_repaired, retired, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9,"
    " $10, $11)"};
inline constexpr Sql kCopyLastService{"copy.last_service",
                                      "SELECT CAST(coalesce(max(id), 0) AS BIGINT) FROM service"};

inline constexpr Sql kCopyReadServiceSkill{
    "copy.read_service_skill",
    "SELECT service_id, position, skill FROM service_skill WHERE service_id >= $1 AND "
    "service_id < $2 ORDER BY service_id, position"};
inline constexpr Sql kCopyWriteServiceSkill{
    "copy.write_service_skill",
    "INSERT INTO service_skill (service_id, position, skill) VALUES ($1, $2, $3)"};
inline constexpr Sql kCopyLastServiceSkill{
    "copy.last_service_skill",
    "SELECT CAST(coalesce(max(service_id), 0) AS BIGINT) FROM service_skill"};

inline constexpr Sql kCopyReadServicePart{
    "copy.read_service_part",
    "SELECT service_id, position, name, part_number, part_condition, quantity, cost, price, "
    "refundable FROM service_part WHERE service_id >= $1 AND service_id < $2 ORDER BY "
    "service_id, position"};
inline constexpr Sql kCopyWriteServicePart{
    "copy.write_service_part",
    "INSERT INTO service_part (service_id, position, name, part_number, part_condition, "
    "quantity, cost, price, refundable) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"};
inline constexpr Sql kCopyLastServicePart{
    "copy.last_service_part",
    "SELECT CAST(coalesce(max(service_id), 0) AS BIGINT) FROM service_part"};

inline constexpr Sql kCopyReadPackage{
    "copy.read_package",
    "SELECT id, revision, code, name, price, duration, retired, created_at FROM package WHERE"
    " id >= $1 AND id < $2 ORDER BY id"};
inline constexpr Sql kCopyWritePackage{
    "copy.write_package",
    "INSERT INTO package (id, revision, code, name, price, duration, retired, created_at) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"};
inline constexpr Sql kCopyLastPackage{"copy.last_package",
                                      "SELECT CAST(coalesce(max(id), 0) AS BIGINT) FROM package"};

inline constexpr Sql kCopyReadPackageService{
    "copy.read_package_service",
    "SELECT package_id, position, service_id FROM package_service WHERE package_id >= $1 AND "
    "package_id < $2 ORDER BY package_id, position"};
inline constexpr Sql kCopyWritePackageService{
    "copy.write_package_service",
    "INSERT INTO package_service (package_id, position, service_id) VALUES ($1, $2, $3)"};
inline constexpr Sql kCopyLastPackageService{
    "copy.last_package_service",
    "SELECT CAST(coalesce(max(package_id), 0) AS BIGINT) FROM package_service"};

inline constexpr Sql kCopyReadQuote{
    "copy.read_quote",
    "SELECT id, revision, status, customer_id, vehicle_id, vehicle_text, postal_code, area, "
    "area_assumed, emergency, currency, valid_through_local, duration, tax_rate, "
    "emergency_multiplier, supplies_percent, discount_percent, discount_amount, "
    "discount_scope, discount_reason, labor, parts, surcharge, travel, fees, credit, "
    "discount, subtotal, taxable, tax, total, authorized_by, authorized_means, authorized_at,"
    " authorized_total, decline_reason, supersedes_id, policy_id, notes, created_at, "
    "supplies_cap, emergency_on_travel, tax_parts, tax_labor, tax_fees, tax_travel FROM quote"
    " WHERE id >= $1 AND id < $2 ORDER BY id"};
inline constexpr Sql kCopyWriteQuote{
    "copy.write_quote",
    "INSERT INTO quote (id, revision, status, customer_id, vehicle_id, vehicle_text, "
    "postal_code, area, area_assumed, emergency, currency, valid_through_local, duration, "
    "tax_rate, emergency_multiplier, supplies_percent, discount_percent, discount_amount, "
    "discount_scope, discount_reason, labor, parts, surcharge, travel, fees, credit, "
    "discount, subtotal, taxable, tax, total, authorized_by, authorized_means, authorized_at,"
    " authorized_total, decline_reason, supersedes_id, policy_id, notes, created_at, "
    "supplies_cap, emergency_on_travel, tax_parts, tax_labor, tax_fees, tax_travel) VALUES "
    "($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, "
    "$20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, "
    "$37, $38, $39, $40, $41, $42, $43, $44, $45, $46)"};
inline constexpr Sql kCopyLastQuote{"copy.last_quote",
                                    "SELECT CAST(coalesce(max(id), 0) AS BIGINT) FROM quote"};

inline constexpr Sql kCopyReadQuoteItem{
    "copy.read_quote_item",
    "SELECT quote_id, position, code, name, is_package, duration, package_price, "
    "credited_when_repaired, skills FROM quote_item WHERE quote_id >= $1 AND quote_id < $2 "
    "ORDER BY quote_id, position"};
inline constexpr Sql kCopyWriteQuoteItem{
    "copy.write_quote_item",
    "INSERT INTO quote_item (quote_id, position, code, name, is_package, duration, "
    "package_price, credited_when_repaired, skills) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, "
    "$9)"};
inline constexpr Sql kCopyLastQuoteItem{
    "copy.last_quote_item", "SELECT CAST(coalesce(max(quote_id), 0) AS BIGINT) FROM quote_item"};

inline constexpr Sql kCopyReadQuoteLine{
    "copy.read_quote_line",
    "SELECT quote_id, position, kind, item, service, name, part_number, part_condition, "
    "labor, quantity, each_price, list, amount, surcharge, discount, taxable, refundable, "
    "diagnostic, covered FROM quote_line WHERE quote_id >= $1 AND quote_id < $2 ORDER BY "
    "quote_id, position"};
inline constexpr Sql kCopyWriteQuoteLine{
    "copy.write_quote_line",
    "INSERT INTO quote_line (quote_id, position, kind, item, service, name, part_number, "
    "part_condition, labor, quantity, each_price, list, amount, surcharge, discount, taxable,"
    " refundable, diagnostic, covered) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, "
    "$12, $13, $14, $15, $16, $17, $18, $19)"};
inline constexpr Sql kCopyLastQuoteLine{
    "copy.last_quote_line", "SELECT CAST(coalesce(max(quote_id), 0) AS BIGINT) FROM quote_line"};

inline constexpr Sql kCopyReadAppointment{
    "copy.read_appointment",
    "SELECT id, revision, status, holds, imported, mechanic_id, customer_id, vehicle_id, "
    "quote_id, starts_at, ends_at, travel, wrap_up, starts_local, zone, utc_offset, "
    "held_until, started_at, finished_at, cancelled_at, address, postal_code, area, "
    "contact_name, contact_phone, contact_email, emergency, notes, work_notes, odometer, "
    "cancel_reason, stop_id, follows_id, moves, sequence, total, created_at, planned, "
    "place_travel, place_wrap_up, overrides, cancelled_late, agreed_at, confirmed_at, "
    "confirmed_by FROM appointment WHERE id >= $1 AND id < $2 ORDER BY id"};
inline constexpr Sql kCopyWriteAppointment{
    "copy.write_appointment",
    "INSERT INTO appointment (id, revision, status, holds, imported, mechanic_id, "
    "customer_id, vehicle_id, quote_id, starts_at, ends_at, travel, wrap_up, starts_local, "
    "zone, utc_offset, held_until, started_at, finished_at, cancelled_at, address, "
    "postal_code, area, contact_name, contact_phone, contact_email, emergency, notes, "
    "work_notes, odometer, cancel_reason, stop_id, follows_id, moves, sequence, total, "
    "created_at, planned, place_travel, place_wrap_up, overrides, cancelled_late, agreed_at, "
    "confirmed_at, confirmed_by) VALUES ($1,"
    " $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, "
    "$21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, "
    "$38, $39, $40, $41, $42, $43, $44, $45)"};
inline constexpr Sql kCopyLastAppointment{
    "copy.last_appointment", "SELECT CAST(coalesce(max(id), 0) AS BIGINT) FROM appointment"};

inline constexpr Sql kCopyReadAppointmentService{
    "copy.read_appointment_service",
    "SELECT appointment_id, position, code, name, is_package, duration, price, done FROM "
    "appointment_service WHERE appointment_id >= $1 AND appointment_id < $2 ORDER BY "
    "appointment_id, position"};
inline constexpr Sql kCopyWriteAppointmentService{
    "copy.write_appointment_service",
    "INSERT INTO appointment_service (appointment_id, position, code, name, is_package, "
    "duration, price, done) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"};
inline constexpr Sql kCopyLastAppointmentService{
    "copy.last_appointment_service",
    "SELECT CAST(coalesce(max(appointment_id), 0) AS BIGINT) FROM appointment_service"};

inline constexpr Sql kCopyReadOutbox{
    "copy.read_outbox",
    "SELECT id, kind, audience, appointment_id, quote_id, mechanic_id, lead, moves, sequence,"
    " state, not_before, attempts, lease_until, message_id, last_error, sent_at, created_at, "
    "sheet_date, sheet_at, lease_token, recipient, told_start, contents "
    "FROM outbox WHERE id >= $1 AND id < $2 ORDER BY id"};
inline constexpr Sql kCopyWriteOutbox{
    "copy.write_outbox",
    "INSERT INTO outbox (id, kind, audience, appointment_id, quote_id, mechanic_id, lead, "
    "moves, sequence, state, not_before, attempts, lease_until, message_id, last_error, "
    "sent_at, created_at, sheet_date, sheet_at, lease_token, recipient, told_start, contents) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, "
    "$19, $20, $21, $22, $23)"};
inline constexpr Sql kCopyLastOutbox{"copy.last_outbox",
                                     "SELECT CAST(coalesce(max(id), 0) AS BIGINT) FROM outbox"};

inline constexpr Sql kCopyReadAuditEntry{
    "copy.read_audit_entry",
    "SELECT id, at, actor, action, entity, entity_id, payload_digest, previous_hash, hash "
    "FROM audit_entry WHERE id >= $1 AND id < $2 ORDER BY id"};
inline constexpr Sql kCopyWriteAuditEntry{
    "copy.write_audit_entry",
    "INSERT INTO audit_entry (id, at, actor, action, entity, entity_id, payload_digest, "
    "previous_hash, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"};
inline constexpr Sql kCopyLastAuditEntry{
    "copy.last_audit_entry", "SELECT CAST(coalesce(max(id), 0) AS BIGINT) FROM audit_entry"};

inline constexpr Sql kCopyReadAuditPayload{
    "copy.read_audit_payload",
    "SELECT entry_id, salt, before, after FROM audit_payload WHERE entry_id >= $1 AND "
    "entry_id < $2 ORDER BY entry_id"};
inline constexpr Sql kCopyWriteAuditPayload{
    "copy.write_audit_payload",
    "INSERT INTO audit_payload (entry_id, salt, before, after) VALUES ($1, $2, $3, $4)"};
inline constexpr Sql kCopyLastAuditPayload{
    "copy.last_audit_payload",
    "SELECT CAST(coalesce(max(entry_id), 0) AS BIGINT) FROM audit_payload"};

/// A table as it is copied: read in windows of its key, written row by row.
struct CopiedTable {
    std::string_view name;
    std::string_view kinds;  ///< of its columns: `i` an integer, `t` a text
    const Sql* read;         ///< $1 to $2, half-open
    const Sql* write;
    const Sql* last;  ///< the highest key, and how many rows there are
};

inline constexpr std::array<CopiedTable, 21> kCopiedTables{{
    {"store_info", "itttttiiti", &kCopyReadStoreInfo, &kCopyWriteStoreInfo, &kCopyLastStoreInfo},
    {"policy", "ittit", &kCopyReadPolicy, &kCopyWritePolicy, &kCopyLastPolicy},
    {"customer", "iittttttttttii", &kCopyReadCustomer, &kCopyWriteCustomer, &kCopyLastCustomer},
    {"vehicle", "iiiitttttitti", &kCopyReadVehicle, &kCopyWriteVehicle, &kCopyLastVehicle},
    {"mechanic", "iittttiii", &kCopyReadMechanic, &kCopyWriteMechanic, &kCopyLastMechanic},
    {"mechanic_hours", "iiii", &kCopyReadMechanicHours, &kCopyWriteMechanicHours, &kCopyLastMechanicHours},
    {"mechanic_skill", "it", &kCopyReadMechanicSkill, &kCopyWriteMechanicSkill, &kCopyLastMechanicSkill},
    {"closure", "iiiiiti", &kCopyReadClosure, &kCopyWriteClosure, &kCopyLastClosure},
    {"service", "iitttiiiiii", &kCopyReadService, &kCopyWriteService, &kCopyLastService},
    {"service_skill", "iit", &kCopyReadServiceSkill, &kCopyWriteServiceSkill, &kCopyLastServiceSkill},
    {"service_part", "iitttiiii", &kCopyReadServicePart, &kCopyWriteServicePart, &kCopyLastServicePart},
    {"package", "iittiiii", &kCopyReadPackage, &kCopyWritePackage, &kCopyLastPackage},
    {"package_service", "iii", &kCopyReadPackageService, &kCopyWritePackageService, &kCopyLastPackageService},
    {"quote", "iitiitttiitiiiiiiittiiiiiiiiiiittiitiitiiiiiii", &kCopyReadQuote, &kCopyWriteQuote, &kCopyLastQuote},
    {"quote_item", "iittiiiit", &kCopyReadQuoteItem, &kCopyWriteQuoteItem, &kCopyLastQuoteItem},
    {"quote_line", "iiiittttiiiiiiiiiii", &kCopyReadQuoteLine, &kCopyWriteQuoteLine, &kCopyLastQuoteLine},
    {"appointment", "iitiiiiiiiiiiitiiiiittttttittitiiiiiiiiitiiit", &kCopyReadAppointment, &kCopyWriteAppointment, &kCopyLastAppointment},
    {"appointment_service", "iittiiii", &kCopyReadAppointmentService, &kCopyWriteAppointmentService, &kCopyLastAppointmentService},
    {"outbox", "ittiiitiitiiittiiiittit", &kCopyReadOutbox, &kCopyWriteOutbox, &kCopyLastOutbox},
    {"audit_entry", "iitttittt", &kCopyReadAuditEntry, &kCopyWriteAuditEntry, &kCopyLastAuditEntry},
    {"audit_payload", "ittt", &kCopyReadAuditPayload, &kCopyWriteAuditPayload, &kCopyLastAuditPayload},
}};

/// By key, since ids of requests are texts.
inline constexpr Sql kCopyReadRequest{
    "copy.read_request",
    "SELECT request_id, command, digest, entity_id, actor, created_at FROM request "
    "WHERE request_id > $1 ORDER BY request_id LIMIT $2"};
inline constexpr Sql kCopyWriteRequest{
    "copy.write_request",
    "INSERT INTO request (request_id, command, digest, entity_id, actor, created_at) "
    "VALUES ($1, $2, $3, $4, $5, $6)"};

inline constexpr Sql kCopyReadErasure{
    "copy.read_erasure",
    "SELECT e.entry_id, e.erased_by, a.at, a.hash FROM audit_erasure e "
    "JOIN audit_entry a ON a.id = e.erased_by WHERE e.entry_id >= $1 AND e.entry_id < $2 "
    "ORDER BY e.entry_id"};
/// Which column of an appointment its stop is, counted from 0.
inline constexpr std::size_t kCopyStopColumn = 31;
inline constexpr Sql kCopySetStop{
    "copy.set_stop", "UPDATE appointment SET stop_id = $1 WHERE id = $2"};
inline constexpr Sql kCopyWriteErasure{
    "copy.write_erasure", "INSERT INTO audit_erasure (entry_id, erased_by) VALUES ($1, $2)"};

inline constexpr const Sql* kCopyStatements[] = {
    &kCopyReadRequest, &kCopyWriteRequest, &kCopyReadErasure, &kCopyWriteErasure,
    &kCopySetStop,
    &kCopyReadStoreInfo, &kCopyWriteStoreInfo, &kCopyLastStoreInfo,
    &kCopyReadPolicy, &kCopyWritePolicy, &kCopyLastPolicy,
    &kCopyReadCustomer, &kCopyWriteCustomer, &kCopyLastCustomer,
    &kCopyReadVehicle, &kCopyWriteVehicle, &kCopyLastVehicle,
    &kCopyReadMechanic, &kCopyWriteMechanic, &kCopyLastMechanic,
    &kCopyReadMechanicHours, &kCopyWriteMechanicHours, &kCopyLastMechanicHours,
    &kCopyReadMechanicSkill, &kCopyWriteMechanicSkill, &kCopyLastMechanicSkill,
    &kCopyReadClosure, &kCopyWriteClosure, &kCopyLastClosure,
    &kCopyReadService, &kCopyWriteService, &kCopyLastService,
    &kCopyReadServiceSkill, &kCopyWriteServiceSkill, &kCopyLastServiceSkill,
    &kCopyReadServicePart, &kCopyWriteServicePart, &kCopyLastServicePart,
    &kCopyReadPackage, &kCopyWritePackage, &kCopyLastPackage,
    &kCopyReadPackageService, &kCopyWritePackageService, &kCopyLastPackageService,
    &kCopyReadQuote, &kCopyWriteQuote, &kCopyLastQuote,
    &kCopyReadQuoteItem, &kCopyWriteQuoteItem, &kCopyLastQuoteItem,
    &kCopyReadQuoteLine, &kCopyWriteQuoteLine, &kCopyLastQuoteLine,
    &kCopyReadAppointment, &kCopyWriteAppointment, &kCopyLastAppointment,
    &kCopyReadAppointmentService, &kCopyWriteAppointmentService, &kCopyLastAppointmentService,
    &kCopyReadOutbox, &kCopyWriteOutbox, &kCopyLastOutbox,
    &kCopyReadAuditEntry, &kCopyWriteAuditEntry, &kCopyLastAuditEntry,
    &kCopyReadAuditPayload, &kCopyWriteAuditPayload, &kCopyLastAuditPayload,
};

}  // namespace shop::store::sql
