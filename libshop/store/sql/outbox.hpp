#pragma once

#include "driver/connection.hpp"

namespace shop::store::sql {

using driver::Sql;

inline constexpr Sql kOutboxInsert{
    "outbox.insert",
    "INSERT INTO outbox (kind, audience, appointment_id, quote_id, mechanic_id, lead, moves, "
    "sequence, sheet_date, sheet_at, not_before, message_id, created_at) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)"};

/// The same for mechanic $5, where they have an address of their own: not $14, the shop's.
inline constexpr Sql kOutboxInsertForMechanic{
    "outbox.insert_for_mechanic",
    "INSERT INTO outbox (kind, audience, appointment_id, quote_id, mechanic_id, lead, moves, "
    "sequence, sheet_date, sheet_at, not_before, message_id, created_at) "
    "SELECT $1, $2, $3, $4, m.id, $6, $7, $8, $9, $10, $11, $12, $13 "
    "FROM mechanic m WHERE m.id = $5 AND m.email <> '' AND m.email <> $14"};

/// What has not gone to a reader yet about an appointment would now tell of what has passed.
inline constexpr Sql kOutboxSupersede{
    "outbox.supersede",
    "UPDATE outbox SET state = 'superseded' WHERE appointment_id = $1 AND state = 'queued' "
    "AND audience = $2 AND (CAST($3 AS BIGINT) IS NULL OR mechanic_id = $3)"};

/// Those of one kind about a job; what is about a quote.
inline constexpr Sql kOutboxSupersedeKind{
    "outbox.supersede_kind",
    "UPDATE outbox SET state = 'superseded' WHERE appointment_id = $1 AND kind = $2 "
    "AND state = 'queued'"};
inline constexpr Sql kOutboxSupersedeQuote{
    "outbox.supersede_quote",
    "UPDATE outbox SET state = 'superseded' WHERE quote_id = $1 AND state = 'queued'"};

inline constexpr Sql kOutboxQueued{
    "outbox.queued", "SELECT CAST(count(*) AS BIGINT) FROM outbox WHERE state = 'queued'"};

/// The store's real clock: standard SQL, a text that each engine writes in its own way.
inline constexpr Sql kOutboxClock{"outbox.clock", "SELECT CAST(CURRENT_TIMESTAMP AS TEXT)"};

/// $1 is now: what was written ten minutes later than that was written before the clock was set
/// back, and waits no longer, until it has been tried; less than that two machines may differ by.
/// $2 is the real clock.
#define SHOP_OUTBOX_DUE                                                       \
    "state = 'queued' AND (not_before <= $1 OR "                              \
    "(created_at > $1 + 600 AND attempts = 0 AND last_error = '')) "          \
    "AND (lease_until IS NULL OR lease_until <= $2) "

/// What waits for its time, and until when the first of it.
inline constexpr Sql kOutboxLater{
    "outbox.later",
    "SELECT CAST(count(*) AS BIGINT), min(not_before) FROM outbox "
    "WHERE state = 'queued' AND not_before > $1 AND created_at <= $1"};

inline constexpr Sql kOutboxDueCount{
    "outbox.due_count",
    "SELECT CAST(count(*) AS BIGINT) FROM outbox WHERE " SHOP_OUTBOX_DUE};

#define SHOP_OUTBOX_COLUMNS                                                                 \
    "id, kind, audience, appointment_id, quote_id, mechanic_id, lead, moves, sequence, "    \
    "sheet_date, sheet_at, state, not_before, attempts, lease_until, message_id, "          \
    "last_error, recipient, sent_at, created_at "

/// The one that has waited longest. The condition stands in the UPDATE too: two runs that have
/// found the same one do not both get it.
inline constexpr Sql kOutboxClaim{
    "outbox.claim",
    "UPDATE outbox SET lease_until = $3, lease_token = $4, attempts = attempts + 1 "
    "WHERE id = (SELECT id FROM outbox WHERE " SHOP_OUTBOX_DUE
    "ORDER BY not_before, id LIMIT 1) AND " SHOP_OUTBOX_DUE "RETURNING " SHOP_OUTBOX_COLUMNS};

inline constexpr Sql kOutboxDuePage{
    "outbox.due_page", "SELECT " SHOP_OUTBOX_COLUMNS "FROM outbox WHERE " SHOP_OUTBOX_DUE
                       "ORDER BY not_before, id LIMIT $3"};
#undef SHOP_OUTBOX_DUE

/// What became of a claimed message; nothing where another run has it meanwhile. That it was sent
/// is noted whatever happened to it on the way.
#define SHOP_OUTBOX_CLAIMED "lease_until = NULL, lease_token = '' WHERE id = $1 AND lease_token = $2"
inline constexpr Sql kOutboxSent{
    "outbox.sent",
    "UPDATE outbox SET state = 'sent', sent_at = $3, recipient = $4, told_start = $5, "
    "contents = $6, last_error = '', " SHOP_OUTBOX_CLAIMED};
inline constexpr Sql kOutboxEnd{
    "outbox.end",
    "UPDATE outbox SET state = CASE WHEN state = 'queued' THEN $3 ELSE state END, "
    "recipient = $4, last_error = $5, " SHOP_OUTBOX_CLAIMED};
inline constexpr Sql kOutboxPutBack{
    "outbox.put_back",
    "UPDATE outbox SET not_before = $3, attempts = $4, recipient = $5, last_error = $6, "
    SHOP_OUTBOX_CLAIMED};
#undef SHOP_OUTBOX_CLAIMED

inline constexpr Sql kOutboxGet{"outbox.get",
                                "SELECT " SHOP_OUTBOX_COLUMNS "FROM outbox WHERE id = $1"};
inline constexpr Sql kOutboxOfAppointment{
    "outbox.of_appointment",
    "SELECT " SHOP_OUTBOX_COLUMNS "FROM outbox WHERE appointment_id = $1 ORDER BY id"};

/// Newest first, before a number.
inline constexpr Sql kOutboxPage{
    "outbox.page", "SELECT " SHOP_OUTBOX_COLUMNS "FROM outbox WHERE id < $1 "
                   "AND (CAST($2 AS TEXT) IS NULL OR state = $2) ORDER BY id DESC LIMIT $3"};
/// The same of a state in which few are: of what ended without being sent ...
inline constexpr Sql kOutboxPageEnded{
    "outbox.page_ended",
    "SELECT " SHOP_OUTBOX_COLUMNS "FROM outbox WHERE state NOT IN ('queued', 'sent') "
    "AND state = $2 AND id < $1 ORDER BY id DESC LIMIT $3"};
/// ... and of what waits: the signs keep it to the index of what is due.
inline constexpr Sql kOutboxPageQueued{
    "outbox.page_queued", "SELECT " SHOP_OUTBOX_COLUMNS
                          "FROM outbox WHERE state = 'queued' AND +id < $1 "
                          "ORDER BY +id DESC LIMIT $2"};
#undef SHOP_OUTBOX_COLUMNS

/// By hand: as if it had just been written. $3 is the real clock: the lease of a run that was
/// killed is over some time.
inline constexpr Sql kOutboxRequeue{
    "outbox.requeue",
    "UPDATE outbox SET state = 'queued', not_before = $2, attempts = 0, last_error = '' "
    "WHERE id = $1 AND (state IN ('failed', 'dropped', 'expired') "
    "OR (state = 'queued' AND (lease_until IS NULL OR lease_until <= $3)))"};
inline constexpr Sql kOutboxDrop{
    "outbox.drop",
    "UPDATE outbox SET state = 'dropped' WHERE id = $1 AND state IN ('queued', 'failed')"};
inline constexpr Sql kOutboxDropFailed{
    "outbox.drop_failed",
    "UPDATE outbox SET state = 'dropped' WHERE appointment_id = $1 AND state = 'failed' "
    "AND audience = 'customer'"};

/// When a customer's side was last told that a job begins at another time than it does.
inline constexpr Sql kOutboxToldStart{
    "outbox.told_start",
    "SELECT told_start FROM outbox WHERE appointment_id = $1 AND audience = $2 "
    "AND (CAST($3 AS BIGINT) IS NULL OR mechanic_id = $3) AND state = 'sent' "
    "AND told_start IS NOT NULL ORDER BY id DESC LIMIT 1"};

/// Reminders and late notices to a customer since an instant.
inline constexpr Sql kOutboxCustomerCount{
    "outbox.customer_count",
    "SELECT CAST(count(*) AS BIGINT) FROM appointment a JOIN outbox o ON o.appointment_id = a.id "
    "WHERE a.customer_id = $1 AND o.kind IN ('reminder', 'late') AND o.state = 'sent' "
    "AND o.sent_at >= $2"};

/// Booked jobs that begin in ($1, $2] and whose customer's side can be reminded; the other jobs
/// of one customer at a stop are in the reminder of the first, if the same person reads it:
/// whatever became of the first since.
inline constexpr Sql kOutboxToRemind{
    "outbox.to_remind",
    "SELECT a.id, a.starts_at, a.starts_local, coalesce(a.agreed_at, a.created_at), a.moves, "
    "a.sequence FROM appointment a JOIN customer c ON c.id = a.customer_id "
    "WHERE a.status IN ('held', 'booked', 'in_progress') AND a.status = 'booked' "
    "AND a.imported = 0 AND a.starts_at > $1 AND a.starts_at <= $2 AND c.reminders = 1 "
    "AND (c.email <> '' OR a.contact_email <> '') "
    "AND NOT EXISTS (SELECT 1 FROM appointment f WHERE (f.id = a.stop_id OR f.stop_id = a.stop_id) "
    "AND f.id <> a.id AND f.customer_id = a.customer_id AND f.mechanic_id = a.mechanic_id "
    "AND f.status IN ('booked', 'in_progress', 'completed') AND f.imported = 0 "
    "AND f.starts_at < a.starts_at AND coalesce(nullif(f.contact_email, ''), c.email) = "
    "coalesce(nullif(a.contact_email, ''), c.email)) "
    "ORDER BY a.starts_at, a.id"};
/// Of this lead, or of any since it began: the shop's file may have changed.
inline constexpr Sql kOutboxHasReminder{
    "outbox.has_reminder",
    "SELECT 1 FROM outbox WHERE kind = 'reminder' AND appointment_id = $1 "
    "AND (lead = $2 OR created_at >= $4) AND moves = $3"};

inline constexpr Sql kOutboxHasSheet{
    "outbox.has_sheet",
    "SELECT 1 FROM outbox WHERE kind = 'day_sheet' AND sheet_date = $1 AND sheet_at = $2 "
    "AND coalesce(mechanic_id, 0) = $3"};
/// What the last one that a reader was sent about a day said.
inline constexpr Sql kOutboxSheetContents{
    "outbox.sheet_contents",
    "SELECT contents FROM outbox WHERE kind = 'day_sheet' AND sheet_date = $1 "
    "AND coalesce(mechanic_id, 0) = $2 AND state = 'sent' ORDER BY id DESC LIMIT 1"};
inline constexpr Sql kOutboxSupersedeSheets{
    "outbox.supersede_sheets",
    "UPDATE outbox SET state = 'superseded' WHERE kind = 'day_sheet' AND sheet_date = $1 "
    "AND coalesce(mechanic_id, 0) = $2 AND state = 'queued'"};

/// That a job is off its customer does not know: somebody has to call while it could be waited for.
#define SHOP_OUTBOX_CALLED_OFF "(a.status = 'cancelled' AND o.kind = 'cancellation')"

/// Messages to customers that failed, about jobs that begin in [$1, $2) and are still to be done,
/// or were called off and would not be over at $4.
inline constexpr Sql kOutboxUndelivered{
    "outbox.undelivered",
    "SELECT a.id, o.kind, o.recipient, o.last_error FROM appointment a "
    "JOIN outbox o ON o.appointment_id = a.id "
    "WHERE (a.status IN ('held', 'booked', 'in_progress') OR (a.ends_at > $4 "
    "AND " SHOP_OUTBOX_CALLED_OFF ")) AND a.starts_at >= $1 "
    "AND a.starts_at < $2 AND (CAST($3 AS BIGINT) IS NULL OR a.mechanic_id = $3) "
    "AND o.state = 'failed' AND o.audience = 'customer' ORDER BY a.starts_at, a.id, o.id"};

/// Messages to customers that failed, about jobs that are not over at $1, called off or not, and
/// about open quotes.
/// $2: of one mechanic's jobs, or NULL.
inline constexpr Sql kOutboxCountUndelivered{
    "outbox.count_undelivered",
    "SELECT CAST(count(*) AS BIGINT) FROM outbox o "
    "LEFT JOIN appointment a ON a.id = o.appointment_id LEFT JOIN quote q ON q.id = o.quote_id "
    "WHERE o.state NOT IN ('queued', 'sent') AND o.state = 'failed' AND o.audience = 'customer' "
    "AND (((a.status IN ('booked', 'in_progress') OR " SHOP_OUTBOX_CALLED_OFF
    ") AND a.ends_at > $1 "
    "AND (CAST($2 AS BIGINT) IS NULL OR a.mechanic_id = $2)) OR q.status = 'open')"};
#undef SHOP_OUTBOX_CALLED_OFF

/// How a job was called off.
inline constexpr Sql kOutboxCancelAction{
    "outbox.cancel_action",
    "SELECT action FROM audit_entry WHERE entity = 'appointment' AND entity_id = $1 "
    "AND action IN ('cancel', 'cancel-by-shop') ORDER BY id DESC LIMIT 1"};

inline constexpr Sql kOutboxHold{
    "outbox.hold",
    "SELECT uid, home, outbox_held_at, outbox_hold_reason, reminded_at FROM store_info "
    "WHERE id = 1"};
inline constexpr Sql kOutboxSetHold{
    "outbox.set_hold",
    "UPDATE store_info SET outbox_held_at = $1, outbox_hold_reason = $2 WHERE id = 1"};
inline constexpr Sql kOutboxResume{
    "outbox.resume",
    "UPDATE store_info SET outbox_held_at = NULL, outbox_hold_reason = '', home = $1, "
    "reminded_at = $2 WHERE id = 1"};
inline constexpr Sql kOutboxReminded{
    "outbox.reminded", "UPDATE store_info SET reminded_at = $1 WHERE id = 1"};

inline constexpr const Sql* kOutboxStatements[] = {
    &kOutboxInsert,         &kOutboxInsertForMechanic, &kOutboxSupersede,     &kOutboxSupersedeKind,
    &kOutboxSupersedeQuote, &kOutboxQueued,        &kOutboxLater,        &kOutboxClock,
    &kOutboxDueCount,       &kOutboxClaim,
    &kOutboxDuePage,        &kOutboxSent,          &kOutboxEnd,
    &kOutboxPutBack,        &kOutboxGet,           &kOutboxOfAppointment,
    &kOutboxPage,           &kOutboxPageEnded,     &kOutboxPageQueued,    &kOutboxRequeue,
    &kOutboxDrop,           &kOutboxDropFailed,    &kOutboxToldStart,
    &kOutboxCustomerCount,  &kOutboxToRemind,      &kOutboxHasReminder,
    &kOutboxHasSheet,       &kOutboxSheetContents, &kOutboxSupersedeSheets,
    &kOutboxUndelivered,    &kOutboxCountUndelivered, &kOutboxCancelAction,  &kOutboxHold,
    &kOutboxSetHold,        &kOutboxResume,        &kOutboxReminded};

}  // namespace shop::store::sql
