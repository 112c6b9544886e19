#pragma once

#include <string>

#include "mail/mailer.hpp"

namespace shop::mail {

/// A letter that is ready to go.
struct Message {
    std::string from;  ///< addresses alone, checked
    std::string to;
    std::string id;     ///< without its angle brackets
    std::string bytes;  ///< RFC 5322, lines ended by CRLF, no line over 998 bytes, 7 bit
};

/// One way for messages to leave by.
class Transport {
public:
    virtual ~Transport() = default;
    /// One attempt; never throws for what the other side does.
    [[nodiscard]] virtual Delivery deliver(const Message& message) = 0;
};

}  // namespace shop::mail
