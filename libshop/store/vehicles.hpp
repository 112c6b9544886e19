#pragma once

#include <shop/people.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "driver/connection.hpp"

namespace shop::store {

/// What a vehicle is found by, folded.
struct VehicleKeys {
    std::string plate;
    std::string search;
};

VehicleId insert_vehicle(driver::Connection& connection, const Vehicle& vehicle,
                         const VehicleKeys& keys);
/// \return false when the record does not stand at vehicle.revision
[[nodiscard]] bool update_vehicle(driver::Connection& connection, const Vehicle& vehicle,
                                  const VehicleKeys& keys);
/// Says that it is asked for next.
void expect_vehicle(driver::Connection& connection, VehicleId id);
[[nodiscard]] std::optional<Vehicle> find_vehicle(driver::Connection& connection, VehicleId id);
[[nodiscard]] std::vector<Vehicle> vehicles_by_plate(driver::Connection& connection,
                                                     const std::string& folded);
[[nodiscard]] std::optional<Vehicle> vehicle_by_vin(driver::Connection& connection,
                                                    const std::string& vin);
[[nodiscard]] std::vector<Vehicle> vehicles_of(driver::Connection& connection,
                                               CustomerId customer);
/// \param pattern       for LIKE with '!' as its escape, of all that names a vehicle
/// \param plate_pattern of the folded plate alone
[[nodiscard]] std::vector<Vehicle> vehicles_like(driver::Connection& connection,
                                                 const std::string& pattern,
                                                 const std::string& plate_pattern,
                                                 std::int64_t limit);
[[nodiscard]] std::vector<Vehicle> vehicle_page(driver::Connection& connection, VehicleId after);

}  // namespace shop::store
