#pragma once

#include <shop/appointment.hpp>
#include <shop/availability.hpp>
#include <shop/quote.hpp>

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "domain/availability.hpp"
#include "driver/connection.hpp"
#include "service/context.hpp"

namespace shop::service {

/// What is to be fitted in, by whom and under which rules: everything a search or a
/// booking asks of the domain but the calendars.
struct SearchBasis {
    domain::Wanted wanted;
    domain::StartRules rules;
    std::vector<Mechanic> mechanics;  ///< who is looked at, by id
    std::optional<VehicleId> vehicle;
    std::optional<AppointmentId> moving;  ///< is treated as gone
    bool leaves_stop = false;  ///< what moves shares no paddings with the jobs at its stop
    std::optional<AppointmentId> stop;    ///< what is wanted begins where this one ends
    std::string outside;                  ///< the postal code where it lies in no area
    SlotSearch assumed;                   ///< what the answer says it took for granted
};

/// Each reads inside the caller's transaction.
[[nodiscard]] SearchBasis basis_of(Context& context, const SlotQuery& query, Instant now);

/// The basis of a job that is to be moved: its own length, paddings and vehicle.
[[nodiscard]] SearchBasis basis_of_move(Context& context, const Appointment& appointment,
                                        std::optional<MechanicId> mechanic, Instant now);

/// The basis of the next job at a stop: begins where `last` ends, on the grid or not, without
/// travel and at once, for its mechanic is there.
[[nodiscard]] SearchBasis basis_at_stop(Context& context, const SlotQuery& query,
                                        const Appointment& last, Instant now);

/// The calendars of the basis' mechanics over whole days; fills in the vehicle's jobs.
[[nodiscard]] std::vector<domain::Calendar> read_calendars(Context& context, SearchBasis& basis,
                                                           LocalDate from, int days);

/// The last open start before an instant and the first few from it on, among the days that
/// can be booked. Reads more days only while too few are found.
[[nodiscard]] std::vector<Slot> nearest_slots(Context& context, SearchBasis& basis, Instant start);

/// The first open start from today on. Most shops have room within days: weeks are only read
/// where they do not.
/// \param supposed closures that count though they are not stored
[[nodiscard]] std::optional<Slot> first_open(Context& context, SearchBasis& basis,
                                             std::span<const Closure> supposed = {});

/// The obstacles of every mechanic of the basis; none of those who are free.
struct StartCheck {
    std::vector<MechanicId> open_to;  ///< ascending
    std::vector<Obstacle> obstacles;
};
[[nodiscard]] StartCheck check_start(Context& context, SearchBasis& basis, Instant start);
/// The same with calendars that were read already and cover the start's date.
[[nodiscard]] StartCheck check_start(const Context& context, const SearchBasis& basis,
                                     const std::vector<domain::Calendar>& calendars,
                                     Instant start);

/// The starts of a date that lie on somebody's grid within their hours, in order.
[[nodiscard]] std::vector<Instant> grid_starts(const Context& context, const SearchBasis& basis,
                                               LocalDate date);
/// Every `slot` of a date by the wall clock, from 00:00 to midnight, in order.
[[nodiscard]] std::vector<Instant> wall_starts(const Zone& zone, LocalDate date, Minutes slot);

/// The obstacles of the mechanic for whom the fewest rules have to be set aside; none where
/// everybody has another job.
[[nodiscard]] std::vector<Obstacle> fewest_rules(const SearchBasis& basis,
                                                 const std::vector<Obstacle>& obstacles);

/// \param overriding what was set aside already, which has to be said again
/// \throws SlotTaken when only other appointments are in the way of some mechanic, else
///         RuleRefused; both with the nearest open starts
[[noreturn]] void refuse_start(Context& context, SearchBasis& basis, Instant start,
                               std::vector<Obstacle> obstacles, const Override& overriding);

}  // namespace shop::service
