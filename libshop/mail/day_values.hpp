#pragma once

#include "mail/desk.hpp"
#include "mail/facts.hpp"
#include "mail/values.hpp"

namespace shop::mail {

/// What a day sheet may say.
[[nodiscard]] Values day_values(const DaySheetFacts& facts, const Desk& desk);

}  // namespace shop::mail
