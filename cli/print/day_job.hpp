#pragma once

#include "day_view.hpp"

#include <shop/schedule.hpp>

#include <cstddef>
#include <string>

namespace shop::cli {

/// Widths that all jobs of a day share.
struct DayColumns {
    std::size_t time = 11;
    std::size_t status = 5;
    std::size_t id = 4;
    std::size_t phone = 12;
    std::size_t ended_name = 0;  ///< of jobs that take one line

    [[nodiscard]] std::size_t before_id() const { return 2 + time + 1 + status + 1; }
    [[nodiscard]] std::size_t before_name() const { return before_id() + id + 2; }
};
[[nodiscard]] DayColumns day_columns(const MechanicDay& day, const DayView& view);

/// Nothing is left to be done: one line says it all.
[[nodiscard]] bool has_ended(const Appointment& job);

/// Time, customer and price of a job, and below, while it is still to be done, all that is
/// needed on the way.
/// \param before the job that stands before it; null: none
/// \param car    which car it is at its stop, from 1
[[nodiscard]] std::string day_job_text(const Appointment& job, const Appointment* before, int car,
                                       const DayColumns& columns, const DayView& view);

/// Both at one stop, and nothing between them.
[[nodiscard]] bool same_stop(const Appointment& job, const Appointment* before);

}  // namespace shop::cli
