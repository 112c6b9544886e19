#include "service/guard.hpp"

#include <algorithm>
#include <utility>

namespace shop::service {

namespace {

/// How many jobs of a day each mechanic has.
std::ptrdiff_t jobs_on(const Context& context, const domain::Calendar& calendar, LocalDate day) {
    return std::ranges::count_if(calendar.busy, [&](const domain::Busy& busy) {
        return context.zone().date(busy.work.begin) == day;
    });
}

MechanicId least_busy(Context& context, SearchBasis& basis, Instant start,
                      const std::vector<MechanicId>& open_to) {
    const LocalDate day = context.zone().date(start);
    std::optional<std::pair<std::ptrdiff_t, MechanicId>> best;
    for (const domain::Calendar& calendar : read_calendars(context, basis, day, 1)) {
        if (std::ranges::find(open_to, calendar.mechanic) == open_to.end()) continue;
        const std::pair candidate{jobs_on(context, calendar, day), calendar.mechanic};
        if (!best || candidate < *best) best = candidate;
    }
    return best->second;
}

}  // namespace

MechanicId choose_mechanic(Context& context, SearchBasis& basis, Instant start,
                           std::optional<MechanicId> preferred) {
    StartCheck check = check_start(context, basis, start);
    if (check.open_to.empty()) refuse_start(context, basis, start, std::move(check.obstacles));
    if (preferred && std::ranges::find(check.open_to, *preferred) != check.open_to.end()) {
        return *preferred;
    }
    if (check.open_to.size() == 1) return check.open_to.front();
    return least_busy(context, basis, start, check.open_to);
}

}  // namespace shop::service
