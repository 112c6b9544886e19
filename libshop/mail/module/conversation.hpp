#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace shop::mail {

/// How far a conversation by SMTP has come: what is being waited for.
enum class Phase {
    greeting,   ///< name, connection, TLS of smtps, the server's first words
    hello,      ///< EHLO or HELO
    starttls,   ///< STARTTLS and the handshake
    login,      ///< AUTH
    sender,     ///< MAIL
    recipient,  ///< RCPT
    data,       ///< DATA
    body,       ///< the message goes out; its end was not sent
    verdict,    ///< the end may have been sent
};

/// What a server answers: `550 no such user`, several lines put into one.
struct Reply {
    int code = 0;  ///< 0: none yet
    std::string text;
};

/// Listens to both sides of one connection, message after message, and says how far it has come.
/// Secrets are taken out of all that it tells.
class Conversation {
public:
    /// \param tell is given each line of both sides; may be empty
    Conversation(std::string password, std::function<void(const std::string& line)> tell);

    /// A new message. The connection may be one that others went through.
    void begin(bool needs_login);
    void said(std::string_view line);   ///< a command
    void heard(std::string_view line);  ///< one line of the server's
    void body_ends(std::size_t bytes);  ///< all of the message was handed over

    [[nodiscard]] Phase phase() const { return phase_; }
    /// Whether it began with this message, and not with one before.
    [[nodiscard]] bool is_new() const { return is_new_; }
    /// QUIT was said; what became of the message stays as it was.
    [[nodiscard]] bool is_leaving() const { return is_leaving_; }
    /// The answer of the phase, once it is whole.
    [[nodiscard]] const Reply& reply() const { return reply_; }
    /// Why this cannot go on: what is heard is no SMTP, an answer has no end, or the server wants
    /// the message without the login that was asked for. Empty while it can.
    [[nodiscard]] const std::string& fault() const { return fault_; }
    /// The text without the secrets that it may hold.
    [[nodiscard]] std::string safe(std::string_view text) const;

private:
    void enter(Phase phase);
    void said_in_login(std::string_view line);
    void take(std::string_view line);

    std::vector<std::string> secrets_;
    std::function<void(const std::string& line)> tell_;
    Phase phase_ = Phase::greeting;
    bool is_new_ = false;
    bool is_leaving_ = false;
    bool needs_login_ = false;
    bool is_logged_in_ = false;
    Reply reply_;
    Reply coming_;           ///< an answer whose last line is still to come
    std::size_t lines_ = 0;  ///< of it
    std::string fault_;
};

}  // namespace shop::mail
