#include "domain/pricing_text.hpp"

namespace {

std::string number(shop::Money amount) {
    return std::to_string(amount.minor_units());
}

std::string kind_name(shop::LineKind kind) {
    switch (kind) {
        case shop::LineKind::labor:
            return "labor";
        case shop::LineKind::part:
            return "part";
        case shop::LineKind::fee:
            return "fee";
        case shop::LineKind::supplies:
            return "supplies";
        case shop::LineKind::travel:
            return "travel";
        case shop::LineKind::credit:
            return "credit";
    }
    return "?";
}

std::string line_text(const shop::QuoteLine& line) {
    auto text = kind_name(line.kind) + " " + number(line.amount);
    if (line.list != line.amount) text += " (list " + number(line.list) + ")";
    if (!line.surcharge.is_zero()) text += " + " + number(line.surcharge);
    if (!line.discount.is_zero()) text += " - " + number(line.discount);
    if (line.taxable) text += " T";
    return text + ": " + line.name + "\n";
}

std::string sum_text(const char* name, shop::Money sum) {
    return sum.is_zero() ? std::string() : std::string(name) + " " + number(sum) + ", ";
}

}  // namespace

std::string as_text(const shop::domain::PricedLines& priced) {
    std::string text;
    for (const auto& line : priced.lines) text += line_text(line);
    const auto& totals = priced.totals;
    text += sum_text("labor", totals.labor) + sum_text("parts", totals.parts) +
            sum_text("surcharge", totals.surcharge) + sum_text("travel", totals.travel) +
            sum_text("fees", totals.fees) + sum_text("credit", totals.credit) +
            sum_text("discount", totals.discount) + sum_text("subtotal", totals.subtotal) +
            sum_text("taxable", totals.taxable) + sum_text("tax", totals.tax);
    return text + "total " + number(totals.total) + "\n";
}
