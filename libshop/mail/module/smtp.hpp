#pragma once

#include <memory>

#include "mail/module.hpp"

namespace shop::mail {

/// Sends by SMTP, all messages through one connection while the server keeps it. TLS is required
/// unless the host is this machine; what libcurl would take from the environment (a proxy, .netrc)
/// counts for nothing.
/// \throws Error (bad_config) for a URL that cannot be used; it is not shown, it may hold a
/// password
[[nodiscard]] std::unique_ptr<Transport> open_smtp(const SmtpOptions& options);

}  // namespace shop::mail
