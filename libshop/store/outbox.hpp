#pragma once

#include <shop/appointment.hpp>
#include <shop/outbox.hpp>
#include <shop/time.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "driver/connection.hpp"

namespace shop::store {

/// A message to be written: its text is made when it is sent.
struct QueuedMessage {
    std::string kind;      ///< `confirmation`, `change`, `cancellation`, `booked`, ...
    std::string audience;  ///< `customer`, `shop` or `mechanic`
    std::optional<AppointmentId> appointment;
    std::optional<QuoteId> quote;
    std::optional<MechanicId> mechanic;
    std::string lead;
    int moves = 0;
    int sequence = 0;
    std::optional<LocalDate> sheet_date;
    Minutes sheet_at{0};
    Instant not_before{};
};
void queue_message(driver::Connection& connection, const QueuedMessage& message, Instant now);
/// The same to QueuedMessage::mechanic, if they have an address that is not the shop's.
void queue_for_mechanic(driver::Connection& connection, const QueuedMessage& message,
                        const std::string& shop_email, Instant now);
/// What has not been sent yet to this message's reader about its appointment no longer goes.
void supersede_messages(driver::Connection& connection, const QueuedMessage& message);
/// The same for those of one kind, whoever reads them.
void supersede_kind(driver::Connection& connection, AppointmentId job, const std::string& kind);
void supersede_estimates(driver::Connection& connection, QuoteId quote);
void supersede_sheets(driver::Connection& connection, LocalDate date,
                      std::optional<MechanicId> reader);
[[nodiscard]] std::int64_t count_queued_messages(driver::Connection& connection);

/// The clock of the machine that has the store, whatever SHOPCTL_NOW says: leases are for runs
/// that happen, not for moments that are thought of.
[[nodiscard]] Instant real_time(driver::Connection& connection);

/// Who has a message, and until when.
struct Lease {
    std::string token;  ///< of the run
    Instant until{};
};
/// Takes the message that has waited longest. \param real the store's real time
[[nodiscard]] std::optional<Message> claim_message(driver::Connection& connection, Instant now,
                                                   Instant real, const Lease& lease);
[[nodiscard]] std::int64_t count_due(driver::Connection& connection, Instant now, Instant real);
/// What waits for its time.
struct LaterMessages {
    std::int64_t count = 0;
    std::optional<Instant> first;
};
[[nodiscard]] LaterMessages later_messages(driver::Connection& connection, Instant now);
/// In the order in which they would go.
[[nodiscard]] std::vector<Message> due_messages(driver::Connection& connection, Instant now,
                                                Instant real, std::int64_t most);

// Each notes what became of a claimed message. \return false where another run has it meanwhile.
struct SentMessage {
    std::string recipient;
    std::optional<Instant> told_start;
    std::string contents;
};
[[nodiscard]] bool note_sent(driver::Connection& connection, MessageId id, const std::string& token,
                             const SentMessage& sent, Instant now);
/// \param state failed, superseded or expired
[[nodiscard]] bool end_message(driver::Connection& connection, MessageId id,
                               const std::string& token, MessageState state,
                               const std::string& recipient, const std::string& reason);
/// It stays queued. \param attempts how many there were so far
[[nodiscard]] bool put_back(driver::Connection& connection, MessageId id, const std::string& token,
                            Instant not_before, int attempts, const std::string& recipient,
                            const std::string& reason);

/// The one that was written last.
[[nodiscard]] Message newest_message(driver::Connection& connection);
[[nodiscard]] std::optional<Message> find_message(driver::Connection& connection, MessageId id);
[[nodiscard]] std::vector<Message> messages_of(driver::Connection& connection, AppointmentId job);
/// Newest first, those before `before` (0: from the newest).
[[nodiscard]] std::vector<Message> message_page(driver::Connection& connection,
                                                std::optional<MessageState> state,
                                                MessageId before);

/// \return false where its state does not allow it
[[nodiscard]] bool requeue_message(driver::Connection& connection, MessageId id, Instant now);
[[nodiscard]] bool drop_message(driver::Connection& connection, MessageId id);
/// \return how many there were
std::int64_t drop_failed(driver::Connection& connection, AppointmentId job);

/// The start of a job as this message's reader was last told.
[[nodiscard]] std::optional<Instant> told_start(driver::Connection& connection,
                                                const Message& message);
/// Reminders and late notices that a customer was sent since an instant.
[[nodiscard]] std::int64_t count_sent_to(driver::Connection& connection, CustomerId customer,
                                         Instant since);

/// A job that can be reminded of.
struct ToRemind {
    AppointmentId id;
    Instant start{};
    LocalTime wall_start{};
    Instant agreed_at{};
    int moves = 0;
    int sequence = 0;
};
/// Those that begin after `now` and at `latest`, by start.
[[nodiscard]] std::vector<ToRemind> jobs_to_remind(driver::Connection& connection, Instant now,
                                                   Instant latest);
/// Whether this lead's reminder was written, or another since the lead began.
[[nodiscard]] bool has_reminder(driver::Connection& connection, AppointmentId job,
                                const std::string& lead, int moves, Instant lead_begins);

[[nodiscard]] bool has_sheet(driver::Connection& connection, LocalDate date, Minutes at,
                             std::optional<MechanicId> reader);
/// What the last sheet said that a reader was sent about a day.
[[nodiscard]] std::optional<std::string> sheet_contents(driver::Connection& connection,
                                                        LocalDate date,
                                                        std::optional<MechanicId> reader);

/// A message to a customer that failed.
struct FailedMessage {
    AppointmentId job;
    std::string kind;
    std::string recipient;
    std::string reason;
};
/// About jobs that begin in `range`, by start: those that are still to be done, and those that were
/// called off and would not be over by `now`, where nobody could be told so.
[[nodiscard]] std::vector<FailedMessage> undelivered(driver::Connection& connection,
                                                     Interval range,
                                                     std::optional<MechanicId> mechanic,
                                                     Instant now);

/// About jobs that are not over and quotes that are open.
[[nodiscard]] std::int64_t count_undelivered(driver::Connection& connection, Instant now,
                                             std::optional<MechanicId> mechanic);

[[nodiscard]] bool cancelled_by_shop(driver::Connection& connection, AppointmentId job);

/// What store_info says of the outbox.
struct OutboxState {
    std::string uid;   ///< the store's
    std::string home;  ///< where it was made
    std::optional<Instant> held_at;
    std::string hold_reason;
    std::optional<Instant> reminded_at;
};
[[nodiscard]] OutboxState outbox_state(driver::Connection& connection);
void hold_outbox(driver::Connection& connection, Instant now, const std::string& reason);
/// \param home where the store is
void resume_outbox(driver::Connection& connection, const std::string& home, Instant now);
void set_reminded(driver::Connection& connection, Instant now);

}  // namespace shop::store
