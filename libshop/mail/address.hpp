#pragma once

#include <string_view>

namespace shop::mail {

/// Refuses an address that a server or a command could take for something else, or that not
/// every mail system takes: what domain/email.hpp refuses, blanks around it, a dash in front, and
/// letters outside of ASCII (they need SMTPUTF8, RFC 6531, all the way to the mailbox).
/// \throws Error (invalid_argument)
void require_plain_address(std::string_view address);

}  // namespace shop::mail
