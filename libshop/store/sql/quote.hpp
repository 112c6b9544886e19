#pragma once

#include "driver/connection.hpp"

namespace shop::store::sql {

using driver::Sql;

#define SHOP_QUOTE_SELECT                                                                        \
    "SELECT q.id, q.revision, q.status, q.customer_id, q.vehicle_id, coalesce(c.name, ''), "     \
    "q.vehicle_text, q.postal_code, q.area, q.area_assumed, q.emergency, q.created_at, "         \
    "q.valid_through_local, q.duration, q.tax_rate, q.emergency_multiplier, "                    \
    "q.supplies_percent, q.discount_percent, q.discount_amount, q.discount_scope, "              \
    "q.discount_reason, q.labor, q.parts, q.surcharge, q.travel, q.fees, q.credit, q.discount, " \
    "q.subtotal, q.taxable, q.tax, q.total, q.authorized_by, q.authorized_means, "               \
    "q.authorized_at, q.authorized_total, q.decline_reason, q.notes, q.supplies_cap, "           \
    "q.emergency_on_travel, q.tax_parts, q.tax_labor, q.tax_fees, q.tax_travel, "                \
    "q.supersedes_id "                                                                           \
    "FROM quote q LEFT JOIN customer c ON c.id = q.customer_id "

inline constexpr Sql kQuoteInsert{
    "quote.insert",
    "INSERT INTO quote (customer_id, vehicle_id, vehicle_text, postal_code, area, "
    "area_assumed, emergency, currency, valid_through_local, duration, tax_rate, "
    "emergency_multiplier, supplies_percent, discount_percent, discount_amount, discount_scope, "
    "discount_reason, labor, parts, surcharge, travel, fees, credit, discount, subtotal, taxable, "
    "tax, total, policy_id, notes, created_at, status, authorized_by, authorized_means, "
    "authorized_at, authorized_total, supersedes_id, supplies_cap, emergency_on_travel, tax_parts, "
    "tax_labor, tax_fees, tax_travel) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, "
    "$18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, "
    "$38, $39, $40, $41, $42, $43) RETURNING id"};

inline constexpr Sql kQuoteItemInsert{
    "quote.item_insert",
    "INSERT INTO quote_item (quote_id, position, code, name, is_package, duration, package_price, "
    "credited_when_repaired, skills) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"};

inline constexpr Sql kQuoteLineInsert{
    "quote.line_insert",
    "INSERT INTO quote_line (quote_id, position, kind, item, service, name, part_number, "
    "part_condition, labor, quantity, each_price, list, amount, surcharge, discount, taxable, "
    "refundable, diagnostic, covered) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, "
    "$13, $14, $15, $16, $17, $18, $19)"};

inline constexpr Sql kQuoteGet{"quote.get", SHOP_QUOTE_SELECT "WHERE q.id = $1"};

/// Each filter may be NULL. $4 and $5: open ones by their last valid day; $7: those that no
/// live appointment of that moment has taken up.
#define SHOP_QUOTE_FILTERS                                                                    \
    "AND (CAST($2 AS TEXT) IS NULL OR q.status = $2) "                                        \
    "AND (CAST($3 AS BIGINT) IS NULL OR q.customer_id = $3) "                                 \
    "AND (CAST($4 AS BIGINT) IS NULL OR (q.status = 'open' AND q.valid_through_local < $4)) " \
    "AND (CAST($5 AS BIGINT) IS NULL OR (q.status = 'open' AND q.valid_through_local >= $5)) " \
    "AND (CAST($7 AS BIGINT) IS NULL OR NOT EXISTS (SELECT 1 FROM appointment a "             \
    "WHERE a.quote_id = q.id AND a.status NOT IN ('cancelled', 'lapsed', 'no_show') "         \
    "AND (a.status <> 'held' OR a.held_until > $7))) "
/// Newest first, before a key.
#define SHOP_QUOTE_PAGE "q.id < $1 " SHOP_QUOTE_FILTERS "ORDER BY q.id DESC LIMIT $6"

inline constexpr Sql kQuotePage{"quote.page", SHOP_QUOTE_SELECT "WHERE " SHOP_QUOTE_PAGE};

// The same where an index leads to the few rows that can match.

inline constexpr Sql kQuotePageOfCustomer{
    "quote.page_of_customer", SHOP_QUOTE_SELECT "WHERE q.customer_id = $3 AND " SHOP_QUOTE_PAGE};

inline constexpr Sql kQuotePageOfStatus{
    "quote.page_of_status", SHOP_QUOTE_SELECT "WHERE q.status = $2 AND " SHOP_QUOTE_PAGE};

/// Those that are still good, of which there are never many, while most are open for ever:
/// the + keeps the planner to the index with the days.
inline constexpr Sql kQuotePageValid{
    "quote.page_valid", SHOP_QUOTE_SELECT
    "WHERE q.status = 'open' AND q.valid_through_local >= $5 AND +q.id < $1 " SHOP_QUOTE_FILTERS
    "ORDER BY +q.id DESC LIMIT $6"};
#undef SHOP_QUOTE_PAGE
#undef SHOP_QUOTE_FILTERS

inline constexpr Sql kQuoteItems{
    "quote.items",
    "SELECT code, name, is_package, duration, package_price, credited_when_repaired, skills "
    "FROM quote_item WHERE quote_id = $1 ORDER BY position"};

inline constexpr Sql kQuoteLines{
    "quote.lines",
    "SELECT kind, item, service, name, part_number, part_condition, labor, quantity, each_price, "
    "list, amount, surcharge, discount, taxable, refundable, diagnostic, covered "
    "FROM quote_line WHERE quote_id = $1 ORDER BY position"};

inline constexpr Sql kQuoteAccept{
    "quote.accept",
    "UPDATE quote SET revision = revision + 1, status = 'accepted', authorized_by = $1, "
    "authorized_means = $2, authorized_at = $3, authorized_total = total "
    "WHERE id = $4 AND revision = $5"};

inline constexpr Sql kQuoteDecline{
    "quote.decline",
    "UPDATE quote SET revision = revision + 1, status = 'declined', decline_reason = $1 "
    "WHERE id = $2 AND revision = $3"};

inline constexpr Sql kQuoteSupersede{
    "quote.supersede",
    "UPDATE quote SET revision = revision + 1, status = 'superseded' "
    "WHERE id = $1 AND revision = $2"};

inline constexpr Sql kQuoteBind{
    "quote.bind",
    "UPDATE quote SET revision = revision + 1, customer_id = $1, vehicle_id = $2, "
    "vehicle_text = $3 WHERE id = $4 AND revision = $5"};

/// What diagnostics were charged as labor that were completed for a vehicle since an
/// instant, but for job $3; the newest first.
inline constexpr Sql kQuoteDiagnostics{
    "quote.diagnostics",
    "SELECT CAST(sum(l.amount + l.surcharge - l.discount) AS BIGINT), a.created_at "
    "FROM appointment a JOIN quote_line l ON l.quote_id = a.quote_id AND l.diagnostic = 1 "
    "WHERE a.vehicle_id = $1 AND a.status = 'completed' AND a.finished_at >= $2 AND a.id <> $3 "
    "GROUP BY a.id, a.created_at, a.finished_at ORDER BY a.finished_at DESC"};

/// A repair of a vehicle since an instant, not taken back and not $3, that has credited one.
inline constexpr Sql kQuoteCredited{
    "quote.credited",
    "SELECT r.id FROM appointment r JOIN quote_line c ON c.quote_id = r.quote_id AND c.kind = 6 "
    "WHERE r.vehicle_id = $1 AND r.created_at >= $2 AND r.id <> $3 "
    "AND r.status NOT IN ('cancelled', 'lapsed', 'no_show') "
    "AND (r.status <> 'held' OR r.held_until > $4) LIMIT 1"};

/// Open ones that no live appointment of the moment $3 has taken up, by their last valid day:
/// [$1, $2).
inline constexpr Sql kQuoteCountExpiring{
    "quote.count_expiring",
    "SELECT CAST(count(*) AS BIGINT) FROM quote q WHERE q.status = 'open' "
    "AND q.valid_through_local >= $1 AND q.valid_through_local < $2 "
    "AND NOT EXISTS (SELECT 1 FROM appointment a WHERE a.quote_id = q.id "
    "AND a.status NOT IN ('cancelled', 'lapsed', 'no_show') "
    "AND (a.status <> 'held' OR a.held_until > $3))"};

inline constexpr Sql kQuoteAny{"quote.any", "SELECT id FROM quote LIMIT 1"};

inline constexpr Sql kQuoteCount{"quote.count", "SELECT CAST(count(*) AS BIGINT) FROM quote"};

#undef SHOP_QUOTE_SELECT

inline constexpr const Sql* kQuoteStatements[] = {
    &kQuoteInsert, &kQuoteItemInsert,     &kQuoteLineInsert,   &kQuoteGet,
    &kQuotePage,   &kQuotePageOfCustomer, &kQuotePageOfStatus, &kQuotePageValid,
    &kQuoteItems,  &kQuoteLines,          &kQuoteAccept,       &kQuoteDecline,
    &kQuoteBind,   &kQuoteDiagnostics,    &kQuoteCredited,     &kQuoteCountExpiring,
    &kQuoteAny,    &kQuoteCount,          &kQuoteSupersede};

}  // namespace shop::store::sql
