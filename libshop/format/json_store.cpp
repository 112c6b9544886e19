#include "format/json.hpp"

namespace shop {

namespace {

using format::dump;
using format::instant_text;
using format::Json;
using format::list;
using format::or_null;
using format::text_or_null;

/// Payloads are JSON themselves; one that is damaged is shown as the text it is.
Json payload(const std::string& text) {
    Json parsed = Json::parse(text, nullptr, false);
    return parsed.is_discarded() ? Json(text) : parsed;
}

}  // namespace

std::string to_json(const AuditEntry& entry, const JsonStyle& style) {
    return dump({{"id", entry.id.value()},
                 {"at", instant_text(entry.at, style)},
                 {"actor", entry.actor},
                 {"action", entry.action},
                 {"entity", entry.entity},
                 {"entity_id", entry.entity_id},
                 {"before", or_null(entry.before, payload)},
                 {"after", or_null(entry.after, payload)},
                 {"erased", entry.erased},
                 {"payload_digest", entry.payload_digest},
                 {"previous_hash", text_or_null(entry.previous_hash)},
                 {"hash", entry.hash}});
}

std::string to_json(const AuditVerification& found, const JsonStyle&) {
    return dump({{"ok", found.problems.empty()},
                 {"entries", found.entries},
                 {"erased", found.erased},
                 {"head", text_or_null(found.head)},
                 {"problems", found.problems}});
}

std::string to_json(const DatabaseStatus& status, const JsonStyle& style) {
    const auto migration = [&](const Migration& step) {
        return Json{{"number", step.number},
                    {"title", step.title},
                    {"checksum", step.checksum},
                    {"applied_at", or_null(step.applied_at,
                                           [&](Instant at) { return instant_text(at, style); })}};
    };
    return dump({{"url", status.url},
                 {"engine", status.engine},
                 {"schema", status.schema},
                 {"newest_schema", status.newest_schema},
                 {"minimum_program", text_or_null(status.minimum_program)},
                 {"migrations", list(status.migrations, migration)},
                 {"appointments", status.appointments},
                 {"customers", status.customers},
                 {"quotes", status.quotes},
                 {"audit_entries", status.audit_entries},
                 {"messages_queued", status.messages_queued},
                 {"outbox_hold", text_or_null(status.outbox_hold)}});
}

std::string to_json(const DatabaseCheck& check) {
    return dump(
        {{"ok", check.problems.empty()}, {"checks", check.checks}, {"problems", check.problems}});
}

}  // namespace shop
