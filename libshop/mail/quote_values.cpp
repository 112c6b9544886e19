#include "mail/quote_values.hpp"

#include <fmt/format.h>

#include <utility>

#include "mail/estimate_lines.hpp"
#include "mail/job_words.hpp"
#include "mail/layout.hpp"
#include "mail/links.hpp"
#include "mail/price_words.hpp"
#include "mail/words.hpp"

namespace shop::mail {

namespace {

constexpr std::size_t kAmountsEnd = 57;

/// ` at 19 Oak Ct, Davis`, or, where no car stands before it, ` for work at 19 Oak Ct, Davis`:
/// where the travel was priced for; empty: that was only assumed.
std::string at_place(const Quote& quote, const Customer& customer) {
    if (quote.area_assumed) return {};
    const std::string begin = quote.vehicle_text.empty() ? " for work" : "";
    const bool home = quote.postal_code.empty() || quote.postal_code == customer.postal_code;
    if (home && !customer.address.empty()) return begin + " at " + one_line(customer.address);
    return quote.postal_code.empty() ? "" : begin + " in " + one_line(quote.postal_code);
}

Values line_values(const EstimateLine& line) {
    Values item;
    item.set("name", line.name);
    item.set("amount", line.amount);
    item.only_if("heading", line.amount.empty());
    item.only_if("of_work", !line.amount.empty() && line.of_work);
    item.only_if("other", !line.amount.empty() && !line.of_work);
    const char* const indent = line.of_work ? "    " : "  ";
    item.set_lines("row", with_amount(indent, line.name, line.amount, kAmountsEnd));
    return item;
}

}  // namespace

Values quote_values(const QuoteFacts& facts, const Desk& desk) {
    const Quote& quote = facts.quote;
    const WallWords words = desk.words();
    Values values = shop_values(desk);
    values.set("greeting", greeting(facts.customer.name));
    values.set("estimate", fmt::format("Q{}", quote.id.value()));
    values.set("total", to_display_string(quote.totals.total, desk.settings.profile.currency));
    values.set("work", work_text(quote));
    values.set("work_midline", in_midline(work_text(quote)));
    values.set_one("car", !quote.vehicle_text.empty(), {{"text", quote.vehicle_text}});
    values.only_if("no_car", quote.vehicle_text.empty());
    // With the blank before it, which one line would lose.
    values.set_lines("at_place", at_place(quote, facts.customer));
    std::vector<Values> lines;
    for (const EstimateLine& line : estimate_lines(quote, desk.settings.profile.currency)) {
        lines.push_back(line_values(line));
    }
    values.set_list("lines", line_values({}), std::move(lines));
    values.set_lines("total_row", with_amount("  ", "TOTAL", *values.find("total"), kAmountsEnd));
    values.set("good_through", words.long_day(quote.valid_through));
    values.set("length", length_text(quote.duration));
    const std::string given =
        authorization_of(quote.authorization, quote.totals.total, facts.customer.name, desk);
    values.set_one("authorized", !given.empty(), {{"text", given}});
    values.only_if("to_accept", needs_yes(quote.authorization, quote.totals.total));
    const std::string shop = sender_of(desk.settings).address;
    values.set_one("reply_yes", !shop.empty(),
                   {{"link", mail_link(shop, fmt::format("YES Q{}", quote.id.value()))}});
    return values;
}

}  // namespace shop::mail
