#pragma once

#include <shop/appointment.hpp>

#include <string>
#include <string_view>
#include <vector>

// How the columns of an appointment are written. Values of another program are damage.
namespace shop::store {

/// \throws Error (store_damaged)
[[nodiscard]] AppointmentStatus read_status(const std::string& text);

/// `hours,notice` as rules. \throws Error (store_damaged)
[[nodiscard]] std::vector<Rule> read_rules(std::string_view text);
/// And the other way round.
[[nodiscard]] std::string written(const std::vector<Rule>& rules);

}  // namespace shop::store
