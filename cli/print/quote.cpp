#include "quote.hpp"

#include "amount.hpp"
#include "quote_lines.hpp"
#include "safe.hpp"
#include "spoken.hpp"
#include "when.hpp"
#include "width.hpp"
#include "wrapped.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <string_view>
#include <vector>

namespace shop::cli {

namespace {

constexpr std::size_t kColumns = 80;
constexpr std::size_t kLabel = 7;  // "Say:   "

bool is_expired(const Quote& quote, LocalDate today) {
    return quote.status == QuoteStatus::open && today > quote.valid_through;
}

std::string validity(const Quote& quote, const QuoteCardContext& context) {
    switch (quote.status) {
        case QuoteStatus::accepted:
            return "ACCEPTED";
        case QuoteStatus::declined:
            return "DECLINED";
        case QuoteStatus::superseded:
            return "SUPERSEDED";
        case QuoteStatus::open:
            break;
    }
    return (is_expired(quote, context.today) ? "EXPIRED, last day " : "good through ") +
           full_date(quote.valid_through);
}

std::string place(const Quote& quote) {
    if (quote.area_assumed) return quote.area + " area assumed";
    if (quote.area.empty()) return quote.postal_code;
    return quote.postal_code + ", " + quote.area + " area";
}

std::string customer(const Quote& quote) {
    if (!quote.customer) return "no customer yet";
    return fmt::format("{}, customer {}", quote.customer_name, quote.customer->value());
}

/// Up to three columns; under each other where they are too wide.
std::string columns(std::string_view first, std::string_view second, std::string_view third) {
    constexpr std::size_t kSecond = 18;
    constexpr std::size_t kThird = 40;
    std::string line = safe(first);
    for (const auto& [text, column] :
         {std::pair{safe(second), kSecond}, std::pair{safe(third), kThird}}) {
        if (text.empty()) continue;
        const std::string before = line.empty() ? line : line + "  ";
        line = line.empty() ? text : pad_right(before, column) + text;
    }
    if (display_width(line) <= kColumns) return line + "\n";
    std::string lines;
    for (const std::string_view text : {first, second, third}) {
        for (const std::string& part : wrapped(safe(text), kColumns)) {
            if (!part.empty()) lines += part + "\n";
        }
    }
    return lines;
}

std::string header(const Quote& quote, const QuoteCardContext& context) {
    std::string vehicle = quote.vehicle_text.empty() ? "no vehicle yet" : quote.vehicle_text;
    if (quote.vehicle) vehicle = fmt::format("v{} {}", quote.vehicle->value(), vehicle);
    return columns(fmt::format("ESTIMATE Q{}", quote.id.value()),
                   full_date(context.zone.date(quote.created_at)), validity(quote, context)) +
           columns(vehicle, place(quote), customer(quote));
}

std::string subtotal(const Quote& quote, const Currency& currency) {
    constexpr std::size_t kSums = 54;
    const QuoteTotals& totals = quote.totals;
    std::vector<std::string> pieces;
    const auto add = [&](std::string_view name, Money amount, bool always) {
        if (always || !amount.is_zero()) {
            pieces.push_back(fmt::format("{} {}", name, amount_text(amount, currency)));
        }
    };
    add("Labor", totals.labor, true);
    add("Parts", totals.parts, true);
    add("Emergency", totals.surcharge, false);
    add("Fees", totals.fees, true);
    add("Travel", totals.travel, true);
    add("Discount", -totals.discount, false);
    add("Credit", -totals.credit, false);
    std::string text;
    const auto lines = wrapped(pieces, "   ", kSums);
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) text += lines[i] + "\n";
    return text + with_amount(pad_right(lines.back(), kSums + 3) + "Subtotal",
                              amount_text(totals.subtotal, currency));
}

std::string sums(const Quote& quote, const Currency& currency) {
    std::string text = with_amount("", "-----------") + subtotal(quote, currency);
    if (quote.tax_rate != Rate{}) {
        text +=
            amount_line(fmt::format("Sales tax, {} of {} (T)", to_percent_string(quote.tax_rate),
                                    amount_text(quote.totals.taxable, currency)),
                        amount_text(quote.totals.tax, currency));
    }
    return text + amount_line("TOTAL", to_display_string(quote.totals.total, currency));
}

std::string labelled(std::string_view label, const std::vector<std::string>& lines) {
    std::string result;
    for (const std::string& line : lines) {
        result += pad_right(result.empty() ? label : "", kLabel) + line + "\n";
    }
    return result;
}

std::string labelled(std::string_view label, const std::string& text) {
    return labelled(label, wrapped(text, kColumns - kLabel));
}

std::string joined(const std::vector<std::string_view>& words) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) text += i + 1 == words.size() ? " and " : ", ";
        text += words[i];
    }
    return text;
}

