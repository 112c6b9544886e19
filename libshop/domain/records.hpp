#pragma once

#include <shop/appointment.hpp>
#include <shop/catalogue.hpp>
#include <shop/people.hpp>
#include <shop/settings.hpp>
#include <shop/time.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace shop::domain {

// Each checks what came from outside and gives back the form that is stored. Ids,
// revisions and dates of creation pass through. Doing it twice changes nothing more.
// All throw Error (invalid_argument) naming the field.

[[nodiscard]] Customer normalised(Customer customer);
/// \param today of the shop: the model year may be at most two ahead
[[nodiscard]] Vehicle normalised(Vehicle vehicle, LocalDate today);
[[nodiscard]] Mechanic normalised(Mechanic mechanic);
[[nodiscard]] Closure normalised(Closure closure);
/// An empty contact stays empty.
[[nodiscard]] Contact normalised(Contact contact);
[[nodiscard]] Service normalised(Service service);
/// Whether its services exist is the catalogue's to say.
[[nodiscard]] Package normalised(Package package);

/// For each weekday ranges within 00:00 to 24:00, in order, that neither touch nor
/// overlap. \throws Error (invalid_argument) naming the weekday
void check_hours(const WeeklyHours& hours);

/// A code of a service or package: a-z, 0-9 and `-`, the first no `-`.
/// \throws Error (invalid_argument)
[[nodiscard]] std::string checked_code(std::string_view text);

/// In lower case, each once, in the order given.
[[nodiscard]] std::vector<std::string> checked_skills(const std::vector<std::string>& skills);

}  // namespace shop::domain
