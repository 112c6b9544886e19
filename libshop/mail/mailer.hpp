#pragma once

#include <shop/settings.hpp>

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "mail/letter.hpp"

namespace shop::mail {

/// What became of one attempt.
struct Delivery {
    enum class Outcome {
        sent,       ///< the other side has taken it
        retry,      ///< refused for now, or the link broke before it was taken
        dead,       ///< refused for good: this message will never go
        stop,       ///< nothing can be sent at all for now: not a verdict on this message
        ambiguous,  ///< it may have been taken (RFC 1047)
    };
    Outcome outcome = Outcome::stop;
    std::string reason;  ///< for people, in one safe line, no secret in it; empty when sent
};

/// Takes letters to where they go. Keeps one connection for all of them.
class Mailer {
public:
    virtual ~Mailer() = default;
    /// One attempt; never throws for what the other side does.
    [[nodiscard]] virtual Delivery send(const Letter& letter) = 0;
};

struct MailerOptions {
    MailSettings settings;
    std::filesystem::path folder;  ///< relative paths of the settings count from here
    /// Until the server has let us in: name, connection, greeting, TLS, login.
    std::chrono::seconds connect_timeout{30};
    /// For each answer, the last one too (RFC 5321, 4.5.3.2.6 would give that ten minutes, which
    /// is all that one message has), and for a server that takes no bytes.
    std::chrono::seconds answer_timeout{300};
    /// For one message from its first byte to the last answer: below the lease of a claim.
    std::chrono::seconds message_timeout{600};
    /// Is told each line of the conversation, secrets taken out; may be empty.
    std::function<void(const std::string& line)> conversation;
    /// Certificates (PEM) that are trusted in place of the system's; empty: the system's.
    std::filesystem::path authorities;
};

/// The mailer that the shop's file asks for. Loads the module that has the mail libraries.
/// \throws Error (bad_config) without a transport, or where a secret lies open to others;
///         (store_unavailable) when the module is missing
[[nodiscard]] std::unique_ptr<Mailer> open_mailer(const MailerOptions& options);

/// The letter as it goes over the wire (RFC 5322, MIME), with CRLF.
/// \throws Error (invalid_argument) for an address that could be taken for something else
[[nodiscard]] std::string compose(const Letter& letter);

}  // namespace shop::mail
