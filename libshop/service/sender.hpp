#pragma once

#include <shop/outbox.hpp>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "mail/mailer.hpp"
#include "service/context.hpp"
#include "service/message_facts.hpp"
#include "store/outbox.hpp"

namespace shop::service {

/// Opens the way out, when the first message is to go.
using OpenMailer = std::function<std::unique_ptr<mail::Mailer>()>;

/// By which a run knows when it has taken too long.
using SteadyClock = std::function<std::chrono::steady_clock::time_point()>;

/// Sends what waits. Each message is claimed by itself, with its job as it then stands, in the
/// transaction that notes what became of the one before: one transaction a message, and none while
/// it is on its way. Whoever is killed leaves at most one message that is sent again, with the
/// same Message-ID.
class Sender {
public:
    /// All must outlive it.
    Sender(Context& context, const OpenMailer& open_mailer, RemindReport& report,
           SteadyClock clock = &std::chrono::steady_clock::now);

    void run();

private:
    struct Claimed {
        Message message;
        std::optional<mail::JobFacts> job;
    };
    /// What became of a message that was tried.
    struct Outcome {
        Message message;
        mail::Delivery delivery;
        std::string recipient;
        store::SentMessage sent;
        bool useless = false;  ///< not tried: there is nobody to write to
    };
    using Pending = std::optional<Outcome>;

    /// One transaction: notes what is pending and claims the next.
    std::optional<Claimed> step(const Pending& pending, bool claim);
    std::optional<Claimed> try_step(const Pending& pending, bool claim);

    std::optional<Claimed> claim_next();
    std::optional<Claimed> still_to_send(const Message& message);
    std::optional<Claimed> read(Message message);
    void end(const Message& message, MessageState state, const std::string& reason);
    bool held_back(const Claimed& claimed);

    Outcome send(const Claimed& claimed);
    /// None: nobody can be reached, or it cannot be written; the outcome says which.
    [[nodiscard]] std::optional<mail::Letter> written(const Claimed& claimed, Outcome& outcome);
    void note(const Outcome& outcome);
    void note_failure(const Outcome& outcome);
    void report(const Outcome& outcome);
    void put_back(const Message& message, Instant not_before, int attempts,
                  const std::string& recipient, const std::string& reason);

    Context& context_;
    const OpenMailer& open_mailer_;
    RemindReport& report_;
    SteadyClock clock_;
    Writer writer_;
    std::unique_ptr<mail::Mailer> mailer_;
    std::string token_;  ///< of this run
    bool more_ = false;   ///< a transaction ended as many as one may, and found none to send
    RemindReport noted_;  ///< what the transaction that runs found, told when it is committed
};

}  // namespace shop::service
