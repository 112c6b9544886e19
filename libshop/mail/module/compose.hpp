#pragma once

#include <string>

#include "mail/letter.hpp"

namespace shop::mail {

/// The letter by RFC 5322 and MIME, lines ended by CRLF, all in 7 bits. The same letter gives the
/// same bytes. Addresses, message id, method and URI have been checked, and words made safe.
[[nodiscard]] std::string composed(const Letter& letter);

}  // namespace shop::mail
