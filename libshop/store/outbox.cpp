#include "store/outbox.hpp"

#include <shop/format.hpp>

#include <chrono>
#include <limits>
#include <string>
#include <utility>

#include "store/digest.hpp"
#include "store/rows.hpp"
#include "store/sql/outbox.hpp"

namespace shop::store {

namespace {

MessageState read_state(const std::string& text) {
    try {
        return parse_message_state(text);
    } catch (const Error&) {
        throw Error(ErrorCode::store_damaged, "the store has a message in state '" + text + "'",
                    "run: shopctl db check");
    }
}

Message read_message(Fields& fields) {
    Message message;
    message.id = fields.id<MessageId>();
    message.kind = fields.text();
    message.audience = fields.text();
    message.appointment = fields.optional_id<AppointmentId>();
    message.quote = fields.optional_id<QuoteId>();
    message.mechanic = fields.optional_id<MechanicId>();
    message.lead = fields.text();
    message.moves = fields.number();
    message.sequence = fields.number();
    if (const auto date = fields.optional_integer()) {
        message.sheet_date = std::chrono::floor<date::days>(
            LocalTime{std::chrono::seconds{*date}});
    }
    message.sheet_at = fields.optional_minutes().value_or(Minutes{0});
    message.state = read_state(fields.text());
    message.not_before = fields.instant();
    message.attempts = fields.number();
    message.lease_until = fields.optional_instant();
    message.message_id = fields.text();
    message.last_error = fields.text();
    message.recipient = fields.text();
    message.sent_at = fields.optional_instant();
    message.created_at = fields.instant();
    return message;
}

std::int64_t reader_key(std::optional<MechanicId> reader) {
    return reader ? stored(*reader) : 0;
}

std::int64_t stored_day(LocalDate date) { return stored(LocalTime{date}); }

bool any_row(std::unique_ptr<driver::Rows> rows) { return rows->next(); }

}  // namespace

namespace {

/// The values of sql::kOutboxInsert, which live as long as this.
class Written {
public:
    Written(const QueuedMessage& message, Instant now)
        // RFC 5322, 3.6.4: unique for ever; the host part is a name nobody else uses.
        : message_id_(random_hex(16) + "@shopctl.invalid") {
        std::optional<std::int64_t> date;
        std::optional<std::int64_t> at;
        if (message.sheet_date) {
            date = stored_day(*message.sheet_date);
            at = stored(message.sheet_at);
        }
        values_ = {message.kind,
                   message.audience,
                   stored(message.appointment),
                   stored(message.quote),
                   stored(message.mechanic),
                   message.lead,
                   message.moves,
                   message.sequence,
                   date,
                   at,
                   stored(message.not_before),
                   message_id_,
                   stored(now)};
    }
    Written(const Written&) = delete;
    Written& operator=(const Written&) = delete;

