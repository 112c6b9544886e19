#include "store/vehicles.hpp"

#include "store/rows.hpp"
#include "store/sql/vehicle.hpp"

namespace shop::store {

namespace {

Vehicle read_vehicle(Fields& fields) {
    Vehicle vehicle;
    vehicle.id = fields.id<VehicleId>();
    vehicle.revision = fields.integer();
    vehicle.customer = fields.id<CustomerId>();
    if (const auto year = fields.optional_integer()) vehicle.year = static_cast<int>(*year);
    vehicle.make = fields.text();
    vehicle.model = fields.text();
    vehicle.plate = fields.text();
    vehicle.vin = fields.text();
    vehicle.odometer = fields.optional_integer();
    vehicle.notes = fields.text();
    vehicle.created_at = fields.instant();
    return vehicle;
}

}  // namespace

VehicleId insert_vehicle(driver::Connection& connection, const Vehicle& vehicle,
                         const VehicleKeys& keys) {
    return VehicleId{read_integer(connection.query(
        sql::kVehicleInsert,
        {stored(vehicle.customer), vehicle.year, vehicle.make, vehicle.model, vehicle.plate,
         keys.plate, vehicle.vin, vehicle.odometer, vehicle.notes, keys.search,
         stored(vehicle.created_at)}))};
}

bool update_vehicle(driver::Connection& connection, const Vehicle& vehicle,
                    const VehicleKeys& keys) {
    return connection.execute(
               sql::kVehicleUpdate,
               {stored(vehicle.customer), vehicle.year, vehicle.make, vehicle.model, vehicle.plate,
                keys.plate, vehicle.vin, vehicle.odometer, vehicle.notes, keys.search,
                stored(vehicle.id), vehicle.revision}) == 1;
}

void expect_vehicle(driver::Connection& connection, VehicleId id) {
    connection.expect(sql::kVehicleGet, {stored(id)});
}

std::optional<Vehicle> find_vehicle(driver::Connection& connection, VehicleId id) {
    return read_one(connection.query(sql::kVehicleGet, {stored(id)}), read_vehicle);
}

std::vector<Vehicle> vehicles_by_plate(driver::Connection& connection, const std::string& folded) {
    return read_all(connection.query(sql::kVehicleByPlate, {folded}), read_vehicle);
}

std::optional<Vehicle> vehicle_by_vin(driver::Connection& connection, const std::string& vin) {
    return read_one(connection.query(sql::kVehicleByVin, {vin}), read_vehicle);
}

std::vector<Vehicle> vehicles_of(driver::Connection& connection, CustomerId customer) {
    return read_all(connection.query(sql::kVehicleOfCustomer, {stored(customer)}), read_vehicle);
}

std::vector<Vehicle> vehicles_like(driver::Connection& connection, const std::string& pattern,
                                   const std::string& plate_pattern, std::int64_t limit) {
    return read_all(connection.query(sql::kVehicleContaining, {pattern, plate_pattern, limit}),
                    read_vehicle);
}

std::vector<Vehicle> vehicle_page(driver::Connection& connection, VehicleId after) {
    return read_all(connection.query(sql::kVehiclePage, {stored(after), kPageSize}), read_vehicle);
}

}  // namespace shop::store
