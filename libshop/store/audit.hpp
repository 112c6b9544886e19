#pragma once

#include <shop/audit.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "driver/connection.hpp"
#include "store/fields.hpp"

namespace shop::store {

/// What is to be noted about one change.
struct AuditNote {
    Instant at{};
    std::string actor;
    std::string action;
    std::string entity;
    std::int64_t entity_id = 0;
    std::optional<std::string> before;  ///< JSON
    std::optional<std::string> after;   ///< JSON
};

struct AuditHead {
    AuditEntryId id;
    Instant at{};
    std::string hash;
};

/// A chain starts from this hash.
inline constexpr std::string_view kAuditOrigin =
    "0000000000000000000000000000000000000000000000000000000000000000";

/// A row of sql::kAuditHead.
[[nodiscard]] AuditHead read_head(Fields& fields);
[[nodiscard]] std::optional<AuditHead> audit_head(driver::Connection& connection);

/// Appends an entry and its payload for each note to the chain; inside the transaction of the
/// change.
/// \param head the newest entry so far; none: this is the first
void append_audit(driver::Connection& connection, std::optional<AuditHead> head,
                  std::span<const AuditNote> notes);

/// Newest first, those before `before` (unset: from the newest).
[[nodiscard]] std::vector<AuditEntry> audit_page(driver::Connection& connection,
                                                 const AuditFilter& filter, AuditEntryId before);
[[nodiscard]] std::optional<AuditEntry> find_audit(driver::Connection& connection,
                                                   AuditEntryId id);
[[nodiscard]] std::int64_t count_audit(driver::Connection& connection);

/// Walks the chain from its origin.
[[nodiscard]] AuditVerification verify_audit(driver::Connection& connection);

}  // namespace shop::store
