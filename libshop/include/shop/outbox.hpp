#pragma once

#include <shop/id.hpp>
#include <shop/time.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shop {

class Context;

/// Persisted by name.
enum class MessageState {
    queued,      ///< to be sent
    sent,        ///< the other side has taken it
    failed,      ///< refused for good, or given up: somebody to be called
    superseded,  ///< another one tells what it would have told, or there is nothing to tell
    expired,     ///< it came too late to be of use
    dropped,     ///< taken out by a person
};
/// `queued`, `sent`, ...
[[nodiscard]] std::string_view to_string(MessageState state) noexcept;
/// \throws Error (invalid_argument) naming the nearest known one
[[nodiscard]] MessageState parse_message_state(std::string_view text);

/// A message of the outbox. Its text is made when it is sent.
struct Message {
    MessageId id;
    std::string kind;      ///< `confirmation`, `reminder`, `day_sheet`, ...
    std::string audience;  ///< `customer`, `shop` or `mechanic`
    std::optional<AppointmentId> appointment;
    std::optional<QuoteId> quote;
    std::optional<MechanicId> mechanic;  ///< who reads it, where a mechanic does
    std::string lead;                    ///< of a reminder: `24h`, `1d`
    int moves = 0;                       ///< of the job, when it was written
    int sequence = 0;
    std::optional<LocalDate> sheet_date;  ///< of a day sheet
    Minutes sheet_at{0};                  ///< and the time of day that it goes out
    MessageState state = MessageState::queued;
    Instant not_before{};
    int attempts = 0;
    std::optional<Instant> lease_until;  ///< a run has it until then, by the store's real clock
    std::string message_id;              ///< the same at every attempt
    std::string last_error;              ///< why it has not gone
    std::string recipient;               ///< the address at the last attempt
    std::optional<Instant> sent_at;
    Instant created_at{};

    friend bool operator==(const Message&, const Message&) = default;
};

/// Why nothing is sent, and since when.
struct OutboxHold {
    std::optional<Instant> since;  ///< none: the store is elsewhere than where it was made
    std::string reason;
    bool copy = false;  ///< the store may be a copy, whose original sends
};

/// A message that was to go and did not.
struct Unsent {
    Message message;
    std::string recipient;  ///< may be empty
    std::string reason;
};

/// What one run of `remind` did.
struct RemindReport {
    std::int64_t queued = 0;      ///< reminders and day sheets that became due
    std::int64_t sent = 0;
    std::int64_t superseded = 0;  ///< not sent: their job was cancelled or moved meanwhile
    std::vector<Unsent> unsent;   ///< what went wrong: tried again later, failed, or held back
    std::vector<Unsent> expired;  ///< what came too late
    std::int64_t waiting = 0;     ///< due, but over the limit of a run or behind what stopped it
    std::int64_t later = 0;       ///< what waits for its time, so that a slip can be taken back
    std::optional<Instant> later_from;  ///< when the first of these goes
    std::string stopped;          ///< why nothing can be sent for now; empty: nothing did
    std::vector<std::string> notices;  ///< what people should know: broken templates

    /// Whether something that should have gone did not.
    [[nodiscard]] bool incomplete() const {
        return !unsent.empty() || waiting > 0 || !stopped.empty();
    }
};

/// A message in words, as it would go now.
struct WrittenMessage {
    std::string kind;
    std::string from;
    std::string to;  ///< empty: nobody can be reached
    std::string subject;
    std::string text;
    std::string html;      ///< may be empty
    std::string calendar;  ///< may be empty
    std::vector<std::string> notices;  ///< broken templates of the shop
};

/// A message that `remind` would send.
struct PlannedMessage {
    Message message;
    std::string to;
    std::string subject;
};

/// Messages: what waits to go, what became of it. Booking only writes them; nothing goes out
/// but by remind().
class Outbox {
public:
    explicit Outbox(Context& context) : context_(&context) {}

    /// Queues the reminders and day sheets that are due and sends what waits, at most as many as
    /// the shop's file says. Several runs at once send each message once. No transaction is open
    /// while a message is on its way. A dry run sends nothing and counts what is due.
    /// \throws Error (incomplete) while the outbox is on hold, or when a message went out that
    ///         could not be noted as sent; (bad_config) when mail is to go and the shop's file
    ///         does not say how
    RemindReport remind();

    /// What remind() would send now; while the outbox is on hold, what it would send without
    /// that. Nothing is changed.
    [[nodiscard]] std::vector<PlannedMessage> due();

    /// Newest first, in pages; no transaction is open while `visit` runs.
    /// \param state none: all
    void each(std::optional<MessageState> state,
              const std::function<void(const Message&)>& visit) const;
    /// \throws Error (not_found)
    [[nodiscard]] Message get(MessageId id) const;
    /// About one job, oldest first.
    [[nodiscard]] std::vector<Message> of(AppointmentId id) const;

    /// How a message of the outbox reads now.
    /// \throws Error (not_found)
    [[nodiscard]] WrittenMessage write(MessageId id);
    /// How a message of this kind about a job would read now; nothing is sent.
    /// \throws Error (not_found), (invalid_argument) for a kind that is not about jobs
    [[nodiscard]] WrittenMessage preview(std::string_view kind, AppointmentId job);
    /// The same about a quote.
    [[nodiscard]] WrittenMessage preview(std::string_view kind, QuoteId quote);
    /// A day sheet of that day, for the shop.
    [[nodiscard]] WrittenMessage preview(std::string_view kind, LocalDate day);

    /// Sends what failed, was dropped or came too late once more with the next run.
    /// \throws Error (not_found), (wrong_state)
    Message retry(MessageId id);
    /// Takes a message out that waits or failed.
    /// \throws Error (not_found), (wrong_state)
    Message drop(MessageId id);

    /// Queues the estimate for the quote's customer, in place of one that still waits.
    /// \throws Error (not_found), (wrong_state), (quote_expired), (invalid_argument) where the
    ///         quote has no customer or the customer no address
    Message send_quote(QuoteId id);

    [[nodiscard]] std::optional<OutboxHold> on_hold() const;
    /// From now on nothing is sent, until resume().
    /// \return the hold that a person had set before, which stays as it was; none: this one is
    ///         in force
    /// \throws Error (invalid_argument)
    std::optional<OutboxHold> hold(const std::string& reason);
    /// Takes the hold back; where the store is now is its home from then on.
    /// \return what it was; none: there was none, and nothing is changed
    std::optional<OutboxHold> resume();

    /// Sends one letter to try the way out. Nothing is written to the store.
    /// \param conversation is told each line of it, without secrets; may be empty
    /// \return why it could not be sent; empty when it was
    /// \throws Error (bad_config), (invalid_argument) for an address that is none
    [[nodiscard]] std::string test(const std::string& address,
                                   const std::function<void(const std::string&)>& conversation);

private:
    Context* context_;
};

}  // namespace shop
