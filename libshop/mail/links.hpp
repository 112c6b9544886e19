#pragma once

#include <string>
#include <string_view>

// What can be tapped in a letter. Each is empty where there is nothing to link to, and has no
// character that means something in HTML but `&`.
namespace shop::mail {

/// `tel:+15305550142` (RFC 3966)
[[nodiscard]] std::string call_link(std::string_view e164);
/// `sms:+15305550142` (RFC 5724)
[[nodiscard]] std::string text_link(std::string_view e164);
/// An https link to a map, which every telephone opens in its map program or else as a page:
/// `geo:` is not known to iOS, and readers of mail on the web take it out.
[[nodiscard]] std::string map_link(std::string_view place);
/// `mailto:...?subject=...` (RFC 6068)
[[nodiscard]] std::string mail_link(const std::string& address, std::string_view subject);

}  // namespace shop::mail
