#pragma once

#include <string>
#include <string_view>

namespace shop::cli {

/// Text from data, made safe for a terminal: what would be obeyed instead of shown
/// (control characters, also 8-bit ones, line ends, direction overrides) and bytes that
/// are no UTF-8 are written out as `\x1b`, `\u{202e}`, `\n`.
[[nodiscard]] std::string safe(std::string_view text);

/// The same for text of several lines: line ends stay.
[[nodiscard]] std::string safe_lines(std::string_view text);

/// Whether the bytes are UTF-8 (RFC 3629: no surrogates, nothing overlong).
[[nodiscard]] bool is_utf8(std::string_view text);

}  // namespace shop::cli
