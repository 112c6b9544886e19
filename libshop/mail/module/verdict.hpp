#pragma once

#include <string>

#include "mail/module/conversation.hpp"
#include "mail/transport.hpp"

namespace shop::mail {

/// What an answer, or the want of one, means for a message (RFC 5321, 4.2 and 4.3.2): the host and
/// the login are the shop's own matter, and so is the sender; what comes after is about this
/// message.
/// \param reply the answer of that phase; without a code there was none, and the link is lost
[[nodiscard]] Delivery::Outcome outcome_of(Phase phase, const Reply& reply);

/// In words: what was refused, or how far it went.
/// \param is_refusal whether `why` is what the server says
[[nodiscard]] std::string reason_of(Phase phase, Delivery::Outcome outcome, const std::string& host,
                                    bool is_refusal, const std::string& why);

}  // namespace shop::mail