    [[nodiscard]] std::vector<driver::Parameter>& values() { return values_; }

private:
    std::string message_id_;
    std::vector<driver::Parameter> values_;
};

}  // namespace

void queue_message(driver::Connection& connection, const QueuedMessage& message, Instant now) {
    Written written(message, now);
    connection.send(sql::kOutboxInsert, driver::Parameters{written.values()});
}

void queue_for_mechanic(driver::Connection& connection, const QueuedMessage& message,
                        const std::string& shop_email, Instant now) {
    Written written(message, now);
    written.values().emplace_back(shop_email);
    connection.send(sql::kOutboxInsertForMechanic, driver::Parameters{written.values()});
}

void supersede_messages(driver::Connection& connection, const QueuedMessage& message) {
    connection.send(sql::kOutboxSupersede,
                    {stored(message.appointment), message.audience, stored(message.mechanic)});
}

void supersede_kind(driver::Connection& connection, AppointmentId job, const std::string& kind) {
    connection.send(sql::kOutboxSupersedeKind, {stored(job), kind});
}

void supersede_estimates(driver::Connection& connection, QuoteId quote) {
    connection.send(sql::kOutboxSupersedeQuote, {stored(quote)});
}

void supersede_sheets(driver::Connection& connection, LocalDate date,
                      std::optional<MechanicId> reader) {
    connection.send(sql::kOutboxSupersedeSheets, {stored_day(date), reader_key(reader)});
}

std::int64_t count_queued_messages(driver::Connection& connection) {
    return read_integer(connection.query(sql::kOutboxQueued, {}));
}

Instant real_time(driver::Connection& connection) {
    const auto rows = connection.query(sql::kOutboxClock, {});
    std::string text = rows->next() ? rows->text(0) : std::string{};
    while (rows->next()) {
    }
    // One engine writes UTC without saying so; the other an offset, of hours where it is whole.
    constexpr std::size_t kSeconds = 19;  // 2026-11-17 09:00:00
    const auto sign = text.find_first_of("+-", kSeconds);
    if (sign == std::string::npos) {
        text += 'Z';
    } else if (text.size() - sign == 3) {
        text += ":00";
    }
    if (const auto now = parse_rfc3339(text)) return *now;
    throw Error(ErrorCode::internal, "the store's clock cannot be read: '" + text + "'");
}

std::optional<Message> claim_message(driver::Connection& connection, Instant now, Instant real,
                                     const Lease& lease) {
    const auto rows = connection.query(
        sql::kOutboxClaim, {stored(now), stored(real), stored(lease.until), lease.token});
    std::optional<Message> claimed;
    while (rows->next()) {
        Fields fields(*rows);
        claimed = read_message(fields);
    }
    return claimed;
}

std::int64_t count_due(driver::Connection& connection, Instant now, Instant real) {
    return read_integer(connection.query(sql::kOutboxDueCount, {stored(now), stored(real)}));
}

LaterMessages later_messages(driver::Connection& connection, Instant now) {
    return read_one(connection.query(sql::kOutboxLater, {stored(now)}),
                    [](Fields& fields) {
                        LaterMessages later;
                        later.count = fields.integer();
                        later.first = fields.optional_instant();
                        return later;
                    })
        .value_or(LaterMessages{});
}

std::vector<Message> due_messages(driver::Connection& connection, Instant now, Instant real,
                                  std::int64_t most) {
    return read_all(connection.query(sql::kOutboxDuePage, {stored(now), stored(real), most}),
                    read_message);
}

bool note_sent(driver::Connection& connection, MessageId id, const std::string& token,
               const SentMessage& sent, Instant now) {
    return connection.execute(sql::kOutboxSent,
                              {stored(id), token, stored(now), sent.recipient,
                               stored(sent.told_start), sent.contents}) == 1;
}

bool end_message(driver::Connection& connection, MessageId id, const std::string& token,
                 MessageState state, const std::string& recipient, const std::string& reason) {
    return connection.execute(sql::kOutboxEnd, {stored(id), token, to_string(state), recipient,
                                                reason}) == 1;
}

bool put_back(driver::Connection& connection, MessageId id, const std::string& token,
              Instant not_before, int attempts, const std::string& recipient,
              const std::string& reason) {
    return connection.execute(sql::kOutboxPutBack, {stored(id), token, stored(not_before), attempts,
                                                    recipient, reason}) == 1;
}

Message newest_message(driver::Connection& connection) {
    auto message = read_one(
        connection.query(sql::kOutboxPage,
                         {std::numeric_limits<std::int64_t>::max(), std::nullopt, 1}),
        read_message);
    if (message) return std::move(*message);
    throw Error(ErrorCode::internal, "the outbox is empty");
}

std::optional<Message> find_message(driver::Connection& connection, MessageId id) {
    return read_one(connection.query(sql::kOutboxGet, {stored(id)}), read_message);
}

std::vector<Message> messages_of(driver::Connection& connection, AppointmentId job) {
    return read_all(connection.query(sql::kOutboxOfAppointment, {stored(job)}), read_message);
}

std::vector<Message> message_page(driver::Connection& connection,
                                  std::optional<MessageState> state, MessageId before) {
    const std::int64_t below = before.value() == 0 ? std::numeric_limits<std::int64_t>::max()
                                                   : stored(before);
    if (state == MessageState::queued) {
        return read_all(connection.query(sql::kOutboxPageQueued, {below, kPageSize}),
                        read_message);
    }
    const bool few = state && *state != MessageState::sent;
    const auto word = state ? std::optional{to_string(*state)} : std::nullopt;
    return read_all(connection.query(few ? sql::kOutboxPageEnded : sql::kOutboxPage,
                                     {below, word, kPageSize}),
                    read_message);
}

bool requeue_message(driver::Connection& connection, MessageId id, Instant now) {
    return connection.execute(sql::kOutboxRequeue,
                              {stored(id), stored(now), stored(real_time(connection))}) == 1;
}

bool drop_message(driver::Connection& connection, MessageId id) {
    return connection.execute(sql::kOutboxDrop, {stored(id)}) == 1;
}

std::int64_t drop_failed(driver::Connection& connection, AppointmentId job) {
    return connection.execute(sql::kOutboxDropFailed, {stored(job)});
}

std::optional<Instant> told_start(driver::Connection& connection, const Message& message) {
    return read_one(connection.query(sql::kOutboxToldStart,
                                     {stored(message.appointment), message.audience,
                                      stored(message.mechanic)}),
                    [](Fields& fields) { return fields.instant(); });
}

std::int64_t count_sent_to(driver::Connection& connection, CustomerId customer, Instant since) {
    return read_integer(
        connection.query(sql::kOutboxCustomerCount, {stored(customer), stored(since)}));
}

std::vector<ToRemind> jobs_to_remind(driver::Connection& connection, Instant now, Instant latest) {
    return read_all(connection.query(sql::kOutboxToRemind, {stored(now), stored(latest)}),
                    [](Fields& fields) {
                        ToRemind job;
                        job.id = fields.id<AppointmentId>();
                        job.start = fields.instant();
                        job.wall_start = fields.local();
                        job.agreed_at = fields.instant();
                        job.moves = fields.number();
                        job.sequence = fields.number();
                        return job;
                    });
}

bool has_reminder(driver::Connection& connection, AppointmentId job, const std::string& lead,
                  int moves, Instant lead_begins) {
    return any_row(connection.query(sql::kOutboxHasReminder,
                                    {stored(job), lead, moves, stored(lead_begins)}));
}

bool has_sheet(driver::Connection& connection, LocalDate date, Minutes at,
               std::optional<MechanicId> reader) {
    return any_row(connection.query(sql::kOutboxHasSheet,
                                    {stored_day(date), stored(at), reader_key(reader)}));
}

std::optional<std::string> sheet_contents(driver::Connection& connection, LocalDate date,
                                          std::optional<MechanicId> reader) {
    return read_one(
        connection.query(sql::kOutboxSheetContents, {stored_day(date), reader_key(reader)}),
        [](Fields& fields) { return fields.text(); });
}

std::vector<FailedMessage> undelivered(driver::Connection& connection, Interval range,
                                       std::optional<MechanicId> mechanic, Instant now) {
    return read_all(connection.query(sql::kOutboxUndelivered,
                                     {stored(range.begin), stored(range.end), stored(mechanic),
                                      stored(now)}),
                    [](Fields& fields) {
                        FailedMessage failed;
                        failed.job = fields.id<AppointmentId>();
                        failed.kind = fields.text();
                        failed.recipient = fields.text();
                        failed.reason = fields.text();
                        return failed;
                    });
}

std::int64_t count_undelivered(driver::Connection& connection, Instant now,
                               std::optional<MechanicId> mechanic) {
    return read_integer(
        connection.query(sql::kOutboxCountUndelivered, {stored(now), stored(mechanic)}));
}

bool cancelled_by_shop(driver::Connection& connection, AppointmentId job) {
    const auto action = read_one(connection.query(sql::kOutboxCancelAction, {stored(job)}),
                                 [](Fields& fields) { return fields.text(); });
    return action == "cancel-by-shop";
}

OutboxState outbox_state(driver::Connection& connection) {
    const auto state = read_one(connection.query(sql::kOutboxHold, {}), [](Fields& fields) {
        OutboxState read;
        read.uid = fields.text();
        read.home = fields.text();
        read.held_at = fields.optional_instant();
        read.hold_reason = fields.text();
        read.reminded_at = fields.optional_instant();
        return read;
    });
    if (state) return *state;
    throw Error(ErrorCode::store_damaged, "the store does not say which shop it belongs to",
                "run: shopctl db check");
}

void hold_outbox(driver::Connection& connection, Instant now, const std::string& reason) {
    connection.send(sql::kOutboxSetHold, {stored(now), reason});
}

void resume_outbox(driver::Connection& connection, const std::string& home, Instant now) {
    connection.send(sql::kOutboxResume, {home, stored(now)});
}

void set_reminded(driver::Connection& connection, Instant now) {
    connection.send(sql::kOutboxReminded, {stored(now)});
}

}  // namespace shop::store
