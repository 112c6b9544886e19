#pragma once

#include <shop/id.hpp>
#include <shop/time.hpp>

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shop {

class Context;

/// One change: by whom, when, what.
struct AuditEntry {
    AuditEntryId id;
    Instant at{};
    std::string actor;
    std::string action;     ///< `book`, `move`, ...
    std::string entity;     ///< `appointment`, `customer`, ...
    std::int64_t entity_id = 0;
    std::string payload_digest;  ///< SHA-256 of the salted payload, hex
    std::string previous_hash;
    std::string hash;            ///< SHA-256 over the length-prefixed fields, hex
    std::optional<std::string> before;  ///< JSON; absent when created, or erased
    std::optional<std::string> after;   ///< JSON; absent when removed, or erased
    bool erased = false;
};

/// What an entry can be about.
inline constexpr std::array<std::string_view, 12> kAuditKinds{
    "appointment", "closure", "customer", "mechanic", "message", "outbox",
    "package",     "policy",  "quote",    "schema",   "service", "vehicle"};

struct AuditFilter {
    std::optional<Instant> from;
    std::optional<Instant> before;
    std::string entity;
    std::optional<std::int64_t> entity_id;
};

/// What `audit verify` found. Whoever can write the file can rebuild the chain: only
/// a head kept elsewhere proves more.
struct AuditVerification {
    std::int64_t entries = 0;
    std::int64_t erased = 0;
    std::string head;                   ///< hash of the newest entry
    std::vector<std::string> problems;  ///< an edit, a gap, a swap, a payload missing without leave
};

class AuditLog {
public:
    explicit AuditLog(Context& context) : context_(&context) {}

    /// Newest first, in pages; no transaction is open while `visit` runs.
    /// `visit` returns false to stop.
    void each(const AuditFilter& filter, const std::function<bool(const AuditEntry&)>& visit) const;
    /// \throws Error (not_found)
    [[nodiscard]] AuditEntry get(AuditEntryId id) const;
    [[nodiscard]] AuditVerification verify() const;

private:
    Context* context_;
};

}  // namespace shop
