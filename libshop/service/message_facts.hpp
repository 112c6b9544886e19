#pragma once

#include <shop/outbox.hpp>

#include <optional>
#include <string>

#include "mail/facts.hpp"
#include "mail/letters.hpp"
#include "service/context.hpp"

// What letters are written from, read from the store.
namespace shop::service {

/// \throws Error (not_found)
[[nodiscard]] mail::JobFacts job_facts(Context& context, AppointmentId id, const Message& message);
/// \throws Error (not_found), (invalid_argument) where the quote has no customer
[[nodiscard]] mail::QuoteFacts quote_facts(Context& context, QuoteId id);
/// Read by transactions of its own. \param reader none: the shop
[[nodiscard]] mail::DaySheetFacts day_sheet_facts(Context& context, LocalDate date,
                                                  std::optional<MechanicId> reader);

/// A letter, and what is noted when it is sent.
struct WrittenLetter {
    mail::Letter letter;
    std::optional<Instant> told_start;
    std::string contents;  ///< of a day sheet
};

/// Writes letters with the shop's templates. Outside of a transaction.
class Writer {
public:
    explicit Writer(Context& context);

    /// \throws Error (not_found)
    [[nodiscard]] WrittenLetter write(const Message& message);
    /// Of facts that were read before.
    [[nodiscard]] WrittenLetter write(const Message& message, const mail::JobFacts& facts);

    /// What is wrong with the shop's templates, said once.
    [[nodiscard]] std::vector<std::string> take_notices() { return templates_.take_notices(); }

private:
    [[nodiscard]] mail::Desk desk(const Message& message);

    Context* context_;
    mail::TemplateSet templates_;
    std::string store_uid_;
};

}  // namespace shop::service
