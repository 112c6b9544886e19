#pragma once

#include <shop/format.hpp>
#include <shop/id.hpp>
#include <shop/settings.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "driver/connection.hpp"
#include "service/context.hpp"
#include "store/journal.hpp"

namespace shop::service {

/// What commit() tells of a policy that was put in force by the way.
inline constexpr std::string_view kPolicyRecorded =
    "the shop's file has changed: its rules are now in force and recorded";

/// One transaction that changes the store: what is done, its audit entries and its
/// request id go in together or not at all. Rolled back unless it is committed.
class Change {
public:
    /// Waits for this writer's turn and records the policy where the shop's file has changed.
    /// \param context must outlive it
    /// \throws Error (store_busy), ... ; (store_unavailable) when the clock is far behind
    ///         the newest entry of the audit log or the program is too old to write
    explicit Change(Context& context);

    [[nodiscard]] driver::Connection& connection() { return context_->connection(); }
    /// One moment for all that the change writes.
    [[nodiscard]] Instant now() const { return now_; }
    /// The policy that is in force.
    [[nodiscard]] std::int64_t policy() const { return policy_; }
    /// Puts the policy of these settings in force, with its audit entry; their other parts do not
    /// count. Nothing where it is in force already.
    void publish(const Settings& settings);
    /// Whether this change put another policy in force.
    [[nodiscard]] bool published() const { return policy_changed_; }

    /// Notes a change of a record. \param before none: it was made; \param after none: it is gone
    template <class Record>
    void audit(std::string_view action, std::string_view entity, std::int64_t id,
               const Record* before, const Record* after) {
        audit_text(action, entity, id,
                   before != nullptr ? std::optional{json(*before)} : std::nullopt,
                   after != nullptr ? std::optional{json(*after)} : std::nullopt);
    }
    void audit_text(std::string_view action, std::string_view entity, std::int64_t id,
                    std::optional<std::string> before, std::optional<std::string> after);

    /// What an earlier request with this id made, when it was the same request.
    /// \param request_id empty: there is none
    /// \param fields     the request as resolved, length-prefixed
    /// \throws Error (request_id_reused) when it was another
    [[nodiscard]] std::optional<std::int64_t> replay(std::string_view request_id,
                                                     std::string_view command,
                                                     const std::string& fields);
    /// Keeps what this request made for the next time its id comes.
    void remember(std::string_view request_id, std::string_view command,
                  const std::string& fields, std::int64_t entity_id);

    /// Commits; in a dry run takes everything back instead.
    void commit();

private:
    template <class Record>
    [[nodiscard]] std::string json(const Record& record) const {
        return to_json(record, context_->json());
    }
    void require_sane_clock() const;
    void record_policy(const store::StoreState& state);

    Context* context_;
    driver::Transaction transaction_;
    Instant now_{};
    std::optional<store::AuditHead> head_;  ///< of the audit log
    std::vector<store::AuditNote> notes_;   ///< written together, when all else is
    std::int64_t policy_ = 0;
    bool policy_changed_ = false;  ///< people are told once it is committed
};

/// A booked time and a stored price mean what zone and currency say.
/// \throws Error (bad_config) when the profile's differ from what is booked
void require_same_basis(driver::Connection& connection, const ShopProfile& profile);

/// The answer to a change that saw an old revision.
[[noreturn]] void throw_stale(std::string_view what);
/// \param seen none: the change is made to the record as it stands
/// \throws Error (stale_revision) where another revision was seen than the record has
void require_revision(std::optional<Revision> seen, Revision current, std::string_view what);

}  // namespace shop::service
