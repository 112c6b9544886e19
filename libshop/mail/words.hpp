#pragma once

#include <string>
#include <string_view>

namespace shop::mail {

// What stands in a message is in words of people and of files. None of it can end a line of the
// header or be taken for another part of the message: what has no place in it becomes a blank, and
// what is no UTF-8 becomes U+FFFD, since a confirmation with an odd name is better than none.

/// For a name or subject: one line without controls or overrides of the direction of writing,
/// no blanks at its ends.
[[nodiscard]] std::string one_line(std::string_view text);

/// For a body: line ends become `\n`, the last line has one, tabs stay, other controls become
/// blanks.
[[nodiscard]] std::string several_lines(std::string_view text);

// What programs write is right or refused.

/// \throws Error (invalid_argument) unless it is `dot-atom@dot-atom` (RFC 5322, 3.6.4) of at most
///         200 bytes
void require_message_id(std::string_view id);

/// \throws Error (invalid_argument) unless it is letters of ASCII
void require_method(std::string_view method);

/// \throws Error (invalid_argument) unless it begins with a scheme and is printable ASCII without
///         blanks, brackets and commas, at most 900 bytes
void require_uri(std::string_view uri);

}  // namespace shop::mail
