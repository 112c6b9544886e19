#include "stop_note.hpp"

#include "session.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace shop::cli {

std::vector<Appointment> others_at_stop(Shop& shop, AppointmentId id) {
    std::vector<Appointment> others = shop.appointments().at_stop(id);
    std::erase_if(others, [](const Appointment& job) {
        return job.status != AppointmentStatus::booked && job.status != AppointmentStatus::held &&
               job.status != AppointmentStatus::in_progress;
    });
    return others;
}

void note_others_at_stop(const Session& session, const std::vector<Appointment>& others) {
    if (others.empty()) return;
    std::string list;
    for (const Appointment& job : others) {
        list += fmt::format("{}A{}", list.empty() ? "" : ", ", job.id.value());
    }
    session.note("note: " + list +
                 (others.size() == 1 ? " is at the same stop: its time stays"
                                     : " are at the same stop: their times stay"));
}

void note_lost_travel_fee(Session& session, const Appointment& gone,
                          const std::vector<Appointment>& others) {
    Shop& shop = session.shop();
    const auto fee_of = [&](const Appointment& job) {
        return job.quote ? shop.quotes().get(*job.quote).totals.travel : Money{};
    };
    if (others.empty()) return;
    const Money fee = fee_of(gone);
    const bool paid_still = std::ranges::any_of(
        others, [&](const Appointment& job) { return !fee_of(job).is_zero(); });
    if (fee.is_zero() || paid_still) return;
    session.note(
        fmt::format("note: the travel fee of {} was on A{}: none is charged at this stop now",
                    to_display_string(fee, shop.settings().profile.currency), gone.id.value()));
}

}  // namespace shop::cli
