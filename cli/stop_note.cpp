#include "stop_note.hpp"

#include "session.hpp"

#include <fmt/format.h>

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
                 (others.size() == 1 ? " is at the same stop: it stays as it is"
                                     : " are at the same stop: they stay as they are"));
}

}  // namespace shop::cli
