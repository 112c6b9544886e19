#include "store/mechanics.hpp"

#include <algorithm>

#include "store/rows.hpp"
#include "store/sql/mechanic.hpp"

namespace shop::store {

namespace {

Mechanic read_mechanic(Fields& fields) {
    Mechanic mechanic;
    mechanic.id = fields.id<MechanicId>();
    mechanic.revision = fields.integer();
    mechanic.name = fields.text();
    mechanic.phone = fields.text();
    mechanic.email = fields.text();
    if (fields.flag()) mechanic.hours.emplace();
    mechanic.retired = fields.flag();
    return mechanic;
}

Closure read_closure(Fields& fields) {
    Closure closure;
    closure.id = fields.id<ClosureId>();
    closure.revision = fields.integer();
    closure.mechanic = fields.optional_id<MechanicId>();
    closure.begins = fields.local();
    closure.ends = fields.local();
    closure.reason = fields.text();
    return closure;
}

/// Those that a statement finds. A shop has a handful of mechanics: hours and skills are read
/// whole.
std::vector<Mechanic> read_mechanics(driver::Connection& connection, const driver::Sql& sql,
                                     std::initializer_list<driver::Parameter> parameters) {
    auto found = connection.query(sql, parameters);
    const auto hours = connection.query(sql::kMechanicHours, {});
    const auto skills = connection.query(sql::kMechanicSkills, {});
    auto mechanics = read_all(std::move(found), read_mechanic);
    const auto owner = [&mechanics](MechanicId id) {
        return std::ranges::find(mechanics, id, &Mechanic::id);
    };
    while (hours->next()) {
        Fields fields(*hours);
        const auto whose = owner(fields.id<MechanicId>());
        const auto weekday = static_cast<std::size_t>(fields.integer() - 1);
        const TimeRange range{Minutes{fields.integer()}, Minutes{fields.integer()}};
        if (whose != mechanics.end() && whose->hours) whose->hours->at(weekday).push_back(range);
    }
    while (skills->next()) {
        Fields fields(*skills);
        const auto whose = owner(fields.id<MechanicId>());
        if (whose != mechanics.end()) whose->skills.push_back(fields.text());
    }
    return mechanics;
}

void write_details(driver::Connection& connection, MechanicId id, const Mechanic& mechanic) {
    if (mechanic.hours) {
        for (std::size_t weekday = 0; weekday < mechanic.hours->size(); ++weekday) {
            for (const TimeRange& range : mechanic.hours->at(weekday)) {
                connection.send(
                    sql::kMechanicHoursInsert,
                    {stored(id), static_cast<std::int64_t>(weekday + 1),
                     std::int64_t{range.opens.count()}, std::int64_t{range.closes.count()}});
            }
        }
    }
    for (const std::string& skill : mechanic.skills) {
        connection.send(sql::kMechanicSkillInsert, {stored(id), skill});
    }
}

}  // namespace

MechanicId insert_mechanic(driver::Connection& connection, const Mechanic& mechanic,
                           const std::string& folded_name, Instant now) {
    const MechanicId id{read_integer(connection.query(
        sql::kMechanicInsert, {mechanic.name, folded_name, mechanic.phone, mechanic.email,
                               mechanic.hours.has_value(), stored(now)}))};
    write_details(connection, id, mechanic);
    return id;
}

bool update_mechanic(driver::Connection& connection, const Mechanic& mechanic,
                     const std::string& folded_name) {
    const std::int64_t changed = connection.execute(
        sql::kMechanicUpdate,
        {mechanic.name, folded_name, mechanic.phone, mechanic.email, mechanic.hours.has_value(),
         mechanic.retired, stored(mechanic.id), mechanic.revision});
    if (changed != 1) return false;
    connection.send(sql::kMechanicHoursDelete, {stored(mechanic.id)});
    connection.send(sql::kMechanicSkillsDelete, {stored(mechanic.id)});
    write_details(connection, mechanic.id, mechanic);
    return true;
}

std::optional<Mechanic> find_mechanic(driver::Connection& connection, MechanicId id) {
    auto found = read_mechanics(connection, sql::kMechanicGet, {stored(id)});
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

void expect_mechanics(driver::Connection& connection) {
    for (const driver::Sql* sql :
         {&sql::kMechanicAll, &sql::kMechanicHours, &sql::kMechanicSkills}) {
        connection.expect(*sql);
    }
}

std::vector<Mechanic> all_mechanics(driver::Connection& connection) {
    return read_mechanics(connection, sql::kMechanicAll, {});
}

std::int64_t jobs_to_do(driver::Connection& connection, MechanicId mechanic, Instant from) {
    return read_integer(
        connection.query(sql::kMechanicJobsToDo, {stored(mechanic), stored(from)}));
}

ClosureId insert_closure(driver::Connection& connection, const Closure& closure, Instant now) {
    return ClosureId{read_integer(connection.query(
        sql::kClosureInsert, {stored(closure.mechanic), stored(closure.begins),
                              stored(closure.ends), closure.reason, stored(now)}))};
}

std::optional<Closure> find_closure(driver::Connection& connection, ClosureId id) {
    return read_one(connection.query(sql::kClosureGet, {stored(id)}), read_closure);
}

void delete_closure(driver::Connection& connection, ClosureId id) {
    connection.send(sql::kClosureDelete, {stored(id)});
}

std::vector<Closure> closures_between(driver::Connection& connection, LocalTime from,
                                      LocalTime to) {
    return read_all(connection.query(sql::kClosureBetween, {stored(from), stored(to)}),
                    read_closure);
}

}  // namespace shop::store
