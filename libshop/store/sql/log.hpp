#pragma once

#include "driver/connection.hpp"

namespace shop::store::sql {

using driver::Sql;

inline constexpr Sql kAuditHead{"audit.head",
                                "SELECT entry_id, at, hash FROM audit_head WHERE id = 1"};

inline constexpr Sql kAuditHeadSet{
    "audit.head_set",
    "INSERT INTO audit_head (id, entry_id, at, hash) VALUES (1, $1, $2, $3) "
    "ON CONFLICT (id) DO UPDATE SET entry_id = excluded.entry_id, at = excluded.at, "
    "hash = excluded.hash"};

inline constexpr Sql kAuditInsert{
    "audit.insert",
    "INSERT INTO audit_entry (id, at, actor, action, entity, entity_id, payload_digest, "
    "previous_hash, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"};

inline constexpr Sql kAuditPayloadInsert{
    "audit.payload_insert",
    "INSERT INTO audit_payload (entry_id, salt, before, after) VALUES ($1, $2, $3, $4)"};

#define SHOP_AUDIT_SELECT                                                                \
    "SELECT e.id, e.at, e.actor, e.action, e.entity, e.entity_id, e.payload_digest, "     \
    "e.previous_hash, e.hash, p.salt, p.before, p.after, x.erased_by "                    \
    "FROM audit_entry e LEFT JOIN audit_payload p ON p.entry_id = e.id "                  \
    "LEFT JOIN audit_erasure x ON x.entry_id = e.id "

inline constexpr Sql kAuditPage{
    "audit.page",
    SHOP_AUDIT_SELECT
    "WHERE e.id < $1 AND (CAST($2 AS BIGINT) IS NULL OR e.at >= $2) "
    "AND (CAST($3 AS BIGINT) IS NULL OR e.at < $3) "
    "AND (CAST($4 AS TEXT) IS NULL OR e.entity = $4) "
    "AND (CAST($5 AS BIGINT) IS NULL OR e.entity_id = $5) AND e.id > $6 "
    "ORDER BY e.id DESC LIMIT $7"};

/// The same for one record, whose entries have an index of their own.
inline constexpr Sql kAuditPageOf{
    "audit.page_of",
    SHOP_AUDIT_SELECT
    "WHERE e.entity = $4 AND e.entity_id = $5 AND e.id < $1 AND e.id > $6 "
    "AND (CAST($2 AS BIGINT) IS NULL OR e.at >= $2) "
    "AND (CAST($3 AS BIGINT) IS NULL OR e.at < $3) "
    "ORDER BY e.id DESC LIMIT $7"};

/// The newest entry that is older than a moment: looked for from the newest on.
inline constexpr Sql kAuditNewestBefore{
    "audit.newest_before",
    "SELECT id FROM audit_entry WHERE at < $1 ORDER BY id DESC LIMIT 1"};

/// Oldest first: the order of the chain.
inline constexpr Sql kAuditChain{
    "audit.chain", SHOP_AUDIT_SELECT "WHERE e.id > $1 ORDER BY e.id LIMIT $2"};

inline constexpr Sql kAuditGet{"audit.get", SHOP_AUDIT_SELECT "WHERE e.id = $1"};

#undef SHOP_AUDIT_SELECT

inline constexpr Sql kAuditCount{"audit.count",
                                 "SELECT CAST(count(*) AS BIGINT) FROM audit_entry"};

inline constexpr Sql kRequestGet{
    "request.get", "SELECT command, digest, entity_id FROM request WHERE request_id = $1"};

inline constexpr Sql kRequestInsert{
    "request.insert",
    "INSERT INTO request (request_id, command, digest, entity_id, actor, created_at) "
    "VALUES ($1, $2, $3, $4, $5, $6)"};

inline constexpr Sql kPolicyNewest{
    "policy.newest", "SELECT id, digest, document FROM policy ORDER BY id DESC LIMIT 1"};

inline constexpr Sql kPolicyInsert{
    "policy.insert",
    "INSERT INTO policy (document, digest, created_at, actor) VALUES ($1, $2, $3, $4) "
    "RETURNING id"};

inline constexpr Sql kInfoGet{
    "info.get", "SELECT uid, home, timezone, currency, minimum_program FROM store_info WHERE id = 1"};

inline constexpr Sql kInfoInsert{
    "info.insert",
    "INSERT INTO store_info (id, uid, home, timezone, currency, minimum_program, created_at) "
    "VALUES (1, $1, $2, $3, $4, $5, $6)"};

inline constexpr Sql kInfoSetZone{
    "info.set_zone", "UPDATE store_info SET timezone = $1, currency = $2 WHERE id = 1"};

inline constexpr Sql kMigrationAll{
    "migration.all",
    "SELECT number, title, checksum, applied_at FROM schema_migration ORDER BY number"};

inline constexpr Sql kMigrationInsert{
    "migration.insert",
    "INSERT INTO schema_migration (number, title, checksum, applied_at, program) "
    "VALUES ($1, $2, $3, $4, $5)"};

inline constexpr const Sql* kLogStatements[] = {
    &kAuditHead,     &kAuditHeadSet,    &kAuditInsert,   &kAuditPayloadInsert, &kAuditPage,
    &kAuditPageOf,   &kAuditNewestBefore,
    &kAuditChain,    &kAuditGet,        &kAuditCount,    &kRequestGet,         &kRequestInsert,
    &kPolicyNewest,  &kPolicyInsert,
    &kInfoGet,       &kInfoInsert,      &kInfoSetZone,   &kMigrationAll,       &kMigrationInsert};

}  // namespace shop::store::sql
