#pragma once

#include <shop/appointment.hpp>

#include <string>
#include <string_view>
#include <vector>

#include "mail/values.hpp"

// How letters to the shop and its mechanics speak of jobs.
namespace shop::mail {

/// `get plate and VIN`; empty: both are known.
[[nodiscard]] std::string to_get_on_site(const Appointment& job);

/// `line` of a note.
[[nodiscard]] Values note_values(std::string_view line);
/// A note of several lines, empty ones left out.
[[nodiscard]] std::vector<Values> note_items(std::string_view notes);
/// The same as text.
[[nodiscard]] std::vector<std::string> note_lines(std::string_view notes);

}  // namespace shop::mail
