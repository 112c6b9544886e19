#pragma once

#include <shop/schedule.hpp>

#include <vector>

#include "service/context.hpp"

namespace shop::service {

/// Schedule::misfits() inside the caller's transaction.
[[nodiscard]] std::vector<Misfit> find_misfits(Context& context, Instant now,
                                               bool with_first_open, const Supposed& supposed);

}  // namespace shop::service
