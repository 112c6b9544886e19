#include "mail/estimate_lines.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <string_view>

#include "mail/layout.hpp"

namespace shop::mail {

namespace {

/// `2.0 h`; minutes where hours would have to be rounded.
std::string hours_text(Minutes labor) {
    const auto minutes = labor.count();
    if (minutes % 6 == 0) return fmt::format("{}.{} h", minutes / 60, minutes % 60 / 6);
    if (minutes % 3 == 0) return fmt::format("{}.{:02} h", minutes / 60, minutes % 60 * 5 / 3);
    return fmt::format("{} min", minutes);
}

/// `Labor, 2.0 h at $145.00`; `Brake rotor, front, 2 at $74.50 (new)`
std::string work_line(const QuoteLine& line, const Currency& currency) {
    // The share of a package's price is no product of what stands before it.
    const bool by_list = line.amount == line.list;
    std::string text = line.name;
    if (line.kind == LineKind::part) {
        if (line.quantity != Quantity{}) {
            text += ", " + to_string(line.quantity);
            if (by_list) text += " at " + to_display_string(line.each, currency);
        }
        if (!line.condition.empty()) text += " (" + line.condition + ")";
        if (line.refundable) text += " (refundable)";
    } else if (line.labor && by_list) {
        text += fmt::format(", {} at {}", hours_text(*line.labor),
                            to_display_string(line.each, currency));
    }
    return text;
}

class Lines {
public:
    Lines(const Quote& quote, const Currency& currency) : quote_(quote), currency_(currency) {}

    std::vector<EstimateLine> all() {
        add_work();
        add_other();
        add_discount();
        add_tax();
        return std::move(lines_);
    }

private:
    void add(std::string name, Money amount, bool of_work = false) {
        lines_.push_back({std::move(name), to_display_string(amount, currency_), of_work});
    }

    void add_work() {
        int item = -1;
        Money surcharge;
        for (const QuoteLine& line : quote_.lines) {
            if (line.kind != LineKind::labor && line.kind != LineKind::part) continue;
            surcharge += line.surcharge;
            if (line.item.value_or(-1) != item) {
                item = line.item.value_or(-1);
                if (item >= 0) {
                    lines_.push_back(
                        {quote_.items.at(static_cast<std::size_t>(item)).name, "", false});
                }
            }
            add(work_line(line, currency_), line.amount, true);
        }
        if (!surcharge.is_zero()) add("Emergency surcharge on labor", surcharge);
    }

    void add_other() {
        for (const QuoteLine& line : quote_.lines) {
            if (line.kind == LineKind::labor || line.kind == LineKind::part) continue;
            // What areas are called is between the shop and itself.
            add(line.kind == LineKind::travel ? "Travel to you" : line.name, line.amount);
            if (!line.surcharge.is_zero()) add("Emergency surcharge on travel", line.surcharge);
        }
    }

    void add_discount() {
        if (!quote_.discount) return;
        const Discount& discount = *quote_.discount;
        std::string size = discount.percent ? " " + to_percent_string(*discount.percent) : "";
        if (discount.scope == DiscountScope::labor) size += " on labor";
        if (discount.scope == DiscountScope::parts) size += " on parts";
        add(fmt::format("Discount{}: {}", size, discount.reason), -quote_.totals.discount);
    }

    /// `Sales tax, 8.25% of parts and fees`
    void add_tax() {
        if (quote_.tax_rate == Rate{}) return;
        std::vector<std::string> taxed;
        const auto add_if = [&](std::string_view name, auto holds) {
            for (const QuoteLine& line : quote_.lines) {
                if (!line.taxable || line.amount.is_zero() || !holds(line.kind)) continue;
                taxed.emplace_back(name);
                return;
            }
        };
        add_if("parts", [](LineKind kind) { return kind == LineKind::part; });
        add_if("labor",
               [](LineKind kind) { return kind == LineKind::labor || kind == LineKind::credit; });
        add_if("fees",
               [](LineKind kind) { return kind == LineKind::fee || kind == LineKind::supplies; });
        add_if("travel", [](LineKind kind) { return kind == LineKind::travel; });
        const char* const name = currency_.code == "USD" ? "Sales tax" : "Tax";
        std::string text = fmt::format("{}, {}", name, to_percent_string(quote_.tax_rate));
        if (!taxed.empty()) text += " of " + joined(taxed);
        add(text, quote_.totals.tax);
    }

    const Quote& quote_;
    const Currency& currency_;
    std::vector<EstimateLine> lines_;
};

}  // namespace

std::vector<EstimateLine> estimate_lines(const Quote& quote, const Currency& currency) {
    return Lines(quote, currency).all();
}

}  // namespace shop::mail
