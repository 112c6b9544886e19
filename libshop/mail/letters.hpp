#pragma once

#include <string_view>
#include <vector>

#include "mail/desk.hpp"
#include "mail/facts.hpp"
#include "mail/letter.hpp"

namespace shop::mail {

/// Who reads a letter.
enum class Audience {
    customer,  ///< the contact on site where that has an address, else the customer
    payer,     ///< the customer alone
    shop,      ///< the shop, or a mechanic
};

/// A kind of message, named as the outbox stores it and as its templates are called.
struct Kind {
    std::string_view name;
    /// What it is written from, and by which function: QuoteFacts, JobFacts, DaySheetFacts.
    enum class About { quote, job, day } about;
    Audience audience;
    std::string_view calendar_method;  ///< `REQUEST`, `CANCEL`; empty: no calendar entry
};

/// estimate, confirmation, change, late, cancellation, reminder, missed, booked, rescheduled,
/// cancelled, day_sheet.
[[nodiscard]] const std::vector<Kind>& kinds();
/// \throws Error (not_found) naming the nearest known one
[[nodiscard]] const Kind& kind_named(std::string_view name);

// Each gives a letter that is ready for a Mailer. Where nobody can be reached `to.address` is
// empty: such a letter is for showing only.

/// \throws Error (invalid_argument) for a kind that is about something else
[[nodiscard]] Letter write_letter(const Kind& kind, const QuoteFacts& facts, const Desk& desk);

/// One letter of `late` and of `reminder` speaks of all the jobs that its customer has at the
/// stop (facts.at_stop), so that one of them is enough. Any other speaks of its own job, and
/// names those that stay beside it.
/// \throws Error (invalid_argument) for a kind that is about something else
[[nodiscard]] Letter write_letter(const Kind& kind, const JobFacts& facts, const Desk& desk);

/// \throws Error (invalid_argument) for a kind that is about something else
[[nodiscard]] Letter write_letter(const Kind& kind, const DaySheetFacts& facts, const Desk& desk);

/// Who a letter about this job goes to: the contact on site where that has an address, else
/// the customer. The address is empty where neither has one.
[[nodiscard]] Mailbox customer_or_contact(const Appointment& job);

}  // namespace shop::mail
