#include "service/holds.hpp"

#include "service/appointments.hpp"
#include "store/appointments.hpp"

namespace shop::service {

void lapse_holds(Change& change, MechanicId mechanic, VehicleId vehicle) {
    for (const AppointmentId id :
         store::lapsed_holds(change.connection(), mechanic, vehicle, change.now())) {
        const Appointment before = require_appointment(change.connection(), id);
        Appointment lapsed = before;
        lapsed.status = AppointmentStatus::lapsed;
        replace_appointment(change, before, lapsed, "lapse");
    }
}

Appointment require_current(Change& change, AppointmentId id, std::optional<Revision> seen) {
    const Appointment job = require_appointment(change.connection(), id, seen);
    lapse_holds(change, job.mechanic, job.vehicle);
    return require_appointment(change.connection(), id);
}

}  // namespace shop::service
