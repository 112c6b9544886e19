#include "domain/lead_time.hpp"

#include <fmt/format.h>

namespace shop::domain {

std::string print_lead_time(const LeadTime& time) {
    if (time.unit == LeadTime::Unit::days) return fmt::format("{}d", time.days);
    const auto minutes = time.elapsed.count();
    return minutes % 60 == 0 ? fmt::format("{}h", minutes / 60) : fmt::format("{}m", minutes);
}

Instant lead_begins(const Zone& zone, Instant start, const LeadTime& lead) {
    if (lead.unit == LeadTime::Unit::elapsed) return start - lead.elapsed;
    return zone.resolve(zone.wall(start).time - date::days{lead.days}).first;
}

std::optional<LeadTime> reminder_due(const Zone& zone, Instant start, Instant agreed_at,
                                     std::span<const LeadTime> leads, Instant now) {
    if (now >= start) return std::nullopt;
    std::optional<LeadTime> last;
    Instant last_begins{};
    for (const LeadTime& lead : leads) {
        const Instant begins = lead_begins(zone, start, lead);
        // A lead of days is short of nothing but a clock change.
        if (begins >= start || begins > now || begins <= agreed_at) continue;
        if (last && begins <= last_begins) continue;
        last = lead;
        last_begins = begins;
    }
    return last;
}

}  // namespace shop::domain
