#pragma once

#include <shop/quote.hpp>
#include <shop/settings.hpp>
#include <shop/time.hpp>
#include <shop/zone.hpp>

#include <optional>
#include <string>

namespace shop::cli {

/// What the card says beside what the quote holds.
struct QuoteCardContext {
    const Zone& zone;          ///< must outlive the call
    const Settings& settings;  ///< must outlive the call
    LocalDate today;
    std::optional<Instant> first_open;  ///< where somebody has looked for it
    bool stored = true;                 ///< false in a dry run: nothing can be done with it next
};

/// The estimate, line by line, 80 columns: the amounts of the column add up to the total,
/// those marked T to what the tax was taken from.
[[nodiscard]] std::string quote_card(const Quote& quote, const QuoteCardContext& context);

/// `open`, `expired`, `accepted`, `declined`, `superseded`.
[[nodiscard]] std::string quote_state(const Quote& quote, LocalDate today);

/// `Synthetic oil change, Tire rotation`
[[nodiscard]] std::string quote_work(const Quote& quote);

}  // namespace shop::cli
