#pragma once

#include <array>
#include <optional>
#include <span>
#include <vector>

#include "service/change.hpp"
#include "service/search.hpp"
#include "store/digest.hpp"

namespace shop::service {

/// Who does a job, and which of the shop's rules are set aside for it.
struct Choice {
    MechanicId mechanic;
    std::vector<Rule> set_aside;
};

/// Who does a job that starts at this instant: the preferred mechanic if free, else the
/// free one with the fewest jobs that day, then the lowest id; somebody for whom a rule has to
/// be set aside only when nobody is free without. Asked before anything is written, so that a
/// refusal says what is in the way and burns no id; the schema has the last word.
/// \param overriding checked by domain::checked()
/// \throws SlotTaken, RuleRefused
[[nodiscard]] Choice choose_mechanic(Context& context, SearchBasis& basis, Instant start,
                                     const Override& overriding,
                                     std::optional<MechanicId> preferred = std::nullopt);

/// Whether a clash is with a job that runs and is in the way only because it is not over yet.
/// A search counts it as ending now; to a job that was agreed to stand behind it, that is no
/// news.
[[nodiscard]] bool only_runs_over(Context& context, const SearchBasis& basis, Instant start,
                                  const Obstacle& obstacle);

/// What later or longer work can run into; when it starts was agreed before.
inline constexpr std::array kLongerWorkTouches{Rule::hours, Rule::break_time, Rule::closure};

/// Whether a job that changes where it stands still may: clashes, and those of the shop's rules
/// that the change touches. Its basis names one mechanic.
/// \param agreed breaches of the rules that the job had before, which are not asked about again
/// \return the rules that are set aside for it
/// \throws SlotTaken, RuleRefused
[[nodiscard]] std::vector<Rule> require_fits(Context& context, SearchBasis& basis, Instant start,
                                             std::span<const Rule> touched,
                                             const Override& overriding,
                                             std::span<const Obstacle> agreed = {});

/// A request's part of what its request id stands for.
void add_override(store::LengthPrefixed& fields, const Override& overriding);

/// Notes in the audit log which rules a person set aside for a job, and why; nothing when none.
void audit_override(Change& change, AppointmentId job, const std::vector<Rule>& set_aside,
                    const Override& overriding);

}  // namespace shop::service
