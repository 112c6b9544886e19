#pragma once

#include "mail/desk.hpp"
#include "mail/facts.hpp"
#include "mail/reader.hpp"
#include "mail/values.hpp"

namespace shop::mail {

/// Adds why a job begins later, and when all of the customer's cars at the stop are done: one of
/// `waits`, `after_first` and `late_by_itself`, `not_after_first`, `finish`.
void add_late(Values& values, const JobFacts& facts, const Desk& desk, const Reader& reader);

}  // namespace shop::mail
