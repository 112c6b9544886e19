#pragma once

#include <string>
#include <string_view>

namespace shop::domain {

/// Checks a mailbox (RFC 5321, 4.1.2) as it can be sent to anywhere: dot-atoms before
/// the `@`, a host name of at least two labels after it, ASCII, blanks at both ends
/// trimmed, otherwise kept as typed. Quoted local parts and address literals, legal by
/// the letter, are refused: nobody has one, and they reach option lists and headers.
/// \throws Error (invalid_argument)
[[nodiscard]] std::string checked_email(std::string_view text);

}  // namespace shop::domain
