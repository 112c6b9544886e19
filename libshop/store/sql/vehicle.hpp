#pragma once

#include "driver/connection.hpp"

namespace shop::store::sql {

using driver::Sql;

#define SHOP_VEHICLE_COLUMNS \
    "id, revision, customer_id, year, make, model, plate, vin, odometer, notes, created_at"

inline constexpr Sql kVehicleInsert{
    "vehicle.insert",
    "INSERT INTO vehicle (customer_id, year, make, model, plate, plate_folded, vin, odometer, "
    "notes, search_text, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) "
    "RETURNING id"};

inline constexpr Sql kVehicleUpdate{
    "vehicle.update",
    "UPDATE vehicle SET revision = revision + 1, customer_id = $1, year = $2, make = $3, "
    "model = $4, plate = $5, plate_folded = $6, vin = $7, odometer = $8, notes = $9, "
    "search_text = $10 WHERE id = $11 AND revision = $12"};

inline constexpr Sql kVehicleGet{
    "vehicle.get", "SELECT " SHOP_VEHICLE_COLUMNS " FROM vehicle WHERE id = $1"};

inline constexpr Sql kVehicleByPlate{
    "vehicle.by_plate",
    "SELECT " SHOP_VEHICLE_COLUMNS " FROM vehicle WHERE plate_folded = $1 AND plate_folded <> '' "
    "ORDER BY id LIMIT 20"};

inline constexpr Sql kVehicleByVin{
    "vehicle.by_vin",
    "SELECT " SHOP_VEHICLE_COLUMNS " FROM vehicle WHERE vin = $1 AND vin <> '' LIMIT 1"};

inline constexpr Sql kVehicleOfCustomer{
    "vehicle.of_customer",
    "SELECT " SHOP_VEHICLE_COLUMNS " FROM vehicle WHERE customer_id = $1 ORDER BY id"};

inline constexpr Sql kVehicleContaining{
    "vehicle.containing",
    "SELECT " SHOP_VEHICLE_COLUMNS " FROM vehicle WHERE search_text LIKE $1 ESCAPE '!' "
    "OR plate_folded LIKE $2 ESCAPE '!' ORDER BY id LIMIT $3"};

inline constexpr Sql kVehiclePage{
    "vehicle.page",
    "SELECT " SHOP_VEHICLE_COLUMNS " FROM vehicle WHERE id > $1 ORDER BY id LIMIT $2"};

#undef SHOP_VEHICLE_COLUMNS

inline constexpr const Sql* kVehicleStatements[] = {
    &kVehicleInsert,     &kVehicleUpdate,     &kVehicleGet,  &kVehicleByPlate, &kVehicleByVin,
    &kVehicleOfCustomer, &kVehicleContaining, &kVehiclePage};

}  // namespace shop::store::sql
