#pragma once

#include <optional>

#include "service/search.hpp"

namespace shop::service {

/// Who does a job that starts at this instant: the preferred mechanic if free, else the
/// free one with the fewest jobs that day, then the lowest id. Asked before anything is
/// written, so that a refusal says what is in the way and burns no id; the schema has the
/// last word.
/// \throws SlotTaken, RuleRefused
[[nodiscard]] MechanicId choose_mechanic(Context& context, SearchBasis& basis, Instant start,
                                         std::optional<MechanicId> preferred = std::nullopt);

}  // namespace shop::service
