#pragma once

#include <shop/schedule.hpp>
#include <shop/settings.hpp>
#include <shop/zone.hpp>

#include <string>
#include <vector>

namespace shop::cli {

/// What lies between two jobs, in words: `free 1:00-1:45 pm (45 min), then travel 15 min`.
struct GapLine {
    Instant begin;
    std::string text;  ///< safe

    friend bool operator==(const GapLine&, const GapLine&) = default;
};

/// By begin. A free time that has begun is counted from now; what is over is left out.
[[nodiscard]] std::vector<GapLine> gap_lines(const MechanicDay& day, const Zone& zone,
                                             ClockStyle clock, Instant now);

}  // namespace shop::cli
