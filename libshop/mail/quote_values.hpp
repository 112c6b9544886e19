#pragma once

#include "mail/desk.hpp"
#include "mail/facts.hpp"
#include "mail/values.hpp"

namespace shop::mail {

/// What an estimate may say.
[[nodiscard]] Values quote_values(const QuoteFacts& facts, const Desk& desk);

}  // namespace shop::mail
