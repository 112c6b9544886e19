#include <shop/schedule.hpp>

#include <algorithm>
#include <chrono>

namespace shop {

Instant expected_end(const Appointment& job, Instant now) {
    if (job.status != AppointmentStatus::in_progress) return job.work.end;
    const Instant begun = job.started_at.value_or(job.work.begin);
    return std::max<Instant>({job.work.end, std::chrono::ceil<Minutes>(now),
                              std::chrono::ceil<Minutes>(begun + job.planned)});
}

}  // namespace shop
