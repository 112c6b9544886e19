#pragma once

#include <shop/time.hpp>

#include <string>

namespace shop::mail {

/// Who a letter is from or to.
struct Mailbox {
    std::string name;  ///< may be empty
    std::string address;
};

/// A message in words, before it is put into the form of RFC 5322. All text is UTF-8 with `\n`.
struct Letter {
    Mailbox from;
    Mailbox to;
    std::string subject;  ///< one line
    std::string text;
    std::string html;             ///< empty: text alone
    std::string calendar;         ///< an iCalendar object (RFC 5545, CRLF); empty: none
    std::string calendar_method;  ///< `REQUEST` or `CANCEL`, as in the object (RFC 6047)
    std::string message_id;       ///< without its angle brackets; the same at every attempt
    Instant date{};
    Minutes utc_offset{0};    ///< of the shop's wall time at `date`
    std::string unsubscribe;  ///< a URI for List-Unsubscribe (RFC 2369); empty: none
};

}  // namespace shop::mail
