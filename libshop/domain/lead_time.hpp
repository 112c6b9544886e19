#pragma once

#include <shop/settings.hpp>
#include <shop/time.hpp>
#include <shop/zone.hpp>

#include <optional>
#include <span>
#include <string>

namespace shop::domain {

/// `24h`, `90m`, `1d`
[[nodiscard]] std::string print_lead_time(const LeadTime& time);

/// When a reminder of what begins at `start` goes out: so many hours before, however the clocks
/// change between; or at the same wall time so many days before. A wall time that does not exist
/// there is the first after the gap, one that exists twice the first.
[[nodiscard]] Instant lead_begins(const Zone& zone, Instant start, const LeadTime& lead);

/// The reminder that is to be out by now: of several the last, since one that is late has nothing
/// to tell beside it. None where the job has begun, or was agreed to when it was due already.
[[nodiscard]] std::optional<LeadTime> reminder_due(const Zone& zone, Instant start,
                                                   Instant agreed_at,
                                                   std::span<const LeadTime> leads, Instant now);

}  // namespace shop::domain
