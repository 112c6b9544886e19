#include "service/holds.hpp"

#include "service/appointments.hpp"
#include "store/held_time.hpp"

namespace shop::service {

void lapse_holds(Change& change, MechanicId mechanic, VehicleId vehicle,
                 std::optional<QuoteId> quote) {
    for (const AppointmentId id :
         store::lapsed_holds(change.connection(), mechanic, vehicle, quote, change.now())) {
        const Appointment before = require_appointment(change.connection(), id);
        Appointment lapsed = before;
        lapsed.status = AppointmentStatus::lapsed;
        replace_appointment(change, before, lapsed, "lapse");
    }
}

}  // namespace shop::service
