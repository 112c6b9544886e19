#pragma once

#include <string>
#include <string_view>

namespace shop::mail {

/// Whether a text of a header has to be encoded: it has letters outside of ASCII, would be taken
/// for encoded words itself, or has a word too long for a line.
[[nodiscard]] bool needs_encoding(std::string_view text);

/// The text as encoded words (RFC 2047), one a line: each whole characters in at most 75 bytes,
/// which GMime's own may exceed.
[[nodiscard]] std::string encoded_words(std::string_view text);

}  // namespace shop::mail
