#pragma once

#include <shop/schedule.hpp>

#include <string>
#include <vector>

#include "mail/facts.hpp"
#include "service/context.hpp"

// What a day sheet told, so that a later one can say what has changed.
namespace shop::service {

/// A line for each job of the days that takes place: its number, its start and a digest of what
/// else a sheet says of it: of its customer, car, work and price, and of what did not arrive.
/// \throws Error (not_found)
[[nodiscard]] std::string contents_of(Context& context,
                                      const std::vector<MechanicDay>& days);

/// What became of the day since a sheet told `contents`; by start.
/// \throws Error (not_found)
[[nodiscard]] std::vector<mail::DayChange> changes_since(Context& context,
                                                         const std::string& contents,
                                                         const std::vector<MechanicDay>& days);

}  // namespace shop::service