std::string spoken(const Quote& quote, const Currency& currency) {
    const std::string amount = spoken_amount(quote.totals.total, currency);
    if (amount.empty()) return {};
    std::vector<std::string_view> with;
    if (!quote.totals.parts.is_zero()) with.emplace_back("parts");
    if (!quote.totals.labor.is_zero()) with.emplace_back("labor");
    if (!quote.totals.travel.is_zero()) with.emplace_back("travel");
    if (!quote.totals.tax.is_zero()) with.emplace_back("tax");
    std::string time = spoken_duration(quote.duration);
    time.front() = 'A';
    return labelled("Say:",
                    amount + (with.empty() ? "" : ", with " + joined(with)) + ". " + time + ".");
}

std::string next_steps(const Quote& quote, LocalDate today) {
    const std::string id = fmt::format("Q{}", quote.id.value());
    std::vector<std::string> steps;
    if (quote.authorization && quote.authorization->total < quote.totals.total &&
        quote.status == QuoteStatus::accepted) {
        steps = {"shopctl quote accept " + id + " --by NAME --means phone"};
    } else if (quote.status == QuoteStatus::accepted) {
        steps = {"shopctl slots " + id};
    } else if (quote.status == QuoteStatus::open && !is_expired(quote, today)) {
        steps = {"shopctl slots " + id, "shopctl quote accept " + id + " --by NAME --means phone"};
    } else {
        return {};
    }
    return labelled("Next:", wrapped(steps, "    ", kColumns - kLabel));
}

std::string agreement(const Quote& quote, const QuoteCardContext& context) {
    std::string text;
    if (quote.authorization) {
        const Authorization& given = *quote.authorization;
        text += labelled(
            "Yes:", safe(fmt::format(
                        "{}, {}, {}, to {}", given.by, given.means,
                        full_date_and_time(given.at, context.zone, context.settings.booking.clock),
                        to_display_string(given.total, context.settings.profile.currency))));
    }
    if (quote.status == QuoteStatus::declined && !quote.decline_reason.empty()) {
        text += labelled("No:", safe(quote.decline_reason));
    }
    return text;
}

}  // namespace

std::string quote_state(const Quote& quote, LocalDate today) {
    return is_expired(quote, today) ? "expired" : std::string{to_string(quote.status)};
}

std::string quote_work(const Quote& quote) {
    std::string names;
    for (const QuoteItem& item : quote.items) names += (names.empty() ? "" : ", ") + item.name;
    return names;
}

std::string quote_card(const Quote& quote, const QuoteCardContext& context) {
    const Currency& currency = context.settings.profile.currency;
    std::string text =
        header(quote, context) + "\n" + quote_lines(quote, currency) + sums(quote, currency) + "\n";
    text += "On site " + duration(quote.duration) + ".";
    if (context.first_open) {
        text += "   First open: " + date_and_time(*context.first_open, context.zone,
                                                  context.settings.booking.clock, context.today);
    }
    text += "\n";
    if (!quote.notes.empty()) text += "Note:  " + safe_lines(quote.notes) + "\n";
    return text + agreement(quote, context) + spoken(quote, currency) +
           (context.stored ? next_steps(quote, context.today) : "");
}

}  // namespace shop::cli
