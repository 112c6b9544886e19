#pragma once

#include <shop/people.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "driver/connection.hpp"

namespace shop::store {

MechanicId insert_mechanic(driver::Connection& connection, const Mechanic& mechanic,
                           const std::string& folded_name, Instant now);
/// \return false when the record does not stand at mechanic.revision
[[nodiscard]] bool update_mechanic(driver::Connection& connection, const Mechanic& mechanic,
                                   const std::string& folded_name);
[[nodiscard]] std::optional<Mechanic> find_mechanic(driver::Connection& connection, MechanicId id);
/// By id, retired ones too.
/// Says that all are asked for next.
void expect_mechanics(driver::Connection& connection);
[[nodiscard]] std::vector<Mechanic> all_mechanics(driver::Connection& connection);
/// Jobs that are still to be done and start at `from` or later.
[[nodiscard]] std::int64_t jobs_to_do(driver::Connection& connection, MechanicId mechanic,
                                      Instant from);

ClosureId insert_closure(driver::Connection& connection, const Closure& closure, Instant now);
[[nodiscard]] std::optional<Closure> find_closure(driver::Connection& connection, ClosureId id);
void delete_closure(driver::Connection& connection, ClosureId id);
/// Those that touch [from, to), by begin.
[[nodiscard]] std::vector<Closure> closures_between(driver::Connection& connection, LocalTime from,
                                                    LocalTime to);

}  // namespace shop::store
