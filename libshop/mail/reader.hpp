#pragma once

#include <shop/appointment.hpp>

#include <string>
#include <vector>

#include "mail/facts.hpp"

namespace shop::mail {

/// Who reads a letter to the customer's side, and whether it is who pays.
struct Reader {
    std::string name;
    bool pays = true;
};
[[nodiscard]] Reader reader_of(const Appointment& job);

/// `your Civic`, `Paul Chan's Altima`.
[[nodiscard]] std::string whose_car(const Appointment& job, const Reader& reader);

/// Of the other jobs at the stop those of the same customer that are to come: what neighbours
/// have done is nobody's business.
[[nodiscard]] std::vector<Appointment> own_others(const JobFacts& facts);

}  // namespace shop::mail
