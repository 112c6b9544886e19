#pragma once

#include "mail/desk.hpp"
#include "mail/facts.hpp"
#include "mail/values.hpp"

namespace shop::mail {

/// What a letter about a job to the customer's side may say.
[[nodiscard]] Values customer_values(const JobFacts& facts, const Desk& desk);

/// What one about a job to the shop or a mechanic may say.
[[nodiscard]] Values shop_job_values(const JobFacts& facts, const Desk& desk);

}  // namespace shop::mail
