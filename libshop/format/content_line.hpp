#pragma once

#include <string>
#include <string_view>

// Lines of iCalendar (RFC 5545, 3.1).
namespace shop::format {

/// Appends the line, folded so that none has more than 75 octets and no character is cut, with
/// CRLF.
void append_content_line(std::string& text, std::string_view line);

/// A value of type TEXT (3.3.11): `;`, `,`, `\` and line ends are escaped, other controls are
/// blanks.
[[nodiscard]] std::string calendar_text(std::string_view text);

/// A parameter's value in quotes (3.2). It cannot hold a quote: that becomes `'`.
[[nodiscard]] std::string calendar_parameter(std::string_view text);

}  // namespace shop::format
