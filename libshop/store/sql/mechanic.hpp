#pragma once

#include "driver/connection.hpp"

namespace shop::store::sql {

using driver::Sql;

inline constexpr Sql kMechanicInsert{
    "mechanic.insert",
    "INSERT INTO mechanic (name, name_folded, phone, email, own_hours, created_at) "
    "VALUES ($1, $2, $3, $4, $5, $6) RETURNING id"};

inline constexpr Sql kMechanicUpdate{
    "mechanic.update",
    "UPDATE mechanic SET revision = revision + 1, name = $1, name_folded = $2, phone = $3, "
    "email = $4, own_hours = $5, retired = $6 WHERE id = $7 AND revision = $8"};

inline constexpr Sql kMechanicGet{
    "mechanic.get",
    "SELECT id, revision, name, phone, email, own_hours, retired FROM mechanic WHERE id = $1"};

inline constexpr Sql kMechanicAll{
    "mechanic.all",
    "SELECT id, revision, name, phone, email, own_hours, retired FROM mechanic ORDER BY id"};

inline constexpr Sql kMechanicHours{
    "mechanic.hours",
    "SELECT mechanic_id, weekday, opens, closes FROM mechanic_hours "
    "ORDER BY mechanic_id, weekday, opens"};

inline constexpr Sql kMechanicSkills{
    "mechanic.skills",
    "SELECT mechanic_id, skill FROM mechanic_skill ORDER BY mechanic_id, skill"};

inline constexpr Sql kMechanicHoursDelete{"mechanic.hours_delete",
                                          "DELETE FROM mechanic_hours WHERE mechanic_id = $1"};

inline constexpr Sql kMechanicHoursInsert{
    "mechanic.hours_insert",
    "INSERT INTO mechanic_hours (mechanic_id, weekday, opens, closes) VALUES ($1, $2, $3, $4)"};

inline constexpr Sql kMechanicSkillsDelete{"mechanic.skills_delete",
                                           "DELETE FROM mechanic_skill WHERE mechanic_id = $1"};

inline constexpr Sql kMechanicSkillInsert{
    "mechanic.skill_insert", "INSERT INTO mechanic_skill (mechanic_id, skill) VALUES ($1, $2)"};

inline constexpr Sql kMechanicJobsToDo{
    "mechanic.jobs_to_do",
    "SELECT CAST(count(*) AS BIGINT) FROM appointment "
    "WHERE mechanic_id = $1 AND holds = 1 AND starts_at >= $2 "
    "AND status IN ('held', 'booked', 'in_progress')"};

inline constexpr const Sql* kMechanicStatements[] = {
    &kMechanicInsert,       &kMechanicUpdate,      &kMechanicGet,
    &kMechanicAll,          &kMechanicHours,       &kMechanicSkills,
    &kMechanicHoursDelete,  &kMechanicHoursInsert, &kMechanicSkillsDelete,
    &kMechanicSkillInsert,  &kMechanicJobsToDo};

inline constexpr Sql kClosureInsert{
    "closure.insert",
    "INSERT INTO closure (mechanic_id, begins_local, ends_local, reason, created_at) "
    "VALUES ($1, $2, $3, $4, $5) RETURNING id"};

inline constexpr Sql kClosureGet{
    "closure.get",
    "SELECT id, revision, mechanic_id, begins_local, ends_local, reason FROM closure "
    "WHERE id = $1"};

inline constexpr Sql kClosureDelete{"closure.delete", "DELETE FROM closure WHERE id = $1"};

inline constexpr Sql kClosureBetween{
    "closure.between",
    "SELECT id, revision, mechanic_id, begins_local, ends_local, reason FROM closure "
    "WHERE ends_local > $1 AND begins_local < $2 ORDER BY begins_local, ends_local, id"};

inline constexpr const Sql* kClosureStatements[] = {&kClosureInsert, &kClosureGet,
                                                    &kClosureDelete, &kClosureBetween};

}  // namespace shop::store::sql
