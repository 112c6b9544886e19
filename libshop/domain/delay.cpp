#include "domain/delay.hpp"

#include <algorithm>

namespace shop::domain {

Instant next_minute(Instant now) {
    return std::chrono::ceil<Minutes>(now);
}

Interval delayed(const Interval& work, bool running, Minutes by, Instant now) {
    if (running) return {work.begin, std::max<Instant>(work.end + by, next_minute(now))};
    const Instant begin = std::max<Instant>(work.begin + by, next_minute(now));
    return {begin, begin + (work.end - work.begin)};
}

std::vector<Busy> pushed(const Busy& late, std::span<const Busy> following) {
    std::vector<Busy> moved;
    Instant free_from = late.held().end;
    for (Busy job : following) {
        if (job.held().begin >= free_from) break;  // those after it fit already
        const Instant begin = free_from + job.travel;
        job.work = {begin, begin + (job.work.end - job.work.begin)};
        free_from = job.held().end;
        moved.push_back(job);
    }
    return moved;
}

}  // namespace shop::domain
