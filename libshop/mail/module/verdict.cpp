#include "mail/module/verdict.hpp"

#include <fmt/format.h>

namespace shop::mail {

namespace {

using Outcome = Delivery::Outcome;

constexpr int kTooBig = 552;

/// That a login is missing, too weak or refused (RFC 4954, 6) is said at any time.
bool is_about_login(int code) {
    return code == 530 || code == 534 || code == 535 || code == 538;
}

bool is_temporary(int code) {
    return code >= 400 && code < 500;
}
bool is_permanent(int code) {
    return code >= 500 && code < 600;
}

Outcome of_message(const Reply& reply, Outcome without_verdict) {
    if (is_about_login(reply.code)) return Outcome::stop;
    if (is_temporary(reply.code)) return Outcome::retry;
    if (is_permanent(reply.code)) return Outcome::dead;
    return without_verdict;
}

Outcome of_sender(const Reply& reply) {
    if (reply.code == kTooBig) return Outcome::dead;
    return is_permanent(reply.code) ? Outcome::stop : Outcome::retry;
}

}  // namespace

Outcome outcome_of(Phase phase, const Reply& reply) {
    switch (phase) {
        case Phase::greeting:
        case Phase::hello:
        case Phase::starttls:
        case Phase::login:
            return Outcome::stop;
        case Phase::sender:
            return of_sender(reply);
        case Phase::recipient:
        case Phase::data:
        case Phase::body:
            return of_message(reply, Outcome::retry);
        case Phase::verdict:
            if (reply.code >= 200 && reply.code < 300) return Outcome::sent;
            return of_message(reply, Outcome::ambiguous);
    }
    return Outcome::ambiguous;
}

std::string reason_of(Phase phase, Outcome outcome, const std::string& host, bool is_refusal,
                      const std::string& why) {
    if (outcome == Outcome::sent) return {};
    if (outcome == Outcome::ambiguous) {
        return fmt::format("{} may have taken the message: {}", host, why);
    }
    switch (phase) {
        case Phase::greeting:
        case Phase::hello:
            break;
        case Phase::starttls:
            return fmt::format("no TLS with {}: {}", host, why);
        case Phase::login:
            if (is_refusal) return fmt::format("{} refuses the login: {}", host, why);
            break;
        case Phase::sender:
            if (is_refusal) return fmt::format("{} refuses the sender: {}", host, why);
            return fmt::format("{} does not take the message: {}", host, why);
        case Phase::recipient:
            if (is_refusal) return fmt::format("{} refuses the recipient: {}", host, why);
            return fmt::format("{} does not take the message: {}", host, why);
        case Phase::data:
        case Phase::body:
        case Phase::verdict:
            return fmt::format("{} does not take the message: {}", host, why);
    }
    return fmt::format("{} does not let us in: {}", host, why);
}

}  // namespace shop::mail
