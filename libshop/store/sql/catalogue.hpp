#pragma once

#include "driver/connection.hpp"

namespace shop::store::sql {

using driver::Sql;

#define SHOP_SERVICE_COLUMNS                                                          \
    "id, revision, code, name, category, price, labor, duration, credited_when_repaired, " \
    "retired"
#define SHOP_PACKAGE_COLUMNS "id, revision, code, name, price, duration, retired"

inline constexpr Sql kServiceInsert{
    "service.insert",
    "INSERT INTO service (code, name, category, price, labor, duration, credited_when_repaired, "
    "created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id"};

inline constexpr Sql kServiceUpdate{
    "service.update",
    "UPDATE service SET revision = revision + 1, code = $1, name = $2, category = $3, price = $4, "
    "labor = $5, duration = $6, credited_when_repaired = $7, retired = $8 "
    "WHERE id = $9 AND revision = $10"};

inline constexpr Sql kServiceGet{
    "service.get", "SELECT " SHOP_SERVICE_COLUMNS " FROM service WHERE id = $1"};
inline constexpr Sql kServiceByCode{
    "service.by_code", "SELECT " SHOP_SERVICE_COLUMNS " FROM service WHERE code = $1"};
inline constexpr Sql kServiceAll{
    "service.all", "SELECT " SHOP_SERVICE_COLUMNS " FROM service ORDER BY id"};

inline constexpr Sql kServiceSkills{
    "service.skills",
    "SELECT service_id, skill FROM service_skill WHERE CAST($1 AS TEXT) IS NULL "
    "OR service_id = (SELECT id FROM service WHERE code = $1) ORDER BY service_id, position"};
inline constexpr Sql kServiceParts{
    "service.parts",
    "SELECT service_id, name, part_number, part_condition, quantity, cost, price, refundable "
    "FROM service_part WHERE CAST($1 AS TEXT) IS NULL "
    "OR service_id = (SELECT id FROM service WHERE code = $1) ORDER BY service_id, position"};
inline constexpr Sql kServiceSkillInsert{
    "service.skill_insert",
    "INSERT INTO service_skill (service_id, position, skill) VALUES ($1, $2, $3)"};
inline constexpr Sql kServicePartInsert{
    "service.part_insert",
    "INSERT INTO service_part (service_id, position, name, part_number, part_condition, quantity, "
    "cost, price, refundable) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"};
inline constexpr Sql kServiceSkillsDelete{"service.skills_delete",
                                          "DELETE FROM service_skill WHERE service_id = $1"};
inline constexpr Sql kServicePartsDelete{"service.parts_delete",
                                         "DELETE FROM service_part WHERE service_id = $1"};

inline constexpr Sql kPackageInsert{
    "package.insert",
    "INSERT INTO package (code, name, price, duration, created_at) VALUES ($1, $2, $3, $4, $5) "
    "RETURNING id"};
inline constexpr Sql kPackageUpdate{
    "package.update",
    "UPDATE package SET revision = revision + 1, code = $1, name = $2, price = $3, duration = $4, "
    "retired = $5 WHERE id = $6 AND revision = $7"};
inline constexpr Sql kPackageGet{
    "package.get", "SELECT " SHOP_PACKAGE_COLUMNS " FROM package WHERE id = $1"};
inline constexpr Sql kPackageByCode{
    "package.by_code", "SELECT " SHOP_PACKAGE_COLUMNS " FROM package WHERE code = $1"};
inline constexpr Sql kPackageAll{
    "package.all", "SELECT " SHOP_PACKAGE_COLUMNS " FROM package ORDER BY id"};
inline constexpr Sql kPackageServices{
    "package.services",
    "SELECT p.package_id, s.code FROM package_service p JOIN service s ON s.id = p.service_id "
    "WHERE CAST($1 AS BIGINT) IS NULL OR p.package_id = $1 ORDER BY p.package_id, p.position"};
inline constexpr Sql kPackageServiceInsert{
    "package.service_insert",
    "INSERT INTO package_service (package_id, position, service_id) VALUES ($1, $2, $3)"};
inline constexpr Sql kPackageServicesDelete{"package.services_delete",
                                            "DELETE FROM package_service WHERE package_id = $1"};

#undef SHOP_SERVICE_COLUMNS
#undef SHOP_PACKAGE_COLUMNS

inline constexpr const Sql* kCatalogueStatements[] = {
    &kServiceInsert,       &kServiceUpdate,      &kServiceGet,          &kServiceByCode,
    &kServiceAll,          &kServiceSkills,      &kServiceParts,        &kServiceSkillInsert,
    &kServicePartInsert,   &kServiceSkillsDelete, &kServicePartsDelete, &kPackageInsert,
    &kPackageUpdate,       &kPackageGet,         &kPackageByCode,       &kPackageAll,
    &kPackageServices,     &kPackageServiceInsert, &kPackageServicesDelete};

}  // namespace shop::store::sql
