#include "store/audit.hpp"

#include <algorithm>
#include <limits>

#include "store/digest.hpp"
#include "store/rows.hpp"
#include "store/sql/log.hpp"

namespace shop::store {

namespace {

/// An entry as it lies in the store, with what only verification needs.
struct StoredEntry {
    AuditEntry entry;
    std::optional<std::string> salt;  ///< none: the payload is gone
    bool erasure_listed = false;
};

StoredEntry read_entry(Fields& fields) {
    StoredEntry stored;
    AuditEntry& entry = stored.entry;
    entry.id = fields.id<AuditEntryId>();
    entry.at = fields.instant();
    entry.actor = fields.text();
    entry.action = fields.text();
    entry.entity = fields.text();
    entry.entity_id = fields.integer();
    entry.payload_digest = fields.text();
    entry.previous_hash = fields.text();
    entry.hash = fields.text();
    stored.salt = fields.optional_text();
    entry.before = fields.optional_text();
    entry.after = fields.optional_text();
    stored.erasure_listed = fields.optional_integer().has_value();
    entry.erased = !stored.salt.has_value();
    return stored;
}

/// A payload's digest tells an absent text from an empty one.
std::string digest_payload(const std::string& salt, const std::optional<std::string>& before,
                           const std::optional<std::string>& after) {
    LengthPrefixed fields;
    fields.add(salt);
    fields.add(before ? "1" : "0").add(before.value_or(""));
    fields.add(after ? "1" : "0").add(after.value_or(""));
    return sha256_hex(fields.text());
}

std::string digest_entry(const AuditEntry& entry) {
    LengthPrefixed fields;
    fields.add(entry.previous_hash)
        .add(std::to_string(entry.id.value()))
        .add(std::to_string(stored(entry.at)))
        .add(entry.actor)
        .add(entry.action)
        .add(entry.entity)
        .add(std::to_string(entry.entity_id))
        .add(entry.payload_digest);
    return sha256_hex(fields.text());
}

AuditEntry entry_of(Fields& fields) {
    return read_entry(fields).entry;
}

/// An entry up to which all are older than the filter's begin; 0 where there is none. No
/// entry is more than a day older than the one before it: such a clock may not write.
std::int64_t last_before(driver::Connection& connection, const AuditFilter& filter) {
    if (!filter.from) return 0;
    const Instant surely_older = *filter.from - std::chrono::days{1};
    const auto found = read_one(connection.query(sql::kAuditNewestBefore, {stored(surely_older)}),
                                [](Fields& fields) { return fields.integer(); });
    return found.value_or(0);
}

std::string name_of(const AuditEntry& entry) {
    return "entry " + std::to_string(entry.id.value());
}

/// Follows the chain entry by entry and notes what does not fit.
class ChainWalk {
public:
    void visit(const StoredEntry& stored) {
        const AuditEntry& entry = stored.entry;
        if (entry.id.value() != expected_id_) {
            note("a gap: entry " + std::to_string(expected_id_) + " is followed by " +
                 name_of(entry));
        }
        if (entry.previous_hash != head_) {
            note(name_of(entry) + " does not follow the entry before it");
        }
        if (digest_entry(entry) != entry.hash) note(name_of(entry) + " was edited");
        check_payload(stored);
        expected_id_ = entry.id.value() + 1;
        head_ = entry.hash;
        ++found_.entries;
    }

    AuditVerification finish(const std::optional<AuditHead>& head) {
        found_.head = head_;
        const std::int64_t last = expected_id_ - 1;
        if (head ? (head->hash != head_ || head->id.value() != last) : found_.entries != 0) {
            note("the newest entry is not the one noted as the head: entries were cut off");
        }
        return std::move(found_);
    }

private:
    void check_payload(const StoredEntry& stored) {
        const AuditEntry& entry = stored.entry;
        if (!stored.salt) {
            ++found_.erased;
            if (!stored.erasure_listed) note("the payload of " + name_of(entry) + " is missing");
            return;
        }
        if (digest_payload(*stored.salt, entry.before, entry.after) != entry.payload_digest) {
            note("the payload of " + name_of(entry) + " was edited");
        }
    }

