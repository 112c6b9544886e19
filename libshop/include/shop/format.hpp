#pragma once

#include <shop/appointment.hpp>
#include <shop/audit.hpp>
#include <shop/availability.hpp>
#include <shop/catalogue.hpp>
#include <shop/database.hpp>
#include <shop/error.hpp>
#include <shop/outbox.hpp>
#include <shop/people.hpp>
#include <shop/quote.hpp>
#include <shop/schedule.hpp>
#include <shop/settings.hpp>
#include <shop/zone.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shop {

/// How records are written as JSON: snake_case keys, instants as RFC 3339 with the
/// shop's offset, money as integer minor units in keys that end in `_cents` beside a
/// `currency`, ids as integers, absent values as null. A text is one JSON object on
/// one line, without a line end.
struct JsonStyle {
    const Zone& zone;          ///< must outlive the call
    const Currency& currency;  ///< must outlive the call
};

[[nodiscard]] std::string to_json(const Customer& customer, const JsonStyle& style);
[[nodiscard]] std::string to_json(const Vehicle& vehicle, const JsonStyle& style);
[[nodiscard]] std::string to_json(const Mechanic& mechanic, const JsonStyle& style);
[[nodiscard]] std::string to_json(const Closure& closure, const JsonStyle& style);
[[nodiscard]] std::string to_json(const Service& service, const JsonStyle& style);
[[nodiscard]] std::string to_json(const Package& package, const JsonStyle& style);
[[nodiscard]] std::string to_json(const Quote& quote, const JsonStyle& style);
[[nodiscard]] std::string to_json(const Appointment& appointment, const JsonStyle& style);
/// The appointment, and `replayed` beside it.
[[nodiscard]] std::string to_json(const Booked& booked, const JsonStyle& style);
/// `{"appointment": ..., "was": {"start": ..., "end": ...}}`
[[nodiscard]] std::string to_json(const Shifted& shifted, const JsonStyle& style);
[[nodiscard]] std::string to_json(const Override& overriding, const JsonStyle& style);
[[nodiscard]] std::string to_json(const Slot& slot, const JsonStyle& style);
[[nodiscard]] std::string to_json(const SlotSearch& search, const JsonStyle& style);
/// The same, with `beyond_rules`: each start with the rules to override.
[[nodiscard]] std::string to_json(const SlotSearch& search,
                                  const std::vector<Explanation>& beyond_rules,
                                  const JsonStyle& style);
[[nodiscard]] std::string to_json(const Explanation& explanation, const JsonStyle& style);
[[nodiscard]] std::string to_json(const Misfit& misfit, const JsonStyle& style);
[[nodiscard]] std::string to_json(const MechanicDay& day, const JsonStyle& style);
[[nodiscard]] std::string to_json(const ScheduleTodo& todo, const JsonStyle& style);
[[nodiscard]] std::string to_json(const MechanicParts& parts, const JsonStyle& style);
[[nodiscard]] std::string to_json(const Message& message, const JsonStyle& style);
[[nodiscard]] std::string to_json(const PlannedMessage& planned, const JsonStyle& style);
[[nodiscard]] std::string to_json(const RemindReport& report, const JsonStyle& style);
[[nodiscard]] std::string to_json(const WrittenMessage& written);
[[nodiscard]] std::string to_json(const AuditEntry& entry, const JsonStyle& style);
[[nodiscard]] std::string to_json(const AuditVerification& found, const JsonStyle& style);
[[nodiscard]] std::string to_json(const DatabaseStatus& status, const JsonStyle& style);
[[nodiscard]] std::string to_json(const DatabaseCheck& check);
/// `{"error": {"code": ..., "message": ..., "hint": ...}}` with what is in the way of a
/// SlotTaken or RuleRefused and the nearest open slots. \param style null: no shop is known
[[nodiscard]] std::string to_json(const Error& error, const JsonStyle* style);

/// A JSON string, quotes included.
[[nodiscard]] std::string json_string(std::string_view text);

/// The part of the settings that is policy (zone, currency, hours, booking, pricing,
/// areas, reminders): canonical, the same settings always give the same bytes.
[[nodiscard]] std::string policy_document(const Settings& settings);

/// Settings with this policy in place of their own: the other way round.
/// \throws Error (store_damaged)
[[nodiscard]] Settings with_policy(Settings settings, std::string_view document);

/// RFC 4180 text: CRLF, quoted where needed.
class CsvWriter {
public:
    /// excel: a byte order mark first, and cells that would run as formulas made inert.
    /// machine: every cell as it is.
    enum class For { excel, machine };
    explicit CsvWriter(For reader) : reader_(reader) {}

    /// One line, ready to be written; the first has the byte order mark.
    [[nodiscard]] std::string row(const std::vector<std::string>& cells);

private:
    For reader_;
    bool first_ = true;
};

/// `2026-11-24T09:00:00-08:00` (RFC 3339).
[[nodiscard]] std::string to_rfc3339(Instant instant, const Zone& zone);

/// Reads `2026-11-24T09:00:00-08:00`: `T` or a blank, seconds may be left out, fractions
/// of them are cut off, `Z` or an offset must be there. None for anything else, such as
/// a day that its month does not have or a leap second.
[[nodiscard]] std::optional<Instant> parse_rfc3339(std::string_view text);

}  // namespace shop
