#pragma once

#include <shop/appointment.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "driver/connection.hpp"

// What keeps whose time.
namespace shop::store {

// No job and no padding is longer than a day (CHECKs of the schema), so what starts outside
// these bounds cannot reach into the range.
inline constexpr std::chrono::days kReachAfter{2};   // a job and its wrap-up
inline constexpr std::chrono::days kReachBefore{1};  // the travel before a job

/// One row of a mechanic's or vehicle's time.
struct HeldTime {
    AppointmentId id;
    Interval work{};
    Minutes travel{0};
    Minutes wrap_up{0};
    AppointmentStatus status = AppointmentStatus::booked;
    std::optional<Instant> held_until;
};

/// Rows that hold time whose padded interval may touch the range, by start; jobs that run
/// whenever they began, since they last until they are ended.
[[nodiscard]] std::vector<HeldTime> mechanic_time(driver::Connection& connection,
                                                  MechanicId mechanic, Interval range);
[[nodiscard]] std::vector<HeldTime> vehicle_time(driver::Connection& connection,
                                                 VehicleId vehicle, Interval range);

/// Says that these are asked for next.
void expect_held_time(driver::Connection& connection, const std::vector<MechanicId>& mechanics,
                      std::optional<VehicleId> vehicle, Interval range);

/// A job that is held or booked and has not begun.
struct ComingJob {
    AppointmentId id;
    MechanicId mechanic;
    Interval work{};
    std::vector<Rule> overrides;
    std::vector<std::string> skills;  ///< that its services ask for
};
/// By start; none whose hold has lapsed.
[[nodiscard]] std::vector<ComingJob> coming_jobs(driver::Connection& connection, Instant now);

/// A hold whose time has come, and that is not marked so yet.
struct LapsedHold {
    AppointmentId id;
    MechanicId mechanic;
    VehicleId vehicle;
    std::optional<QuoteId> quote;
};
[[nodiscard]] std::vector<LapsedHold> lapsed_holds(driver::Connection& connection, Instant now);
/// Says that they are asked for next.
void expect_lapsed_holds(driver::Connection& connection, Instant now);

/// Pairs that overlap although both hold: there should be none. At most 100.
struct Overlap {
    AppointmentId first;
    AppointmentId second;
    bool of_mechanic = false;  ///< else of the vehicle
};
[[nodiscard]] std::vector<Overlap> find_overlaps(driver::Connection& connection);

}  // namespace shop::store