    void note(std::string problem) {
        constexpr std::size_t kMost = 100;
        if (found_.problems.size() < kMost) found_.problems.push_back(std::move(problem));
    }

    AuditVerification found_;
    std::int64_t expected_id_ = 1;
    std::string head_{kAuditOrigin};
};

}  // namespace

AuditHead read_head(Fields& fields) {
    AuditHead head;
    head.id = fields.id<AuditEntryId>();
    head.at = fields.instant();
    head.hash = fields.text();
    return head;
}

std::optional<AuditHead> audit_head(driver::Connection& connection) {
    return read_one(connection.query(sql::kAuditHead, {}), read_head);
}

namespace {

struct NewEntry {
    AuditEntry entry;
    std::string salt;
};

NewEntry entry_after(const std::optional<AuditHead>& head, const AuditNote& note) {
    NewEntry made;
    made.salt = random_hex(16);
    AuditEntry& entry = made.entry;
    entry.id = AuditEntryId{head ? head->id.value() + 1 : 1};
    entry.at = note.at;
    entry.actor = note.actor;
    entry.action = note.action;
    entry.entity = note.entity;
    entry.entity_id = note.entity_id;
    entry.previous_hash = head ? head->hash : std::string{kAuditOrigin};
    entry.payload_digest = digest_payload(made.salt, note.before, note.after);
    entry.hash = digest_entry(entry);
    return made;
}

}  // namespace

void append_audit(driver::Connection& connection, std::optional<AuditHead> head,
                  std::span<const AuditNote> notes) {
    std::vector<NewEntry> made;
    for (const AuditNote& note : notes) {
        const AuditEntry& entry = made.emplace_back(entry_after(head, note)).entry;
        // The latest time so far: a clock that steps back a little each time gets no further.
        head = AuditHead{entry.id, head ? std::max(head->at, entry.at) : entry.at, entry.hash};
    }
    if (made.empty()) return;
    for (const NewEntry& one : made) {
        const AuditEntry& entry = one.entry;
        connection.send(sql::kAuditInsert, {stored(entry.id), stored(entry.at), entry.actor,
                                            entry.action, entry.entity, entry.entity_id,
                                            entry.payload_digest, entry.previous_hash, entry.hash});
    }
    for (std::size_t i = 0; i < made.size(); ++i) {
        connection.send(sql::kAuditPayloadInsert,
                        {stored(made[i].entry.id), made[i].salt, notes[i].before, notes[i].after});
    }
    connection.send(sql::kAuditHeadSet, {stored(head->id), stored(head->at), head->hash});
}

std::vector<AuditEntry> audit_page(driver::Connection& connection, const AuditFilter& filter,
                                   AuditEntryId before) {
    std::optional<std::string_view> entity;
    if (!filter.entity.empty()) entity = filter.entity;
    const std::int64_t key =
        before.is_set() ? stored(before) : std::numeric_limits<std::int64_t>::max();
    const bool of_one = entity && filter.entity_id;
    return read_all(
        connection.query(of_one ? sql::kAuditPageOf : sql::kAuditPage,
                         {key, stored(filter.from), stored(filter.before), entity, filter.entity_id,
                          last_before(connection, filter), kPageSize}),
        entry_of);
}

std::optional<AuditEntry> find_audit(driver::Connection& connection, AuditEntryId id) {
    return read_one(connection.query(sql::kAuditGet, {stored(id)}), entry_of);
}

std::int64_t count_audit(driver::Connection& connection) {
    return read_integer(connection.query(sql::kAuditCount, {}));
}

AuditVerification verify_audit(driver::Connection& connection) {
    ChainWalk walk;
    AuditEntryId last;
    std::optional<AuditHead> head;
    // Page by page, so that no writer waits; what is appended meanwhile is walked too.
    for (;;) {
        const auto page =
            read_all(connection.query(sql::kAuditChain, {stored(last), kPageSize}), read_entry);
        for (const StoredEntry& stored : page) walk.visit(stored);
        if (!page.empty()) last = page.back().entry.id;
        if (page.size() == static_cast<std::size_t>(kPageSize)) continue;
        head = audit_head(connection);
        if (page.empty() || !head || head->id <= last) break;
    }
    return walk.finish(head);
}

}  // namespace shop::store
