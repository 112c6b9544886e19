#pragma once

#include <string>
#include <string_view>

namespace shop::zone {

/// Whether a text has the form of an IANA name: parts of letters, digits, `_`, `-` and
/// `+` between single slashes, the first character a letter. Paths, POSIX rules
/// (`:x`, `EST5EDT,M3...`) and the leap-second variants (`right/...`) have not.
[[nodiscard]] bool looks_like_zone_name(std::string_view name);

/// The zone of this machine that was probably meant: the same letters in another case
/// or with other separators, or a city without its region. Empty where there is none.
/// Reads the directory of zones: for refusals only.
[[nodiscard]] std::string probable_zone_name(std::string_view name);

}  // namespace shop::zone
