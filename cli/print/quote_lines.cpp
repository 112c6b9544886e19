#include "quote_lines.hpp"

#include "amount.hpp"
#include "safe.hpp"
#include "width.hpp"
#include "wrapped.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

namespace shop::cli {

namespace {

// Columns, as the mark T after the amounts ends within 80.
constexpr std::size_t kName = 47;
constexpr std::size_t kQuantity = 8;
constexpr std::size_t kEach = 10;
constexpr std::size_t kAmount = 12;
constexpr std::size_t kAll = kName + kQuantity + kEach + kAmount;
constexpr std::string_view kIndent = "   ";

std::string cell(const std::string& text, std::size_t width) {
    return " " + pad_left(text, width - 1);
}

/// The name above where it is long, the rest beside its last line, so that it ends where
/// all amounts do.
std::string row(std::string_view indent, const std::string& name, const std::string& rest,
                std::string_view mark) {
    constexpr std::size_t kNarrowest = 20;
    const std::size_t columns = std::max(kNarrowest, kAll - std::min(kAll, rest.size()));
    const auto lines = wrapped(safe(name), columns - indent.size() - 1);
    std::string text;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        std::string line = std::string{indent} + lines[i];
        const bool last = i + 1 == lines.size();
        if (last) line = pad_right(line, columns).append(rest).append(mark);
        text += line + "\n";
    }
    return text;
}

std::string_view mark(bool taxed) {
    return taxed ? " T" : "";
}

/// `2.0 h`; minutes where hours would have to be rounded.
std::string hours_text(Minutes labor) {
    const auto minutes = labor.count();
    if (minutes % 6 == 0) return fmt::format("{}.{} h", minutes / 60, minutes % 60 / 6);
    if (minutes % 3 == 0) return fmt::format("{}.{:02} h", minutes / 60, minutes % 60 * 5 / 3);
    return fmt::format("{} min", minutes);
}

std::string part_name(const QuoteLine& line) {
    std::string name = line.name;
    if (!line.number.empty()) name += ", " + line.number;
    if (!line.condition.empty()) name += " (" + line.condition + ")";
    if (line.refundable) name += " (refundable)";
    return name;
}

std::string priced_line(const QuoteLine& line, const Currency& currency) {
    const bool hourly = line.labor.has_value();
    std::string quantity;
    std::string each;
    // The share of a package's price is no product of what stands before it.
    if (line.amount == line.list) {
        if (hourly) quantity = hours_text(*line.labor);
        if (line.kind == LineKind::part) quantity = to_string(line.quantity);
        if (!quantity.empty()) each = amount_text(line.each, currency);
    } else if (line.kind == LineKind::part && line.quantity != Quantity{}) {
        quantity = to_string(line.quantity);
    }
    const std::string rest = cell(quantity, kQuantity) + cell(each, kEach) +
                             cell(amount_text(line.amount, currency), kAmount);
    return row(kIndent, line.kind == LineKind::part ? part_name(line) : line.name, rest,
               mark(line.taxable));
}

std::string heading(const Quote& quote, int index, const Currency& currency) {
    const QuoteItem& item = quote.items[static_cast<std::size_t>(index)];
    Money list;
    Money amount;
    for (const QuoteLine& line : quote.lines) {
        if (line.item != index || line.amount == line.list) continue;
        list += line.list;
        amount += line.amount;
    }
    std::string text = item.name;
    if (amount != list) {
        text += fmt::format(" (package: {} in place of {})", amount_text(amount, currency),
                            amount_text(list, currency));
    }
    std::string lines;
    for (const std::string& line : wrapped(safe(text), kName + kQuantity + kEach)) {
        lines += line + "\n";
    }
    return lines;
}

struct Sums {
    Money labor_surcharge, travel_surcharge;
    Money labor_discount, parts_discount;
    bool labor_taxed = false, parts_taxed = false, travel_taxed = false;
};

Sums sums_of(const Quote& quote) {
    Sums sums;
    for (const QuoteLine& line : quote.lines) {
        if (line.kind == LineKind::labor) {
            sums.labor_surcharge += line.surcharge;
            sums.labor_discount += line.discount;
            sums.labor_taxed = line.taxable;
        } else if (line.kind == LineKind::part) {
            sums.parts_discount += line.discount;
            sums.parts_taxed = line.taxable;
        } else if (line.kind == LineKind::travel) {
            sums.travel_surcharge += line.surcharge;
            sums.travel_taxed = line.taxable;
        }
    }
    return sums;
}

std::string surcharge_line(const Quote& quote, std::string_view what, Money amount, bool taxed,
                           const Currency& currency) {
    if (amount.is_zero()) return {};
    const auto thousandths = quote.emergency_multiplier.parts_per_million() / 1'000;
    return amount_line(
        fmt::format("Emergency surcharge, {} x {}", what,
                    thousandths * 1'000 == quote.emergency_multiplier.parts_per_million()
                        ? to_string(Quantity{thousandths})
                        : to_percent_string(quote.emergency_multiplier)),
        amount_text(amount, currency), taxed);
}

std::string discount_lines(const Quote& quote, const Sums& sums, const Currency& currency) {
    if (!quote.discount) return {};
    const Discount& discount = *quote.discount;
    const std::string size = discount.percent ? " " + to_percent_string(*discount.percent) : "";
    const auto line = [&](std::string_view what, Money amount, bool taxed) {
        if (amount.is_zero()) return std::string{};
        return amount_line(fmt::format("Discount{} on {}: {}", size, what, discount.reason),
                           amount_text(-amount, currency), taxed);
    };
    std::string text = line("labor", sums.labor_discount, sums.labor_taxed) +
                       line("parts", sums.parts_discount, sums.parts_taxed);
    if (text.empty()) {
        text = amount_line(fmt::format("Discount{}: {}", size, discount.reason),
                           amount_text(Money{}, currency));
    }
    return text;
}

}  // namespace

std::string with_amount(const std::string& text, const std::string& amount) {
    return pad_right(text, kName + kQuantity + kEach) + cell(amount, kAmount) + "\n";
}

std::string amount_line(const std::string& name, const std::string& amount, bool taxed) {
    return row("", name, cell(amount, kAmount), mark(taxed));
}

std::string quote_lines(const Quote& quote, const Currency& currency) {
    const Sums sums = sums_of(quote);
    std::string work = std::string(kName, ' ') + cell("qty", kQuantity) + cell("each", kEach) +
                       cell("amount", kAmount) + "\n";
    std::string other;
    std::string credits;
    int item = -1;
    for (const QuoteLine& line : quote.lines) {
        const std::string amount = amount_text(line.amount, currency);
        switch (line.kind) {
            case LineKind::labor:
            case LineKind::part:
                if (line.item.value_or(-1) != item) {
                    item = line.item.value_or(-1);
                    if (item >= 0) work += heading(quote, item, currency);
                }
                work += priced_line(line, currency);
                break;
            case LineKind::credit:
                credits += amount_line(line.name, amount, line.taxable);
                break;
            case LineKind::fee:
            case LineKind::supplies:
            case LineKind::travel:
                other += amount_line(line.name, amount, line.taxable);
                break;
        }
    }
    return work + surcharge_line(quote, "labor", sums.labor_surcharge, sums.labor_taxed, currency) +
           other +
           surcharge_line(quote, "travel", sums.travel_surcharge, sums.travel_taxed, currency) +
           discount_lines(quote, sums, currency) + credits;
}

}  // namespace shop::cli
