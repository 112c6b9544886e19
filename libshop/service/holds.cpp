#include "service/holds.hpp"

#include "service/appointments.hpp"
#include "store/held_time.hpp"

namespace shop::service {

void lapse_holds(Change& change, MechanicId mechanic, VehicleId vehicle,
                 std::optional<QuoteId> quote) {
    for (const store::LapsedHold& hold : store::lapsed_holds(change.connection(), change.now())) {
        const bool concerned =
            hold.mechanic == mechanic || hold.vehicle == vehicle || (quote && hold.quote == quote);
        if (!concerned) continue;
        const Appointment before = require_appointment(change.connection(), hold.id);
        Appointment lapsed = before;
        lapsed.status = AppointmentStatus::lapsed;
        replace_appointment(change, before, lapsed, "lapse");
    }
}

}  // namespace shop::service
