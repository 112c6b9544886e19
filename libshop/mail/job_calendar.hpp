#pragma once

#include <string>

#include "mail/desk.hpp"
#include "mail/facts.hpp"
#include "mail/letter.hpp"

namespace shop::mail {

/// The calendar entry of a job as iCalendar (RFC 6047): the same one from its booking to its
/// cancellation, with the job's own sequence. It asks for no reply, since a calendar that
/// declines must not look like a customer who cancels.
/// \param method `REQUEST` or `CANCEL`
/// \param letter whose parts it is of: from whom and to whom
[[nodiscard]] std::string job_calendar(const std::string& method, const JobFacts& facts,
                                       const Letter& letter, const Desk& desk);

}  // namespace shop::mail
